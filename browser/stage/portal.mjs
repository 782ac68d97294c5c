// The real program, serving on a free port of this machine until the test is over.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { PROGRAM } from "./house.mjs";

/** No start takes longer; the debug build on a busy machine included. */
const PATIENCE = 30_000;

export class Portal {
  /** Starts a portal over an empty database: a file of its own, or the address of one elsewhere. */
  static async start({ database, environment = {}, listen = "127.0.0.1:0", flags = [] } = {}) {
    const folder = mkdtempSync(join(tmpdir(), "thidua-browser-"));
    const portal = new Portal(folder, { database, environment, flags });
    await portal.begin(listen);
    return portal;
  }

  constructor(folder, { database, environment, flags }) {
    Object.assign(this, { folder, database, environment, flags });
  }

  /** Starts the program over what is kept in the folder: anew after `halt`, too. */
  async begin(listen) {
    const words = ["serve", "--listen", listen, "--folder", this.folder, ...this.flags];
    if (this.database) words.push("--database", this.database);
    const settings = { THIDUA_LOG: "warn", ...this.environment };
    this.program = spawn(PROGRAM, words, { env: { ...process.env, ...settings }, stdio: ["ignore", "pipe", "pipe"] });
    const end = () => this.program.kill("SIGKILL");
    process.once("exit", end);
    this.ended = once(this.program, "exit").finally(() => process.off("exit", end));
    this.log = "";
    this.program.stderr.on("data", (bytes) => (this.log += bytes));
    const addresses = await this.told();
    this.address = new URL(addresses[0]).origin;
    this.invitation = addresses.find((address) => address.includes("/invitations/"));
  }

  /** The addresses that the program prints until it answers: its own, and an invitation where nobody has an account. */
  async told() {
    const found = [];
    const reading = (async () => {
      for await (const line of createInterface({ input: this.program.stdout })) {
        found.push(...(line.match(/http:\/\/\S+[^\s.,]/g) ?? []));
        if (found.length > 1 || (found.length === 1 && (await this.answers(found[0])))) return found;
      }
      throw new Error(`the portal ended before it answered: ${this.log}`);
    })();
    const late = new Promise((_, fail) => {
      const timer = setTimeout(() => fail(new Error(`no answer within ${PATIENCE} ms: ${this.log}`)), PATIENCE);
      reading.finally(() => clearTimeout(timer)).catch(() => {});
    });
    return Promise.race([reading, late]);
  }

  /** Whether it knows an account already, so that no invitation will be printed. */
  async answers() {
    return this.hadPeople === true;
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
