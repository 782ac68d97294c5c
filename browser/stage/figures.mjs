// What people do with figures: send a file, submit, return, verify; and the steps of a round.
import { readFileSync } from "node:fs";

import { ROUND, figuresOf } from "./crew.mjs";
import { asCsv, exampleRows } from "./workbook.mjs";

/** Loads a file into the page of a unit's figures that is open. */
export async function load(person, name, buffer, { marked = false } = {}) {
  await person.field("portal-file").setInputFiles({ name, buffer, mimeType: "application/octet-stream" });
  if (marked) await person.field("portal-give-back-marked").check();
  await person.press("portal-read-file");
}

/** A unit's example figures from its computer to the verifier's desk. */
export async function sendExample(head, unit, round = ROUND) {
  await head.open(figuresOf(unit, round));
  const [, movement, , id] = round.slice(1).split("/");
  await load(head, `${id}.csv`, asCsv(exampleRows([unit], { movement, round: id })));
  await head.press("portal-submit");
}

/** The verifier reads a unit's figures and verifies them. */
export async function verify(verifier, unit, round = ROUND) {
  await verifier.open(figuresOf(unit, round));
  await verifier.press("portal-verify");
}

/** The steps that make a judged round public, each by its person. */
export async function publish({ emulation, director }, round = ROUND) {
  for (const [person, step] of [
    [emulation, "judge"],
    [emulation, "review"],
    [director, "decide"],
    [emulation, "publish"],
  ]) {
    await person.open(round);
    await person.press(`portal-act-${step}`);
  }
}

/** The bytes that a browser saves when something is pressed. */
export async function downloaded(person, press) {
  const [download] = await Promise.all([person.page.waitForEvent("download"), press()]);
  return readFileSync(await download.path());
}
