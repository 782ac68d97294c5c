// Signing in by another house's sign-on, in a real browser against a real OpenID Connect provider.
import assert from "node:assert/strict";
import { createServer } from "node:net";
import { after, before, test } from "node:test";

import { Provider } from "oidc-provider";

import { browser } from "../stage/chromium.mjs";
import { codeOf, nextCodeOf } from "../stage/codes.mjs";
import { accept, invite } from "../stage/crew.mjs";
import { Person } from "../stage/person.mjs";
import { Portal } from "../stage/portal.mjs";

const CLIENT = { id: "thidua", secret: "a secret of the test, long enough" };

/** Those whom the provider knows; its own form for development takes any password. */
const PEOPLE = {
  lan: { email: "lan@bhxh.example", email_verified: true },
  head: { email: "head@bhxh.example", email_verified: true },
  stranger: { email: "stranger@elsewhere.example", email_verified: true },
  unverified: { email: "lan@bhxh.example", email_verified: false },
};

let chromium, house, portal, admin;

/** A port that is free now: the portal must know its own address before it starts. */
async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A provider that sends people back to one address only, and insists on PKCE. */
async function openHouse(back) {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [back],
        response_types: ["code"],
        grant_types: ["authorization_code"],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    conformIdTokenClaims: false,
    cookies: { keys: ["a key of the test"] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...PEOPLE[id] }) }),
    features: { devInteractions: { enabled: true } },
  });
  const server = await new Promise((resolve) => {
    const opened = provider.listen(port, "127.0.0.1", () => resolve(opened));
  });
  return { issuer, close: () => { server.closeAllConnections(); server.close(); } };
}

before(async () => {
  chromium = await browser();
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  house = await openHouse(`${address}/sign-in/back`);
  portal = await Portal.start({
    listen: `127.0.0.1:${port}`,
    environment: {
      THIDUA_SIGN_ON_ISSUER: house.issuer,
      THIDUA_SIGN_ON_CLIENT: CLIENT.id,
      THIDUA_SIGN_ON_SECRET: CLIENT.secret,
      THIDUA_ADDRESS: address,
    },
  });
  admin = await accept(portal, chromium, portal.invitation);
});

after(async () => {
  await chromium?.close();
  house?.close();
  await portal?.stop();
});

/** Signs in at the provider's own form, from wherever a link of the portal led there. */
async function signsInThere(person, who) {
  const { page } = person;
  await page.locator('input[name="login"]').fill(who);
  await page.locator('input[name="password"]').fill("any will do there");
  await page.locator('button[type="submit"]').click();
  // The consent, asked for by the provider.
  await page.locator('button[type="submit"]').click();
  await page.waitForURL(`${portal.address}/**`);
}

const there = (person) => person.page.locator('a[href*="/elsewhere"]').click();

test("an officer accepts an invitation and signs in by the sign-on, without a password", async () => {
  const link = await invite(admin, "lan@bhxh.example", "Lan (minh họa)", ["unit-officer", "Bắc Giang"]);
  const lan = await Person.at(portal, chromium);
  await lan.open(link);
  await lan.looks();
  await there(lan);
  await signsInThere(lan, "lan");
  await lan.open("/account");
  await lan.reads("lan@bhxh.example");
  await lan.reads("portal-no-password");

  const again = await Person.at(portal, chromium);
  await again.open("/sign-in?to=%2Faccount");
  await again.looks();
  await there(again);
  await signsInThere(again, "lan");
  assert.equal(new URL(again.page.url()).pathname, "/account", "back where they wanted to go");
  await again.reads("lan@bhxh.example");
});

test("a head still gives a code of the portal", async () => {
  const link = await invite(admin, "head@bhxh.example", "Thủ trưởng (minh họa)", ["unit-head", "Bắc Giang"]);
  const head = await accept(portal, chromium, link);
  const again = await Person.at(portal, chromium);
  await again.open("/sign-in?to=%2Faccount");
  await there(again);
  await signsInThere(again, "head");
  assert.equal(new URL(again.page.url()).pathname, "/sign-in/code", "linked by the verified address; the code is asked for");
  await again.looks();
  await again.page.locator("#code").fill(nextCodeOf(head.secret));
  await again.page.locator("#code").press("Enter");
  await again.page.waitForURL(/\/account/);
  await again.reads("head@bhxh.example");
  assert.notEqual(codeOf(head.secret), nextCodeOf(head.secret));
});

test("who has no account, or an address that nobody verified, is not let in", async () => {
  for (const who of ["stranger", "unverified"]) {
    const person = await Person.at(portal, chromium);
    await person.open("/sign-in");
    await there(person);
    await signsInThere(person, who);
    await person.reads("portal-sign-on-no-account");
    await person.open("/account");
    assert.equal(new URL(person.page.url()).pathname, "/sign-in");
  }
});
