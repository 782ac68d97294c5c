// Somebody at a browser: opens pages, presses what is named, types under labels, reads what is said.
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

import { look } from "./looks.mjs";
import { Watch } from "./watch.mjs";
import { say } from "./words.mjs";

export const PASSWORD = "mưa rơi trên phố cũ";

export class Person {
  /** Sits down at a browser that nobody has used before. */
  static async at(portal, browser, { language = "vi", scheme = "light", width = 1280, script = true } = {}) {
    const context = await browser.newContext({
      baseURL: portal.address,
      viewport: { width, height: width < 600 ? 800 : 900 },
      colorScheme: scheme,
      javaScriptEnabled: script,
      reducedMotion: "reduce",
      locale: language,
      timezoneId: "Asia/Ho_Chi_Minh",
    });
    context.setDefaultTimeout(15_000);
    const person = new Person(context, portal, language, script);
    await context.addCookies([{ name: "language", value: language, url: portal.address }]);
    person.page = await context.newPage();
    return person;
  }

  constructor(context, portal, language, script) {
    Object.assign(this, { context, portal, language, script });
    this.watch = new Watch(context, portal.address);
  }

  say(id, facts) {
    return say(this.language, id, facts);
  }

  /** Opens an address of the portal and gives back the status of the answer. */
  async open(address) {
    const answer = await this.page.goto(address);
    return answer.status();
  }

  /** Presses the button or link that is called by a sentence. */
  async press(id, { among = this.page, last = false } = {}) {
    const name = this.say(id);
    const either = among
      .getByRole("button", { name, exact: true })
      .or(among.getByRole("link", { name, exact: true }));
    await this.arrives(() => (last ? either.last() : either.first()).click());
  }

  /** Presses Enter on what has the focus. */
  async enter() {
    await this.arrives(() => this.page.keyboard.press("Enter"));
  }

  /** Does something, and waits for the page or the file that it leads to, where it leads to any. */
  async arrives(act) {
    let asked = false;
    const hear = (request) => {
      asked ||= request.isNavigationRequest() && request.frame() === this.page.mainFrame();
    };
    const nothing = () => {};
    const page = this.page.waitForEvent("framenavigated").catch(nothing);
    const file = this.page.waitForEvent("download").catch(nothing);
    this.page.on("request", hear);
    await act();
    for (let waited = 0; waited < 300 && !asked; waited += 20) await sleep(20);
    this.page.off("request", hear);
    if (!asked) return;
    await Promise.race([page, file]);
    await this.page.waitForLoadState("load");
  }

  /** Types into the field under a label: a sentence's id, or words as they stand. */
  async type(label, text) {
    await this.field(label).fill(text);
  }

  /** The first field under a label. */
  field(label) {
    const name = label.startsWith("portal-") ? this.say(label) : label;
    return this.page.getByLabel(name, { exact: true }).first();
  }

  /** The field of one figure: `24.health.2022-06-30`. */
  figure(key) {
    return this.page.locator(`[name="figure.${key}"]`);
  }

  /** Asserts that a sentence, or words, can be read on the page. */
  async reads(text, facts) {
    const words = text.startsWith("portal-") ? this.say(text, facts) : text;
    let body = await this.text();
    // What a script fetches takes a moment.
    for (let waited = 0; waited < 3_000 && !body.includes(flat(words)); waited += 100) {
      await sleep(100);
      body = await this.text();
    }
    assert.ok(body.includes(flat(words)), `“${words}” is not to be read on ${this.page.url()}:\n${body.slice(0, 1500)}`);
  }

  /** Asserts that words cannot be read on the page. */
  async readsNot(text, facts) {
    const words = text.startsWith("portal-") ? this.say(text, facts) : text;
    assert.ok(!(await this.text()).includes(flat(words)), `“${words}” is to be read on ${this.page.url()}`);
  }

  /** All that can be read on the page, on one line. */
  async text() {
    return flat(await this.page.locator("body").innerText());
  }

  /** Looks at the page as the guidelines ask, at both widths and in light and dark. */
  async looks() {
    await look(this.page);
  }

  /** Gets up, and complains of all that went wrong while sitting there. */
  async leave() {
    await this.context.close();
    this.watch.assertCalm();
  }
}

/** Text with every kind of space as one plain space, as readers see it. */
export function flat(text) {
  return text.replace(/[\s\u00a0\u202f]+/g, " ").trim();
}
