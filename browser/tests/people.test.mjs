// People and their accounts: from an invitation to a session, with one-time codes where the role asks for them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { browser } from "../stage/chromium.mjs";
import { nextCodeOf } from "../stage/codes.mjs";
import { accept, invite, signIn } from "../stage/crew.mjs";
import { PASSWORD, Person } from "../stage/person.mjs";
import { Portal } from "../stage/portal.mjs";

const HEAD = "head@bhxh.example";

let chromium, portal, admin;
before(async () => {
  chromium = await browser();
  portal = await Portal.start();
  admin = await accept(portal, chromium, portal.invitation);
});
after(async () => {
  await admin.leave();
  await portal.stop();
  await chromium.close();
});

test("a head of a unit accepts an invitation, sets codes up, and signs in with them", async () => {
  const link = await invite(admin, HEAD, "Bình (minh họa)", ["unit-head", "24"]);
  const head = await Person.at(portal, chromium);
  await head.open(link);
  await head.looks();
  await head.type("portal-new-password", "matkhau123456");
  await head.type("portal-password-again", "matkhau123456");
  await head.press("portal-accept");
  await head.reads("portal-password-common");
  await head.type("portal-new-password", PASSWORD);
  await head.type("portal-password-again", PASSWORD);
  await head.press("portal-accept");
  await head.reads("portal-codes-needed");
  await head.looks();

  // Before the codes are set up nothing else is to be had.
  await head.open("/movements/1371-2022/rounds/2022-q2/figures/24");
  assert.equal(await head.page.locator("table.entry").count(), 0);
  await head.open("/account/code");
  head.secret = await head.page.locator("code.secret-text").innerText();
  await head.type("portal-code-of-the-moment", "000000");
  await head.press("portal-codes-confirm");
  await head.reads("portal-wrong-code");
  assert.equal(await head.page.locator("code.secret-text").innerText(), head.secret, "the telephone need not begin anew");
  await head.type("portal-code-of-the-moment", nextCodeOf(head.secret));
  await head.press("portal-codes-confirm");
  await head.reads("portal-recovery-done");
  await head.looks();
  const spare = await head.page.locator("ul.recovery code").first().innerText();
  await head.press("portal-recovery-kept");

  // Signed out and in again: a wrong code, a spare one, and the spare one no second time.
  await head.open("/account");
  await head.press("portal-sign-out");
  await signIn(head, HEAD, { code: "123456" });
  await head.reads("portal-wrong-code");
  await head.looks();
  await head.type("portal-code-label", spare);
  await head.press("portal-continue");
  await head.open("/account");
  await head.reads(HEAD);
  await head.press("portal-sign-out");
  await signIn(head, HEAD, { code: spare });
  await head.reads("portal-wrong-code");
  await head.leave();
});

test("an invitation is accepted once, and whoever guesses is not told who has an account", async () => {
  const link = await invite(admin, "officer@bhxh.example", "Lan (minh họa)", ["unit-officer", "24"]);
  const officer = await accept(portal, chromium, link);
  const other = await Person.at(portal, chromium);
  assert.equal(await other.open(link), 404);
  await other.reads("portal-no-invitation");
  await other.looks();
  for (const login of ["officer@bhxh.example", "nobody@bhxh.example"]) {
    await other.open("/sign-in");
    await other.type("portal-login", login);
    await other.type("portal-password", "không phải mật khẩu này");
    await other.press("portal-sign-in", { last: true });
    await other.reads("portal-wrong-password");
  }
  await officer.open("/account");
  await officer.reads("officer@bhxh.example");
  await officer.leave();
  await other.leave();
});
