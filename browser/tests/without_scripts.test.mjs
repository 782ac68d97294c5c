// A unit's figures and the way to the published standings in a browser that runs no script at all.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { browser } from "../stage/chromium.mjs";
import { ROUND, crew, figuresOf, leave } from "../stage/crew.mjs";
import { load, publish, submit, verify } from "../stage/figures.mjs";
import { Person } from "../stage/person.mjs";
import { Portal } from "../stage/portal.mjs";
import { asCsv, exampleRows } from "../stage/workbook.mjs";

const HEALTH = "24.health.2022-06-30";

let chromium, portal;
before(async () => {
  chromium = await browser();
  portal = await Portal.start();
});
after(async () => {
  await portal.stop();
  await chromium.close();
});

// First, while the round still shows the example figures.
test("the simulator, the language and a unit's derivation work without JavaScript", async () => {
  const visitor = await Person.at(portal, chromium, { script: false });
  assert.equal(await visitor.open(`${ROUND}/simulator?unit=24`), 200);
  await visitor.figure("24.health.2022-06-30").fill("9.999.999");
  await visitor.press("portal-judge-again");
  await visitor.reads("9.999.999 người");
  await visitor.press("portal-other-language");
  await visitor.reads("9,999,999");
  assert.equal(await visitor.page.locator("html").getAttribute("lang"), "en");
  await visitor.leave();
});

test("figures are loaded, typed, submitted, returned, verified and published without JavaScript", async () => {
  const people = await crew(portal, chromium, ["officer", "head", "verifier", "emulation", "director"], { script: false });
  const { officer, head, verifier } = people;

  await officer.open(figuresOf("24"));
  await load(officer, "q2.csv", asCsv(exampleRows(["24"])));
  await officer.reads("portal-file-read", { count: exampleRows(["24"]).length });
  await officer.figure(HEALTH).fill("một triệu");
  await officer.press("portal-save");
  assert.equal(await officer.figure(HEALTH).inputValue(), "một triệu", "nothing that was typed is lost");
  await officer.reads("portal-no-number", { found: "một triệu" });

  await head.open(figuresOf("24"));
  await submit(head);
  await head.reads("portal-mend-first", { count: 1 });
  await head.figure(HEALTH).fill("1.700.000");
  await submit(head);
  await head.reads("portal-submission-submitted");

  await verifier.open(figuresOf("24"));
  await verifier.press("portal-return");
  await verifier.reads("portal-reason-needed");
  await verifier.type("portal-reason", "Xem lại số học sinh");
  await verifier.press("portal-return");
  await head.open(figuresOf("24"));
  await head.reads("Xem lại số học sinh");
  await submit(head);
  await verify(verifier, "24");
  await publish(people);

  const visitor = await Person.at(portal, chromium, { script: false });
  assert.equal(await visitor.open(ROUND), 200);
  await visitor.reads("portal-round-published");
  await leave({ ...people, visitor });
});
