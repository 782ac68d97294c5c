// A unit's figures from its workbook to the published standings, each step by its person at a browser of their own.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { browser } from "../stage/chromium.mjs";
import { ROUND, crew, figuresOf, leave } from "../stage/crew.mjs";
import { withDatabase } from "../stage/databases.mjs";
import { downloaded, load, lookThrough, publish, submit, verify } from "../stage/figures.mjs";
import { Person } from "../stage/person.mjs";
import { Portal } from "../stage/portal.mjs";
import { allText, exampleRows, filledIn } from "../stage/workbook.mjs";

const HEALTH = "24.health.2022-06-30";

let chromium;
before(async () => (chromium = await browser()));
after(() => chromium.close());

for (const database of ["SQLite", "PostgreSQL"]) {
  test(`a unit's workbook with errors is mended, submitted, returned, verified, judged and published, on ${database}`, async () => {
    await withDatabase(database, async (address) => {
      const portal = await Portal.start({ database: address });
      try {
        await fromWorkbookToPublished(portal);
      } finally {
        await portal.stop();
      }
    });
  });
}

async function fromWorkbookToPublished(portal) {
  const people = await crew(portal, chromium, ["officer", "head", "verifier", "emulation", "director"]);
  const { officer, head, verifier, emulation } = people;
  const visitor = await Person.at(portal, chromium);

  // The officer takes the form, fills it in, and errs twice.
  await officer.open(figuresOf("24"));
  const form = await downloaded(officer, () => officer.press("portal-get-template"));
  const rows = exampleRows(["24"]);
  const wrong = filledIn(form, rows.map(([unit, indicator, period, value]) => {
    if (indicator === "health" && period === "2022-06-30") return [unit, indicator, period, "một triệu"];
    if (indicator === "voluntary" && period === "2022-06-30") return [unit, indicator, period, "-5"];
    return [unit, indicator, period, value];
  }));
  await officer.open(figuresOf("24"));
  await lookThrough(officer, "quy-2.xlsx", wrong);
  await officer.reads("portal-file-refused", { count: 2 });
  await officer.reads("một triệu");
  const summary = await officer.page.getByRole("alert").innerText();
  assert.match(summary, /quy-2\.xlsx.*ô [A-Z]+\d+/, "each problem stands at its cell");
  await officer.looks();
  assert.equal(await officer.figure(HEALTH).inputValue(), "", "nothing of a file that is wrong is kept");

  // The same workbook back, with the cells marked.
  await officer.open(figuresOf("24"));
  const marked = await downloaded(officer, () => lookThrough(officer, "quy-2.xlsx", wrong, { marked: true }));
  assert.match(allText(marked), /một triệu/);
  assert.ok(allText(marked).length > allText(wrong).length, "the marked workbook says what is wrong");

  // Mended, it is looked through, and nothing is kept before the officer says so.
  const mended = filledIn(form, rows);
  await lookThrough(officer, "quy-2.xlsx", mended);
  await officer.reads("portal-dry-run-lead");
  await officer.looks();
  await officer.press("portal-dry-drop");
  assert.equal(await officer.figure(HEALTH).inputValue(), "");
  await load(officer, "quy-2.xlsx", mended);
  await officer.reads("portal-file-read", { count: rows.length });
  assert.equal(await officer.figure(HEALTH).inputValue(), "1.687.184");
  await officer.looks();

  // The officer can check and not submit; the head can, with a word on what looks odd.
  await officer.press("portal-check-figures");
  await officer.reads("portal-head-submits");
  await officer.looks();
  await head.open(figuresOf("24"));
  await submit(head);
  await head.reads("portal-submission-submitted");
  await head.looks();

  // What is not published is not for the public.
  await visitor.open(ROUND);
  await visitor.readsNot("1.687.184");
  assert.match(visitor.page.url(), /\/sign-in/);

  // Returned with a word at a figure, mended by hand, submitted again, verified.
  await verifier.open(figuresOf("24"));
  await verifier.page.locator(`[name="note.figure.${HEALTH}"]`).fill("thiếu học sinh");
  await verifier.press("portal-return");
  await verifier.reads("portal-submission-returned");
  await verifier.looks();
  await head.open(figuresOf("24"));
  await head.reads("thiếu học sinh");
  await head.looks();
  await head.figure(HEALTH).fill("1.700.000");
  await submit(head);
  await head.reads("portal-submission-submitted");
  await verify(verifier, "24");
  await verifier.reads("portal-submission-verified");

  // Judged, reviewed, decided, published: each by its person.
  await publish(people);
  await emulation.reads("portal-round-published");
  await emulation.looks();
  await head.open(figuresOf("24"));
  await head.reads("portal-submission-locked");

  // Now everybody sees it, and can take the receipt home.
  assert.equal(await visitor.open(ROUND), 200);
  await visitor.reads("portal-round-published");
  await visitor.reads("Bắc Giang");
  await visitor.readsNot("portal-illustrative");
  await visitor.looks();
  const receipt = await downloaded(visitor, () => visitor.press("portal-receipt"));
  assert.match(receipt.toString(), /1700000/, "what was verified, as it was mended");
  await leave({ ...people, visitor });
}
