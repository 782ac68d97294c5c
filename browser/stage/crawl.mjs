// The pages that somebody can reach from the home page by links, one or two of each kind: a page that is added to the
// portal is found here without anybody writing it down.
import { ROUND } from "./crew.mjs";

/** The movement of the round that the tests fill. */
const FILLED = ROUND.split("/rounds/")[0];

/** How many pages of one kind are opened. */
const OF_A_KIND = 2;

/** What is no page: files to save. */
const FILE = /\.(csv|xlsx|json|jsonl|toml|ics|svg|txt|zip)$|\/template$|^\/files\//;

/** Folders whose next part is the name of one thing among many. */
const MANY = new Set(["movements", "rounds", "units", "figures", "accounts", "invitations", "revisions", "awards", "judgements"]);

/** The kind of page that stands at an address: the names of single things in it are left out. */
export function kindOf(address) {
  const url = new URL(address, "http://portal");
  const parts = url.pathname.split("/").slice(1);
  const kind = parts.map((part, i) => (/\d/.test(part) || MANY.has(parts[i - 1]) ? "*" : part));
  const asked = [...new Set(url.searchParams.keys())].map((name) => (/\d/.test(name) ? "*" : name)).sort();
  return `/${kind.join("/")}${asked.length > 0 ? `?${asked.join("&")}` : ""}`;
}

/** Opens pages from the home page on, asks `visit` to look at each, and gives back their kinds. */
export async function crawl(person, visit) {
  const seen = new Map();
  const known = new Set();
  const waiting = ["/"];
  while (waiting.length > 0) {
    const address = waiting.shift();
    const kind = kindOf(address);
    if ((seen.get(kind) ?? 0) >= OF_A_KIND) continue;
    const status = await person.open(address);
    // Who may not see a page is led to another, which then counts.
    const shown = kindOf(person.page.url());
    if ((seen.get(shown) ?? 0) >= OF_A_KIND) continue;
    seen.set(shown, (seen.get(shown) ?? 0) + 1);
    // What is for others to see says so; nothing leads nowhere.
    if (![200, 403].includes(status)) throw new Error(`${address} is linked and answers with ${status}`);
    await visit(address);
    const links = await person.page.locator("a[href]").evaluateAll((links) => {
      return links.map((link) => new URL(link.getAttribute("href"), document.baseURI).href);
    });
    const own = links.filter((link) => new URL(link).origin === person.portal.address);
    const pages = own.map((link) => new URL(link).pathname + new URL(link).search);
    for (const page of pages.filter(isPage)) {
      if (known.has(page)) continue;
      known.add(page);
      // The movement that the tests have filled has more to show than those that are empty.
      if (page.startsWith(FILLED)) waiting.unshift(page);
      else waiting.push(page);
    }
  }
  return [...seen.keys()].sort();
}

function isPage(address) {
  const { pathname } = new URL(address, "http://portal");
  return !FILE.test(pathname) && !pathname.startsWith("/language/") && !pathname.startsWith("/assets/");
}

/** What a page is made of, without its words: two pages with the same skeleton look alike to a machine. */
export async function skeleton(page) {
  return page.evaluate(() => {
    const named = (element) => `${element.tagName}.${[...element.classList].sort().join(".")}`;
    const paths = new Set();
    for (const element of document.body.querySelectorAll("*")) {
      paths.add(`${element.parentElement ? named(element.parentElement) : ""}>${named(element)}`);
    }
    return [...paths].sort().join(" ");
  });
}
