// People for the load bench: they accept invitations and send forms as a browser would.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

import { codeOf } from "../../../../browser/stage/codes.mjs";

const PASSWORD = "mưa rơi trên phố cũ";

/** Starts the program and waits until it answers. */
export async function started(program, folder, database) {
  const words = ["serve", "--listen", "127.0.0.1:0", "--folder", folder, ...(database ? ["--database", database] : [])];
  const running = spawn(program, words, { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, THIDUA_LOG: "warn" } });
  const ended = new Promise((done) => running.on("exit", done));
  process.on("exit", () => running.kill("SIGKILL"));
  const addresses = [];
  for await (const line of createInterface({ input: running.stdout })) {
    addresses.push(...(line.match(/http:\/\/\S+[^\s.,]/g) ?? []));
    if (addresses.length > 1) break;
  }
  return { process: running, ended, address: new URL(addresses[0]).origin, invitation: addresses[1] };
}

/** Somebody with a cookie. */
export class Client {
  constructor(portal) {
    this.portal = portal;
    this.cookie = "";
  }

  async get(path) {
    return this.keep(await fetch(new URL(path, this.portal.address), { headers: { cookie: this.cookie }, redirect: "manual" }));
  }

  async post(path, body) {
    const headers = { cookie: this.cookie, "sec-fetch-site": "same-origin" };
    const address = new URL(path, this.portal.address);
    return this.keep(await fetch(address, { method: "POST", body, headers, redirect: "manual" }));
  }

  keep(answer) {
    const session = answer.headers.getSetCookie().find((line) => line.startsWith("session="));
    if (session) this.cookie = session.split(";")[0];
    return answer;
  }
}

/** Accepts an invitation. */
export async function accepted(portal, invitation) {
  const client = new Client(portal);
  const answer = await client.post(invitation, new URLSearchParams({ password: PASSWORD, again: PASSWORD }));
  if (answer.status !== 303) throw new Error(`an invitation is answered with ${answer.status}`);
  // Where the role asks for one-time codes they are set up at once.
  const page = await (await client.get(answer.headers.get("location"))).text();
  const secret = page.match(/<code class="secret-text"[^>]*>([^<]+)</)?.[1];
  if (secret) await client.post("/account/code", new URLSearchParams({ act: "confirm", to: "/", code: codeOf(secret) }));
  return client;
}

/** Invites the officer of a unit. */
export async function invited(admin, unit) {
  const form = { name: `Officer ${unit}`, login: `officer.${unit}@load.example`, role: "unit-officer", scope: unit };
  const send = async () => (await admin.post("/accounts", new URLSearchParams(form))).text();
  let page = await send();
  // Codes are used again after a reform: the unit that was first is meant.
  const pick = page.match(/name="pick" value="([^"]+)"/)?.[1];
  if (pick) {
    Object.assign(form, { pick, "picked-for": unit });
    page = await send();
  }
  return page.match(/\/invitations\/[\w-]+/)[0];
}
