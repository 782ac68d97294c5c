// The main tasks with the keyboard alone: what is focused can be seen, and no key is a trap.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { browser } from "../stage/chromium.mjs";
import { ROUND, crew, figuresOf, leave } from "../stage/crew.mjs";
import { load } from "../stage/figures.mjs";
import { PASSWORD, Person } from "../stage/person.mjs";
import { Portal } from "../stage/portal.mjs";
import { asCsv, exampleRows } from "../stage/workbook.mjs";

const HEALTH = "24.health.2022-06-30";

let chromium, portal, people;
before(async () => {
  chromium = await browser();
  portal = await Portal.start();
  people = await crew(portal, chromium, ["officer", "head", "verifier", "emulation", "director"]);
});
after(async () => {
  await portal.stop();
  await chromium.close();
});

// First, while the round still shows the example figures.
test("the first key leads past the masthead, the map and the sortable table are reached", async () => {
  const visitor = await Person.at(portal, chromium);
  await visitor.open(ROUND);
  await visitor.page.keyboard.press("Tab");
  assert.equal(await focused(visitor), visitor.say("portal-skip"));
  await visitor.page.keyboard.press("Enter");
  assert.equal(await visitor.page.evaluate(() => document.activeElement.id), "main");
  const province = visitor.page.locator('.map a[data-unit="24"]');
  await province.focus();
  assert.ok(await visitor.page.locator('tr[data-unit="24"].lit').count(), "the row of a province lights up");
  await visitor.enter();
  assert.match(visitor.page.url(), /units\/24/);
  await visitor.open(ROUND);
  const sort = () => visitor.page.locator("table.standings th a.sort").nth(1);
  await sort().focus();
  await visitor.enter();
  assert.equal(await sort().locator("xpath=..").getAttribute("aria-sort"), "ascending");
  const names = await visitor.page.locator("table.standings tbody th a").allInnerTexts();
  assert.deepEqual(names, [...names].sort(new Intl.Collator("vi").compare), "Đ comes after D");
  await visitor.leave();
});

test("signing in, typing a figure, submitting, verifying and judging need no mouse", async () => {
  const { officer, head, verifier, emulation } = people;
  await officer.open(figuresOf("24"));
  await load(officer, "q2.csv", asCsv(exampleRows(["24"])));

  const visitor = await Person.at(portal, chromium);
  await visitor.open("/");
  await tabTo(visitor, named(visitor, "portal-sign-in"));
  await visitor.enter();
  await tabTo(visitor, visitor.field("portal-login"));
  await visitor.page.keyboard.type("officer@bhxh.example");
  await tabTo(visitor, visitor.field("portal-password"));
  await visitor.page.keyboard.type(PASSWORD);
  await visitor.enter();
  assert.equal(new URL(visitor.page.url()).pathname, "/");
  await visitor.reads("Lan (cán bộ");

  await head.open(figuresOf("24"));
  await tabTo(head, head.figure(HEALTH));
  await head.page.keyboard.press("Control+A");
  await head.page.keyboard.type("1.700.000");
  await tabTo(head, named(head, "portal-check-and-submit"));
  await head.enter();
  for (const question of await head.page.locator(".question textarea").all()) {
    await tabTo(head, question);
    await head.page.keyboard.type("Đã đối chiếu");
  }
  await tabTo(head, named(head, "portal-submit"));
  await head.enter();
  await head.reads("portal-submission-submitted");

  await verifier.open(figuresOf("24"));
  await tabTo(verifier, named(verifier, "portal-verify"));
  await verifier.enter();
  await verifier.reads("portal-submission-verified");

  await emulation.open(ROUND);
  for (const page of ["the round", "what it would do"]) {
    await tabTo(emulation, named(emulation, "portal-act-judge"), page);
    await emulation.enter();
  }
  await emulation.reads("portal-round-judged");
  await leave({ ...people, visitor });
});

/** Presses Tab until something has the focus, which can be seen there. */
async function tabTo(person, locator, page = "the page") {
  for (let presses = 0; presses < 250; presses += 1) {
    await person.page.keyboard.press("Tab");
    if (!(await locator.evaluate((element) => element === document.activeElement))) continue;
    assert.ok(await isSeen(locator), "what has the focus can be seen");
    return;
  }
  throw new Error(`${locator} is not reached by the Tab key on ${page}`);
}

/** Whether an element has an outline and stands within the window. */
async function isSeen(locator) {
  return locator.evaluate((element) => {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const hasRing = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
    return hasRing && box.bottom > 0 && box.top < window.innerHeight;
  });
}

function named(person, id) {
  const name = person.say(id);
  return person.page
    .getByRole("button", { name, exact: true })
    .or(person.page.getByRole("link", { name, exact: true }))
    .first();
}

async function focused(person) {
  return person.page.evaluate(() => document.activeElement.textContent.trim());
}
