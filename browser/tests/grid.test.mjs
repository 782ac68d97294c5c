// The grid of a unit's figures: a block pasted from a spreadsheet, the connection cut in the middle, and nothing lost.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { browser } from "../stage/chromium.mjs";
import { crew, figuresOf, leave } from "../stage/crew.mjs";
import { Person } from "../stage/person.mjs";
import { Portal } from "../stage/portal.mjs";

let chromium, portal, people;
before(async () => {
  chromium = await browser();
  portal = await Portal.start();
  people = await crew(portal, chromium, ["officer", "head"]);
});
after(async () => {
  await leave(people);
  await portal.stop();
  await chromium.close();
});

/** The fields of the grid, from the top. */
const grid = (person) => person.page.locator("table.entry input[name^='figure.']");

/** Pastes a block into what has the focus, as a spreadsheet leaves it on the clipboard. */
async function paste(field, text) {
  await field.focus();
  await field.evaluate((element, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** Waits until the grid says that all is saved. */
async function saved(person) {
  await person.page.locator("[data-grid-state].saved").waitFor();
}

test("a block from a spreadsheet is pasted, the keys move, a step is undone, and all of it is saved as it is typed", async () => {
  const { officer, head } = people;
  await officer.open(figuresOf("24"));
  const fields = grid(officer);
  const block = ["3.402.253.225.600", "7.313.528.000.000", "287.419", "286.116", "339.116"];
  await paste(fields.first(), block.join("\r\n"));
  await officer.reads("portal-grid-pasted", { count: block.length });
  await saved(officer);
  await head.open(figuresOf("24"));
  for (const [i, text] of block.entries()) assert.equal(await grid(head).nth(i).inputValue(), text);

  await fields.first().focus();
  await officer.page.keyboard.press("Enter");
  assert.equal(await focusedIndex(officer), 1, "Enter goes down");
  await officer.page.keyboard.press("ArrowDown");
  await officer.page.keyboard.press("ArrowUp");
  await officer.page.keyboard.press("Control+A");
  await officer.page.keyboard.type("5");
  await officer.page.keyboard.press("Enter");
  await officer.page.keyboard.press("Control+Z");
  assert.equal(await fields.nth(1).inputValue(), block[1], "a step is undone");
  await officer.page.keyboard.press("Control+Y");
  assert.equal(await fields.nth(1).inputValue(), "5", "and done again");
  await saved(officer);
  await officer.looks();
});

test("the connection is cut, the page is closed, and nothing that was typed is lost", async () => {
  const { officer, head } = people;
  await officer.open(figuresOf("24"));
  officer.watch.allowsTrouble = true;
  await officer.context.setOffline(true);
  const fields = grid(officer);
  await fields.nth(5).fill("41.115");
  await fields.nth(6).fill("45.639");
  await officer.reads("portal-grid-offline", { count: 2 });
  await officer.looks();

  // The browser is closed and opened again while there is still no connection: a page needs one, what was typed does not.
  await officer.page.close({ runBeforeUnload: false });
  await officer.context.setOffline(false);
  officer.page = await officer.context.newPage();
  await head.open(figuresOf("24"));
  assert.equal(await grid(head).nth(5).inputValue(), "", "nothing of it has reached the portal yet");
  await officer.open(figuresOf("24"));
  await saved(officer);
  officer.watch.allowsTrouble = false;
  await head.open(figuresOf("24"));
  assert.equal(await grid(head).nth(5).inputValue(), "41.115");
  assert.equal(await grid(head).nth(6).inputValue(), "45.639");
});

test("the portal itself goes away while somebody types, comes back, and gets what was typed", async () => {
  const { officer, head } = people;
  await officer.open(figuresOf("24"));
  officer.watch.allowsTrouble = true;
  const listen = new URL(portal.address).host;
  portal.program.kill("SIGKILL");
  await portal.ended;
  await grid(officer).nth(7).fill("64.239");
  await officer.reads("portal-grid-offline", { count: 1 });
  portal.hadPeople = true;
  await portal.begin(listen);
  await saved(officer);
  officer.watch.allowsTrouble = false;
  await head.open(figuresOf("24"));
  assert.equal(await grid(head).nth(7).inputValue(), "64.239");
});

test("two who type into the same cell are shown each other's number and one of both is chosen", async () => {
  const { officer, head } = people;
  await officer.open(figuresOf("24"));
  await head.open(figuresOf("24"));
  await grid(head).nth(8).fill("1.700.000");
  await saved(head);
  await grid(officer).nth(8).fill("1.800.000");
  await officer.reads("portal-grid-conflict", { count: 1 });
  await officer.reads("portal-grid-theirs");
  await officer.reads("1.700.000");
  await officer.looks();
  await officer.press("portal-grid-keep");
  await saved(officer);
  await head.open(figuresOf("24"));
  assert.equal(await grid(head).nth(8).inputValue(), "1.800.000");
});

test("who is no longer signed in loses nothing that was typed", async () => {
  const { officer, head } = people;
  await officer.open(figuresOf("24"));
  const elsewhere = new Person(officer.context, portal, "vi", true);
  elsewhere.page = await officer.context.newPage();
  await elsewhere.open("/account");
  await elsewhere.press("portal-sign-out");
  await grid(officer).nth(9).fill("1.785.276");
  await officer.reads("portal-cells-sign-in");
  assert.equal(await grid(officer).nth(9).inputValue(), "1.785.276");
  await head.open(figuresOf("24"));
  assert.equal(await grid(head).nth(9).inputValue(), "", "and nothing is saved for nobody");
});

async function focusedIndex(person) {
  const names = await grid(person).evaluateAll((fields) => fields.map((field) => field.name));
  return names.indexOf(await person.page.evaluate(() => document.activeElement.name));
}
