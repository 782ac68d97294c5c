// Every page that anybody can reach, in both languages: usable by everybody, in light and dark, on a phone and in an
// office; calm; and never asking another host.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { browser } from "../stage/chromium.mjs";
import { ROLES, ROUND, accept, crew, figuresOf, invite } from "../stage/crew.mjs";
import { crawl, kindOf, skeleton } from "../stage/crawl.mjs";
import { confirmRecords, load, publish, record, sendExample, verify } from "../stage/figures.mjs";
import { look } from "../stage/looks.mjs";
import { Person } from "../stage/person.mjs";
import { Portal } from "../stage/portal.mjs";
import { LANGUAGES } from "../stage/words.mjs";

const Q3 = "/movements/1371-2022/rounds/2022-q3";

let chromium, portal, people;

/** What was looked at already, by language and skeleton: roles see many pages alike. */
const looked = new Set();

before(async () => {
  chromium = await browser();
  portal = await Portal.start();
  people = await crew(portal, chromium, Object.keys(ROLES));
  await manyStates();
});

after(async () => {
  await portal.stop();
  await chromium.close();
});

/** A round with a unit in each state, and another one that is published. */
async function manyStates() {
  const { admin, officer, head, verifier, emulation, director } = people;
  const other = async (unit) =>
    accept(portal, chromium, await invite(admin, `head${unit}@bhxh.example`, `Thủ trưởng ${unit}`, ["unit-head", unit]));
  const [first, second, third] = [await other("01"), await other("27"), await other("31")];
  await sendExample(head, "24", Q3);
  await verify(verifier, "24", Q3);
  await publish({ emulation, director }, Q3);
  await sendExample(head, "24");
  await verifier.open(figuresOf("24"));
  await verifier.page.locator('[name="note.figure.24.health.2022-06-30"]').fill("thiếu học sinh");
  await verifier.press("portal-return");
  await officer.open(figuresOf("24"));
  await officer.figure("24.health.2022-06-30").fill("một triệu");
  await officer.press("portal-save");
  await sendExample(first, "01");
  await verify(verifier, "01");
  await sendExample(second, "27");
  await record(emulation, "01", { reason: "Theo kết luận kiểm tra", document: "12/TB-TĐKT ngày 05/7/2022" });
  await confirmRecords(verifier);
  await record(emulation, "27", { reason: "Theo kết luận kiểm tra", document: "13/TB-TĐKT ngày 05/7/2022" });
  await third.open(figuresOf("31"));
  await load(third, "31.csv", Buffer.from("unit,indicator,period,value\n31,health,2022-06-30,5\n"));
  for (const person of [first, second, third]) await person.leave();
}

for (const name of ["public", "admin", ...Object.keys(ROLES)]) {
  test(`every page that ${name} can reach from home is usable and calm, in both languages`, async (t) => {
    const kinds = {};
    for (const language of LANGUAGES) {
      const person = name === "public" ? await Person.at(portal, chromium) : people[name];
      person.language = language;
      await person.context.addCookies([{ name: "language", value: language, url: portal.address }]);
      const faults = [];
      kinds[language] = await crawl(person, async (address) => {
        const key = `${language} ${await skeleton(person.page)}`;
        assert.equal(await person.page.locator("html").getAttribute("lang"), language, address);
        await assertWords(person, address);
        if (looked.has(key)) return;
        looked.add(key);
        await look(person.page).catch((error) => faults.push(error.message));
      });
      assert.deepEqual(faults, [], faults.join("\n"));
      if (name === "public") await person.leave();
    }
    assert.deepEqual(kinds.vi, kinds.en, "both languages lead to the same pages");
    t.diagnostic(`${kinds.vi.length} kinds of pages: ${kinds.vi.join(" ")}`);
    if (name !== "public") await people[name].leave();
  });
}

/** No id of a sentence, no gap where a fact should stand, one heading, and a title of its own. */
async function assertWords(person, address) {
  const text = await person.text();
  assert.doesNotMatch(text, /\[(portal|table|term|why)-|\{ ?\$/, `${address}: a sentence is missing`);
  assert.equal(await person.page.locator("h1").count(), 1, `${address}: one main heading`);
  assert.match(await person.page.title(), /\S.* – \S/, address);
}

test("the kinds of pages are told apart by what they are, not by whom they are about", () => {
  assert.equal(kindOf(`${ROUND}/units/24?award=health`), "/movements/*/rounds/*/units/*?award");
  assert.equal(kindOf("/movements/1371-2022/rules"), "/movements/*/rules");
  assert.equal(kindOf(`${ROUND}/simulator?unit=24&figure.24.health.2022-06-30=5`), "/movements/*/rounds/*/simulator?*&unit");
});
