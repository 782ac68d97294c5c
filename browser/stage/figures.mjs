// What people do with figures: send a file, submit, return, verify; and the steps of a round.
import { readFileSync } from "node:fs";

import { ROUND, figuresOf } from "./crew.mjs";
import { asCsv, exampleRows } from "./workbook.mjs";

/** Has a file looked through on the page of a unit's figures that is open. */
export async function lookThrough(person, name, buffer, { marked = false } = {}) {
  await person.field("portal-file").setInputFiles({ name, buffer, mimeType: "application/octet-stream" });
  if (marked) await person.field("portal-give-back-marked").check();
  await person.press("portal-read-file");
}

/** Loads a file: it is looked through, and what it would change is kept. */
export async function load(person, name, buffer) {
  await lookThrough(person, name, buffer);
  await person.press("portal-dry-keep");
}

/** Submits what the page of a unit's figures shows, with a word on each figure that looks odd. */
export async function submit(head, explanation = "Đã đối chiếu với hồ sơ (minh họa)") {
  await head.press("portal-check-and-submit");
  const odd = head.page.locator(".question textarea");
  for (let i = 0; i < (await odd.count()); i += 1) await odd.nth(i).fill(explanation);
  await head.press("portal-submit");
}

/** A unit's example figures from its computer to the verifier's desk. */
export async function sendExample(head, unit, round = ROUND) {
  await head.open(figuresOf(unit, round));
  const [, movement, , id] = round.slice(1).split("/");
  await load(head, `${id}.csv`, asCsv(exampleRows([unit], { movement, round: id })));
  await submit(head);
}

/** The verifier reads a unit's figures and verifies them. */
export async function verify(verifier, unit, round = ROUND) {
  await verifier.open(figuresOf(unit, round));
  await verifier.press("portal-verify");
}

/** The centre proposes to record that a criterion, a block or a disqualification holds for a unit. */
export async function record(emulation, unit, { reason, document }, round = ROUND) {
  await emulation.open(`${round}/figures`);
  await emulation.press("portal-records");
  const form = emulation.page.locator("form", { has: emulation.page.locator(`[name="unit.${unit}"]`) });
  await form.locator(`[name="unit.${unit}"]`).check();
  await form.locator('[name="indicator"]').selectOption({ index: 0 });
  await form.locator('[name="value"][value="false"]').check();
  await form.locator('[name="reason"]').fill(reason);
  await form.locator('[name="document"]').fill(document);
  await emulation.press("portal-record-propose", { among: form });
}

/** Somebody else confirms all that waits. */
export async function confirmRecords(verifier, round = ROUND) {
  await verifier.open(`${round}/figures`);
  await verifier.press("portal-records");
  for (const box of await verifier.page.locator('[name^="record."]').all()) await box.check();
  await verifier.press("portal-record-confirm");
}

/** Takes a round one step on: the step is pressed, what it would do is shown, and it is pressed again. */
export async function step(person, name, round = ROUND) {
  await person.open(round);
  await person.press(`portal-act-${name}`);
  // Where units are equal across the last place whoever decides chooses, and says why.
  for (const tie of await person.page.locator("fieldset[id^='tie-']").all()) {
    await tie.getByRole("checkbox").first().check();
    await tie.locator("textarea").fill("Theo ý kiến hội đồng (minh họa)");
  }
  await person.press(`portal-act-${name}`, { last: true });
}

/** The steps that make a judged round public, each by its person. */
export async function publish({ emulation, director }, round = ROUND) {
  await step(emulation, "judge", round);
  await step(emulation, "review", round);
  await step(director, "decide", round);
  await step(emulation, "publish", round);
}

/** The bytes that a browser saves when something is pressed. */
export async function downloaded(person, press) {
  const [download] = await Promise.all([person.page.waitForEvent("download"), press()]);
  return readFileSync(await download.path());
}
