// The people of a round: an administrator who invites, and those who accept.
import assert from "node:assert/strict";

import { codeOf, nextCodeOf } from "./codes.mjs";
import { PASSWORD, Person } from "./person.mjs";

export const ROUND = "/movements/1371-2022/rounds/2022-q2";

/** Where a unit's figures for the round are. */
export const figuresOf = (unit, round = ROUND) => `${round}/figures/${unit}`;

/** What those who are invited are, by the names that the tests give them. */
export const ROLES = {
  officer: "unit-officer",
  head: "unit-head",
  verifier: "verifier",
  emulation: "emulation-officer",
  council: "council-member",
  director: "director-general",
  auditor: "auditor",
  clusterHead: "cluster-head",
};

/** Where a role holds that does not hold everywhere; the unit's people are of the unit that a test names. */
const SCOPES = { officer: (unit) => unit, head: (unit) => unit, clusterHead: () => "Cụm 5" };

/** Accepts an invitation in a browser of one's own, and is signed in. */
export async function accept(portal, browser, invitation, options = {}) {
  const person = await Person.at(portal, browser, options);
  assert.equal(await person.open(invitation), 200);
  await person.type("portal-new-password", PASSWORD);
  await person.type("portal-password-again", PASSWORD);
  await person.press("portal-accept");
  await setUpCodes(person);
  return person;
}

/** Where the role asks for one-time codes: reads the secret off the page, as a telephone would, and confirms with a code. */
async function setUpCodes(person) {
  const secret = person.page.locator("code.secret-text");
  if ((await secret.count()) === 0) return;
  person.secret = await secret.innerText();
  await person.page.locator("#code").fill(codeOf(person.secret));
  await person.page.locator("#code").press("Enter");
  await person.page.locator("ul.recovery").waitFor();
  await person.arrives(() => person.page.locator(".actions a.button").click());
}

/** Signs in anew with the password, and with the code that comes next where one is asked for. */
export async function signIn(person, login, { code } = {}) {
  await person.open("/sign-in");
  await person.type("portal-login", login);
  await person.type("portal-password", PASSWORD);
  await person.press("portal-sign-in", { last: true });
  if (!person.secret) return;
  await person.type("portal-code-label", code ?? nextCodeOf(person.secret));
  await person.press("portal-continue");
}

/** The administrator invites somebody and hands the link over. */
export async function invite(admin, login, name, [role, scope]) {
  await admin.open("/accounts");
  await admin.type("portal-name-of-person", name);
  await admin.type("portal-login", login);
  await admin.field("portal-role").selectOption(role);
  await admin.type("portal-scope", scope);
  await admin.press("portal-invite", { last: true });
  // Codes are used again after a reform: the portal asks which unit is meant, here the one that was first.
  const units = admin.page.getByRole("radiogroup", { name: admin.say("portal-which-unit") });
  if ((await units.count()) > 0) {
    await units.getByRole("radio").first().check();
    await admin.press("portal-invite", { last: true });
  }
  await admin.reads("portal-invited");
  return new URL(await admin.page.locator("code").first().innerText(), admin.portal.address).href;
}

/** The administrator, and those of the named roles, each signed in at a browser of their own; the unit's people are of one unit. */
export async function crew(portal, browser, names, { unit = "24", ...options } = {}) {
  const people = { admin: await accept(portal, browser, portal.invitation, options) };
  for (const name of names) {
    const link = await invite(people.admin, `${name.toLowerCase()}@bhxh.example`, NAMES[people.admin.language][name], [
      ROLES[name],
      SCOPES[name]?.(unit) ?? "",
    ]);
    people[name] = await accept(portal, browser, link, options);
    people[name].name = NAMES[people.admin.language][name];
  }
  return people;
}

/** Names that nobody will take for those of real people: the role and “illustrative” stand in them. */
const NAMES = {
  vi: {
    officer: "Lan (cán bộ, minh họa)",
    head: "Bình (thủ trưởng, minh họa)",
    verifier: "Hoa (thẩm định, minh họa)",
    emulation: "Minh (thi đua, minh họa)",
    council: "Thu (hội đồng, minh họa)",
    director: "An (Tổng Giám đốc, minh họa)",
    auditor: "Kiên (kiểm toán, minh họa)",
    clusterHead: "Sơn (trưởng cụm, minh họa)",
  },
  en: {
    officer: "Lan (officer, illustrative)",
    head: "Bình (head, illustrative)",
    verifier: "Hoa (verifier, illustrative)",
    emulation: "Minh (emulation, illustrative)",
    council: "Thu (council, illustrative)",
    director: "An (Director General, illustrative)",
    auditor: "Kiên (auditor, illustrative)",
    clusterHead: "Sơn (cluster head, illustrative)",
  },
};

/** Everybody gets up; what went wrong at any browser is told. */
export async function leave(people) {
  for (const person of Object.values(people)) await person.leave();
}
