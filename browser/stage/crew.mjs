// The people of a round: an administrator who invites, and those who accept.
import assert from "node:assert/strict";

import { PASSWORD, Person } from "./person.mjs";

export const ROUND = "/movements/1371-2022/rounds/2022-q2";

/** Where a unit's figures for the round are. */
export const figuresOf = (unit, round = ROUND) => `${round}/figures/${unit}`;

/** Roles, and where they hold. */
export const ROLES = {
  officer: ["unit-officer", "24"],
  head: ["unit-head", "24"],
  verifier: ["verifier", ""],
  emulation: ["emulation-officer", ""],
  council: ["council-member", ""],
  director: ["director-general", ""],
  auditor: ["auditor", ""],
  clusterHead: ["cluster-head", "24"],
};

/** Accepts an invitation in a browser of one's own, and is signed in. */
export async function accept(portal, browser, invitation, options = {}) {
  const person = await Person.at(portal, browser, options);
  assert.equal(await person.open(invitation), 200);
  await person.type("portal-new-password", PASSWORD);
  await person.type("portal-password-again", PASSWORD);
  await person.press("portal-accept");
  return person;
}

/** The administrator invites somebody and hands the link over. */
export async function invite(admin, login, name, [role, scope]) {
  await admin.open("/accounts");
  await admin.type("portal-name-of-person", name);
  await admin.type("portal-login", login);
  await admin.field("portal-role").selectOption(role);
  await admin.type("portal-scope", scope);
  await admin.press("portal-invite", { last: true });
  await admin.reads("portal-invited");
  return new URL(await admin.page.locator("code").first().innerText(), admin.portal.address).href;
}

/** The administrator, and those of the named roles, each signed in at a browser of their own. */
export async function crew(portal, browser, names, options = {}) {
  const people = { admin: await accept(portal, browser, portal.invitation, options) };
  for (const name of names) {
    const link = await invite(people.admin, `${name.toLowerCase()}@bhxh.example`, NAMES[name] ?? name, ROLES[name]);
    people[name] = await accept(portal, browser, link, options);
  }
  return people;
}

/** Names that nobody will take for those of real people: the role stands in them. */
const NAMES = {
  officer: "Lan (cán bộ, minh họa)",
  head: "Bình (thủ trưởng, minh họa)",
  verifier: "Hoa (thẩm định, minh họa)",
  emulation: "Minh (thi đua, minh họa)",
  council: "Thu (hội đồng, minh họa)",
  director: "An (Tổng Giám đốc, minh họa)",
  auditor: "Kiên (kiểm toán, minh họa)",
  clusterHead: "Sơn (trưởng cụm, minh họa)",
};

/** Everybody gets up; what went wrong at any browser is told. */
export async function leave(people) {
  for (const person of Object.values(people)) await person.leave();
}
