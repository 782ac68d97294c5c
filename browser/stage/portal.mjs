// The real program, serving on a free port of this machine until the test is over.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { PROGRAM } from "./house.mjs";

/** No start takes longer; the debug build on a busy machine included. */
const PATIENCE = 60_000;

export class Portal {
  /** Starts a portal over an empty database: a file of its own, or the address of one elsewhere. */
  static async start({ database, environment = {}, listen = "127.0.0.1:0", flags = [] } = {}) {
    const portal = new Portal({ database, environment, flags: ["serve", ...flags] });
    await portal.begin(listen);
    return portal;
  }

  /** Starts the demo: people for every role, who all have one password. */
  static async demo({ database, flags = [] } = {}) {
    const portal = new Portal({ database, environment: {}, flags: ["demo", "--portal", ...flags] });
    await portal.begin("127.0.0.1:0", "administrator@demo.example");
    portal.password = portal.said.match(/administrator@demo\.example\s+(\S+)/)[1];
    return portal;
  }

  constructor({ database, environment, flags }) {
    Object.assign(this, { database, environment, flags });
    this.folder = mkdtempSync(join(tmpdir(), "thidua-browser-"));
  }

  /** Starts the program over what is kept in the folder, anew after `halt` too, and reads what it prints until it answers. */
  async begin(listen, last = this.hadPeople ? "http://" : "/invitations/") {
    const words = [...this.flags, "--listen", listen, "--folder", this.folder];
    if (this.database) words.push("--database", this.database);
    const env = { ...process.env, THIDUA_LOG: "warn", ...this.environment };
    this.program = spawn(PROGRAM, words, { env, cwd: this.folder, stdio: ["ignore", "pipe", "pipe"] });
    const end = () => this.program.kill("SIGKILL");
    process.once("exit", end);
    this.ended = once(this.program, "exit").finally(() => process.off("exit", end));
    this.log = "";
    this.program.stderr.on("data", (bytes) => (this.log += bytes));
    this.said = await this.saidUntil(last);
    const addresses = this.said.match(/http:\/\/\S+[^\s.,]/g);
    this.address = new URL(addresses[0]).origin;
    this.invitation = addresses.find((address) => address.includes("/invitations/"));
  }

  /** What the program prints until a line with some words in it. */
  async saidUntil(last) {
    let said = "";
    const reading = (async () => {
      for await (const line of createInterface({ input: this.program.stdout })) {
        said += `${line}\n`;
        if (line.includes(last)) return said;
      }
      throw new Error(`the portal ended before it answered: ${said} ${this.log}`);
    })();
    let timer;
    const late = new Promise((_, fail) => {
      timer = setTimeout(() => fail(new Error(`no answer within ${PATIENCE} ms: ${said} ${this.log}`)), PATIENCE);
    });
    return Promise.race([reading, late]).finally(() => clearTimeout(timer));
  }

  /** Ends the program as a service is ended, and keeps what it has. */
  async halt() {
    this.hadPeople = true;
    this.program.kill("SIGTERM");
    const slow = setTimeout(() => this.program.kill("SIGKILL"), 10_000);
    const [status] = await this.ended;
    clearTimeout(slow);
    if (status !== 0) throw new Error(`the portal ended with ${status}: ${this.log}`);
  }

  /** Ends the program and removes what it kept. */
  async stop() {
    if (this.program.exitCode === null) await this.halt();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
