// The demo, as somebody who knows the letters and not the software would take it: the next step, as whoever does it, until
// the round is published.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { browser } from "../stage/chromium.mjs";
import { ROUND } from "../stage/crew.mjs";
import { withDatabase } from "../stage/databases.mjs";
import { downloaded, load, step as stepOn, submit } from "../stage/figures.mjs";
import { Person } from "../stage/person.mjs";
import { Portal } from "../stage/portal.mjs";

let chromium;
before(async () => (chromium = await browser()));
after(() => chromium.close());

for (const [database, language] of [["SQLite", "vi"], ["PostgreSQL", "en"]]) {
  test(`the demo leads from two missing provinces to published standings, on ${database} in ${language}`, async () => {
    await withDatabase(database, async (address) => {
      const portal = await Portal.demo({ database: address, flags: ["--lang", language] });
      try {
        await tryIt(portal, language);
      } finally {
        await portal.stop();
      }
    });
  });
}

async function tryIt(portal, language) {
  const person = await Person.at(portal, chromium, { language });
  const visitor = await Person.at(portal, chromium, { language });
  await person.open("/demo");
  await person.looks();
  for (const unit of ["40", "52"]) {
    for (const step of ["enter", "submit", "verify"]) await take(person, portal, step, unit);
  }
  await visitor.open(ROUND);
  assert.match(visitor.page.url(), /sign-in/, "nothing is public yet");
  for (const step of ["judge", "review", "decide", "publish"]) await take(person, portal, step);
  await person.open("/demo");
  await person.reads("portal-demo-all-done");
  await person.press("portal-demo-see-result");
  await person.reads("portal-round-published");
  await visitor.open(ROUND);
  await visitor.reads("portal-round-published");
  await visitor.reads("portal-demo-banner");
  await visitor.looks();
  const proposed = await visitor.page.locator("ol.proposed a").allInnerTexts();
  assert.deepEqual(proposed, ["Nghệ An", "Bình Định", "Cần Thơ"], "as everybody can compute from the example");
  await person.leave();
  await visitor.leave();
}

/** Takes the next step of the demo as whoever does it. */
async function take(person, portal, step, unit) {
  await person.open("/demo");
  const next = person.page.locator("li.next");
  const says = await next.locator(".way-says").innerText();
  const name = { 40: "Nghệ An", 52: "Bình Định" }[unit];
  assert.equal(says, person.say(`portal-demo-${step}`, unit ? { unit: name } : {}), "the demo says what is next");
  await person.arrives(() => next.getByRole("button").click());
  if (new URL(person.page.url()).pathname === "/sign-in") {
    await person.type("portal-password", portal.password);
    await person.press("portal-sign-in", { last: true });
  }
  if (step === "submit") return submit(person);
  if (step === "verify") return person.press("portal-verify");
  if (step !== "enter") return stepOn(person, step);
  const file = await downloaded(person, () => person.press("portal-demo-example"));
  await load(person, "minh-hoa.xlsx", file);
  await person.reads(person.language === "vi" ? "số liệu vào bản nhập" : "figures");
}
