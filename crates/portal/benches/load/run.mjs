// The load bench of the portal: docs/performance.md says what it measures and how it is run. Needs Node and wrk.
//
//   node crates/portal/benches/load/run.mjs PROGRAM [DATABASE]
//
// PROGRAM is `thidua` built in release with the feature `load-bench`; DATABASE is `postgres://…/an_empty_database`,
// without which the portal keeps everything in a file.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";

import { accepted, invited, started } from "./people.mjs";

const [program, database] = process.argv.slice(2);
const SECONDS = Number(process.env.SECONDS ?? 10);
const READERS = 200;
const READ = "/movements/1371-2022/rounds/2022-q2";
const SENT = "/movements/1371-2022/rounds/2022-q3";

const folder = mkdtempSync(join(tmpdir(), "thidua-load-"));
const portal = await started(program, folder, database);
try {
  await run();
} finally {
  portal.process.kill("SIGTERM");
  await portal.ended;
  rmSync(folder, { recursive: true, force: true });
}

async function run() {
  const name = database ? "PostgreSQL" : "SQLite";
  console.log(`${name}, ${SECONDS} s each, load of the machine before: ${loadavg()[0].toFixed(1)}`);
  const admin = await accepted(portal, portal.invitation);
  const page = await (await fetch(portal.address + READ)).arrayBuffer();
  console.log(`the standings page: ${page.byteLength} bytes`);

  // The two take turns, so that a neighbour of this machine disturbs both.
  for (const headers of [[], ["Accept-Encoding: gzip"]]) {
    const rates = { standings: [], plain: [] };
    for (let turn = 0; turn < 3; turn += 1) {
      rates.standings.push(await load(READ, headers));
      rates.plain.push(await load(`/bench/${page.byteLength}`, headers));
    }
    const [standings, plain] = [best(rates.standings), best(rates.plain)];
    for (const turn of rates.standings) show(`  standings ${headers}`, turn);
    for (const turn of rates.plain) show(`  plain page ${headers}`, turn);
    console.log(`ratio ${headers}: ${(standings.rate / plain.rate).toFixed(2)} (each at its best)`);
  }
  memory("readers without an account");
  show("signed in", await load(READ, [`Cookie: ${admin.cookie}`]));
  memory("and readers signed in");

  // Every province sends its figures at once while as many read as before.
  const units = [...new Set(rows().map(([unit]) => unit))].filter((unit) => /^\d\d$/.test(unit));
  const officers = [];
  for (const unit of units) officers.push([unit, await accepted(portal, await invited(admin, unit))]);
  const reading = load(READ, []);
  const begun = Date.now();
  const sent = await Promise.all(officers.map(([unit, officer]) => send(officer, unit)));
  const took = Date.now() - begun;
  const wrong = sent.filter((answer) => ![200, 303].includes(answer.status));
  let lost = 0;
  for (const [unit, officer] of officers) lost += await missing(officer, unit);
  show(`while ${units.length} units send`, await reading);
  const slowest = Math.max(...sent.map((answer) => answer.ms));
  console.log(`  ${units.length} files in ${took} ms, the slowest ${slowest} ms; ${wrong.length} refused, ${lost} figures lost`);
  memory("all of it");
  console.log(`load of the machine after: ${loadavg()[0].toFixed(1)}`);
  if (wrong.length > 0 || lost > 0) process.exitCode = 1;
}

/** What `wrk` measures: requests a second, the 99th percentile in milliseconds, answers that are none. */
async function load(path, headers) {
  const words = ["-t1", `-c${READERS}`, `-d${SECONDS}s`, "--latency", ...headers.flatMap((line) => ["-H", line])];
  const wrk = spawn("wrk", [...words, portal.address + path], { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  for await (const bytes of wrk.stdout) text += bytes;
  const rate = Number(text.match(/Requests\/sec:\s+([\d.]+)/)[1]);
  const [, number, unit] = text.match(/99%\s+([\d.]+)(us|ms|s)/);
  const p99 = Number(number) * { us: 0.001, ms: 1, s: 1000 }[unit];
  const bad = (text.match(/Non-2xx.*|Socket errors.*/g) ?? []).join("; ");
  return { rate, p99, bad };
}

/** What the program has had in memory at most so far, and has now. */
function memory(after) {
  const status = readFileSync(`/proc/${portal.process.pid}/status`, "utf8");
  const [peak, now] = ["VmHWM", "VmRSS"].map((name) => status.match(new RegExp(`${name}:\\s+(\\d+)`))[1] / 1024);
  console.log(`  memory after ${after}: ${peak.toFixed(0)} MiB at its peak, ${now.toFixed(0)} MiB now`);
}

function best(turns) {
  return turns.reduce((one, other) => (one.rate > other.rate ? one : other));
}

function show(what, { rate, p99, bad }) {
  console.log(`${what}: ${Math.round(rate)} a second, p99 ${p99.toFixed(1)} ms${bad ? `, ${bad}` : ""}`);
}

/** The example of the second quarter, said of the third: what counts here is how much there is. */
function rows() {
  const table = readFileSync(new URL("../../../../movements/1371-2022/example/2022-q2.csv", import.meta.url), "utf8");
  const lines = table.trim().split("\n").slice(1).map((line) => line.trim().split(","));
  const later = { "2022-06-30": "2022-09-30", "2021-06-30": "2021-09-30", "2022-Q2": "2022-Q3" };
  // What the centre records is not a unit's to send.
  const sent = lines.filter(([, indicator]) => !/^(disqualified|blocked|attest\.)/.test(indicator));
  return sent.map(([unit, indicator, period, value]) => [unit, indicator, later[period] ?? period, value]);
}

function rowsOf(unit) {
  return rows().filter((row) => row[0] === unit);
}

async function send(officer, unit) {
  const begun = Date.now();
  const table = ["unit,indicator,period,value", ...rowsOf(unit).map((row) => row.join(","))].join("\n");
  const form = new FormData();
  form.append("file", new Blob([table]), "q3.csv");
  let answer = await officer.post(`${SENT}/figures/${unit}/upload`, form);
  let text = await answer.text();
  // What the file would change is looked at, and then kept.
  const kept = text.split(`action="${SENT}/figures/${unit}/file"`)[1];
  if (answer.status === 200 && kept) {
    const fields = [...kept.split("</form>")[0].matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]);
    answer = await officer.post(`${SENT}/figures/${unit}/file`, new URLSearchParams(fields));
    text = await answer.text();
  }
  if (![200, 303].includes(answer.status)) console.log(unit, answer.status, text.match(/role="alert".*?<\/div>/s)?.[0]);
  return { status: answer.status, ms: Date.now() - begun };
}

/** How many of a unit's figures are not on its page. */
async function missing(officer, unit) {
  const page = await (await officer.get(`${SENT}/figures/${unit}`)).text();
  const kept = rowsOf(unit).filter(([, indicator, period]) => {
    const field = new RegExp(`name="figure\\.${unit}\\.${indicator}\\.${period}"[^>]*value="[^"]+"`);
    return field.test(page);
  });
  return rowsOf(unit).length - kept.length;
}
