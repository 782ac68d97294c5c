// What must never happen while somebody is at a page: an error in the console, a breach of the content policy, a request
// to another host, an answer that says the server is broken.

export class Watch {
  constructor(context, address) {
    this.faults = [];
    const own = new URL(address).host;
    context.on("page", (page) => {
      page.on("console", (message) => this.heard(message));
      page.on("pageerror", (error) => this.faults.push(`script: ${error.message}`));
    });
    context.on("request", (request) => {
      const url = new URL(request.url());
      const isLocal = url.protocol === "data:" || url.protocol === "blob:";
      if (!isLocal && url.host !== own && !this.friends.has(url.host)) this.faults.push(`asked elsewhere: ${url}`);
    });
    context.on("response", (response) => {
      if (response.status() >= 500 && !this.allowsTrouble) this.faults.push(`${response.status()}: ${response.url()}`);
    });
    /** Hosts that a test starts itself, such as a sign-on server. */
    this.friends = new Set();
    /** While a test cuts the connection the browser complains: that is what it is to do. */
    this.allowsTrouble = false;
  }

  heard(message) {
    // A page that refuses (403, 404, 409, 422) is a page; Chromium notes its status all the same.
    const isRefusal = /Failed to load resource: .* status of (4\d\d)/.test(message.text());
    if (message.type() === "error" && !isRefusal && !this.allowsTrouble) {
      this.faults.push(`console: ${message.text()} (${message.location().url})`);
    }
  }

  /** Fails with all that happened. */
  assertCalm() {
    if (this.faults.length > 0) throw new Error(`what must not happen in a browser:\n${this.faults.join("\n")}`);
  }
}
