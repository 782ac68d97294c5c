// The way through the portal that the guide tells, role by role, with a picture at each step that needs one.
import assert from "node:assert/strict";

import { ROUND, crew, figuresOf, invite, leave } from "./crew.mjs";
import { confirmRecords, lookThrough, record, step, submit } from "./figures.mjs";
import { PASSWORD, Person } from "./person.mjs";
import { Portal } from "./portal.mjs";
import { shoot } from "./screenshots.mjs";
import { asCsv, exampleRows } from "./workbook.mjs";

/** A unit whose illustrative figures meet every floor, so that there is something to propose. */
const UNIT = "40";

const HEALTH = `${UNIT}.health.2022-06-30`;

/** A number as the reader's language writes it. */
const WRITTEN = { vi: { right: "3.140.000", wrong: "3.1tr" }, en: { right: "3,140,000", wrong: "3.1m" } };

/** What the verifier asks. */
const NOTE = { vi: "Thiếu học sinh, sinh viên? So với báo cáo tháng 6.", en: "Are pupils and students missing? See the June report." };

const ANSWER = { vi: "Đã đối chiếu với hồ sơ thu.", en: "Held against the records." };

const RECORD = {
  vi: { reason: "Không thuộc diện bị xử lý (minh họa)", document: "12/TB-TĐKT ngày 05/7/2022 (minh họa)" },
  en: { reason: "Nothing against it (illustrative)", document: "12/TB-TĐKT of 5 July 2022 (illustrative)" },
};

/** Walks through a portal of one's own, taking the pictures of a language. */
export async function tour(browser, language) {
  const portal = await Portal.start();
  try {
    const visitor = await Person.at(portal, browser, { language });
    await asPublic(visitor);
    const names = ["officer", "head", "verifier", "emulation", "council", "director", "auditor", "clusterHead"];
    const people = await crew(portal, browser, names, { language, unit: UNIT });
    await asAdministrator(people, browser, language);
    await asUnit(people);
    await asVerifier(people);
    await asUnitAgain(people);
    await recorded(people);
    await toPublished(people, visitor);
    await leave({ ...people, visitor });
  } finally {
    await portal.stop();
  }
}

/** While the round still shows the illustrative figures of the program. */
async function asPublic(visitor) {
  await visitor.open("/");
  await shoot(visitor, "home");
  await visitor.open("/movements/1371-2022");
  await visitor.open("/movements/1371-2022/rules");
  await shoot(visitor, "rules");
  await visitor.open(ROUND);
  await visitor.reads("portal-illustrative");
  await shoot(visitor, "standings", { height: 1080 });
  await shoot(visitor, "standings-table", { part: visitor.page.locator("table.standings") });
  await visitor.open(`${ROUND}/units/${UNIT}`);
  await shoot(visitor, "unit", { part: visitor.page.locator("article.why") });
  await visitor.open(`${ROUND}/simulator?unit=74`);
  await visitor.figure("74.health.2022-06-30").fill(visitor.language === "vi" ? "2.400.000" : "2,400,000");
  await visitor.press("portal-judge-again");
  await visitor.reads("portal-share");
  await shoot(visitor, "simulator");
}

async function asAdministrator({ admin, officer }, browser, language) {
  const link = await invite(admin, "huong@bhxh.example", "Hương", ["unit-officer", "01"]);
  await admin.page.locator("code").first().evaluate((code) => (code.textContent = "/invitations/…"));
  await shoot(admin, "accounts");
  const invited = await Person.at(admin.portal, browser, { language });
  await invited.open(link);
  await shoot(invited, "invitation");
  await invited.leave();
  const other = await Person.at(admin.portal, browser, { language });
  await other.open(await invite(admin, "dung@bhxh.example", "Dung", ["unit-head", "01"]));
  await other.type("portal-new-password", PASSWORD);
  await other.type("portal-password-again", PASSWORD);
  await other.press("portal-accept");
  await other.reads("portal-codes-needed");
  await shoot(other, "codes", { height: 1000 });
  await other.leave();
  await admin.open("/accounts");
  await admin.arrives(() => admin.page.getByRole("link", { name: officer.name }).click());
  await admin.reads("portal-lock-account");
  await shoot(admin, "person");
  await officer.open("/account");
  await officer.reads("portal-this-session");
  await shoot(officer, "account");
}

