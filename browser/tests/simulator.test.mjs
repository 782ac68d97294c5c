// The simulator: a figure is changed and the standings move while one types; nothing is kept; the link holds it all.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { browser } from "../stage/chromium.mjs";
import { ROUND } from "../stage/crew.mjs";
import { Person } from "../stage/person.mjs";
import { Portal } from "../stage/portal.mjs";

const FIGURE = "74.health.2022-06-30";

let chromium, portal;
before(async () => {
  chromium = await browser();
  portal = await Portal.start();
});
after(async () => {
  await portal.stop();
  await chromium.close();
});

test("the standings move while a figure is typed, and a link shows another the same", async () => {
  const visitor = await Person.at(portal, chromium);
  await visitor.open(`${ROUND}/simulator?unit=74`);
  await visitor.reads("portal-nothing-changed");
  await visitor.figure(FIGURE).fill("2.400.000");
  const result = visitor.page.locator("#result");
  await result.getByText("2.259.503 người → 2.400.000 người").waitFor();
  const comes = result.locator("p", { hasText: visitor.say("portal-comes-in") });
  assert.match((await comes.allInnerTexts()).join(" "), /Bình Dương/);
  await visitor.looks();

  const link = await result.getByRole("link", { name: visitor.say("portal-share") }).getAttribute("href");
  const other = await Person.at(portal, chromium, { language: "en" });
  await other.open(link);
  await other.reads("2,259,503");
  await other.reads("2,400,000");
  assert.equal(await other.figure(FIGURE).inputValue(), "2,400,000", "the number is read as it was written");

  await other.open(`${ROUND}/simulator?unit=74`);
  await other.reads("portal-nothing-changed");
  await visitor.leave();
  await other.leave();
});

test("what is no number is told at its field, and what was typed stays", async () => {
  const visitor = await Person.at(portal, chromium);
  await visitor.open(`${ROUND}/simulator?unit=74`);
  await visitor.figure(FIGURE).fill("hai triệu");
  await visitor.press("portal-judge-again");
  await visitor.reads("portal-no-number", { found: "hai triệu" });
  assert.equal(await visitor.figure(FIGURE).inputValue(), "hai triệu");
  await visitor.looks();
  await visitor.leave();
});
