// Whether a page can be used by everybody: axe with the rules of WCAG 2.2 AA, and nothing to scroll sideways on a phone.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * The ways in which a page is looked at, by its language. Over both languages every two of language, scheme and width come
 * together once: what goes wrong goes wrong with two of them, and half the time is saved.
 */
const WAYS = {
  vi: [["light", 1280], ["dark", 360]],
  en: [["dark", 1280], ["light", 360]],
};

/** Looks at a page as it stands, in each of its language's ways, and throws with everything that is wrong. */
export async function look(page) {
  const before = page.viewportSize();
  const faults = [];
  const language = await page.locator("html").getAttribute("lang");
  for (const [scheme, width] of WAYS[language]) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: before.height });
    const found = [...(await axe(page)), ...(await sideways(page))];
    faults.push(...found.map((fault) => `${scheme}, ${width} px: ${fault}`));
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(before);
  if (faults.length > 0) throw new Error(`${page.url()}:\n${faults.join("\n")}`);
}

/** What axe finds. */
async function axe(page) {
  // The content policy refuses scripts of others: this one comes in by the debugger's door, not as part of the page.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const found = await page.evaluate(async (values) => {
    const { violations } = await window.axe.run(document, {
      runOnly: { type: "tag", values },
      resultTypes: ["violations"],
    });
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.slice(0, 3).map((node) => `${node.target.join(" ")}: ${node.failureSummary}`),
      count: nodes.length,
    }));
  }, RULES);
  return found.map(({ id, help, nodes, count }) => `${id} (${help}), ${count} times, as at ${nodes.join(" | ")}`);
}

/** What sticks out of the page on the right. */
async function sideways(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const out = [...document.body.querySelectorAll("*")].filter((element) => {
      return element.getBoundingClientRect().right > clientWidth + 1 && !element.closest(".scroll");
    });
    const named = out.slice(0, 3).map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
    return [`the page is ${scrollWidth} px wide: ${named.join(", ")}`];
  });
}