/** A file with a fault, the file mended, a figure typed, and the head who submits. */
async function asUnit({ officer, head }) {
  const { right, wrong } = WRITTEN[officer.language];
  await officer.open(ROUND);
  await officer.press("portal-figures");
  await officer.open(figuresOf(UNIT));
  await shoot(officer, "figures-empty");
  const rows = exampleRows([UNIT]);
  const faulty = rows.map((row) => (row[1] === "health" && row[2] === "2022-06-30" ? [...row.slice(0, 3), wrong] : row));
  await lookThrough(officer, "q2.csv", asCsv(faulty));
  await shoot(officer, "figures-problems");
  await lookThrough(officer, "q2.csv", asCsv(rows));
  await shoot(officer, "figures-dry-run");
  await officer.press("portal-dry-keep");
  await officer.reads("portal-file-read", { count: rows.length });
  await officer.figure(HEALTH).fill(right);
  await officer.press("portal-save");
  await officer.reads("portal-saved");
  await shoot(officer, "figures-typed", { part: officer.page.locator("table.entry") });
  await head.open(figuresOf(UNIT));
  assert.equal(await head.figure(HEALTH).inputValue(), right);
  await head.press("portal-check-and-submit");
  await shoot(head, "figures-check");
  await head.open(figuresOf(UNIT));
  await submit(head, ANSWER[head.language]);
  await head.reads("portal-submission-submitted");
}

async function asVerifier({ verifier }) {
  await verifier.open(`${ROUND}/figures`);
  await shoot(verifier, "figures-overview");
  await verifier.open(figuresOf(UNIT));
  await verifier.page.locator(`[name="note.figure.${HEALTH}"]`).fill(NOTE[verifier.language]);
  await shoot(verifier, "figures-return", { part: verifier.page.locator("table.entry") });
  await verifier.press("portal-return");
  await verifier.reads("portal-submission-returned");
}

async function asUnitAgain({ head, verifier }) {
  await head.open(figuresOf(UNIT));
  await head.reads(NOTE[head.language]);
  await shoot(head, "figures-returned", { part: head.page.locator("table.entry") });
  await submit(head, ANSWER[head.language]);
  await verifier.open(figuresOf(UNIT));
  await verifier.press("portal-verify");
  await verifier.reads("portal-submission-verified");
  await shoot(verifier, "figures-verified");
}

/** What the centre records of a unit, with the reason and document of each language. */
async function recorded({ emulation, verifier }) {
  await record(emulation, UNIT, RECORD[emulation.language]);
  await emulation.reads("portal-record-own");
  await verifier.open(`${ROUND}/figures`);
  await verifier.press("portal-records");
  await shoot(verifier, "records");
  await confirmRecords(verifier);
  await verifier.reads("portal-record-confirmed");
}

/** Judged, reviewed, decided, published; the council, the auditor and the cluster's head look on. */
async function toPublished({ emulation, director, council, auditor, clusterHead }, visitor) {
  await emulation.open(ROUND);
  await shoot(emulation, "round-judge");
  await step(emulation, "judge");
  await step(emulation, "review");
  await council.open(ROUND);
  await council.reads("portal-round-reviewed");
  await director.open(ROUND);
  await shoot(director, "round-decide");
  await step(director, "decide");
  await step(emulation, "publish");
  for (const reader of [auditor, clusterHead, visitor]) {
    await reader.open(ROUND);
    await reader.reads("portal-round-published");
  }
  await auditor.open(`${ROUND}/figures`);
  await auditor.reads("portal-submission-locked");
  await shoot(visitor, "round-published");
}
