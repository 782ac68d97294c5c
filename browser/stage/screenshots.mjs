// The screenshots of the guide: taken by the tests, so that they show what is; written when THIDUA_WRITE_SCREENSHOTS=1.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { HOUSE } from "./house.mjs";

const WRITES = process.env.THIDUA_WRITE_SCREENSHOTS === "1";

/** A screen of this size is wide enough for the tables and narrow enough for a page of text. */
const WIDTH = 1000;
const TALLEST = 760;

/** The folder of the guide in a language. */
export const guideIn = (language) => join(HOUSE, "docs/guide", language);

/** The names of what was taken so far, by language. */
export const taken = { vi: new Set(), en: new Set() };

/** Takes a picture under a name of the guide: of the page from its top, of a part of it, or scrolled down to something. */
export async function shoot(person, name, { part, down, height = TALLEST } = {}) {
  const { page, language } = person;
  if (taken[language].has(name)) throw new Error(`two screenshots are called ${name}`);
  taken[language].add(name);
  const before = page.viewportSize();
  await page.setViewportSize({ width: WIDTH, height });
  if (down) await down.evaluate((element) => element.scrollIntoView({ block: "end" }));
  else if (part) await part.scrollIntoViewIfNeeded();
  else await page.evaluate(() => window.scrollTo(0, 0));
  const bytes = await page.screenshot(part ? { clip: await clipOf(page, part, height), fullPage: true } : {});
  await page.setViewportSize(before);
  if (bytes.length < 2_000) throw new Error(`the screenshot ${name} shows nothing`);
  if (WRITES) write(language, name, bytes);
}

/** The part with a little air around it, not taller than asked. */
async function clipOf(page, part, height) {
  const box = await part.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { left: left + window.scrollX, top: top + window.scrollY, width, height };
  });
  const air = 12;
  const x = Math.max(0, box.left - air);
  const y = Math.max(0, box.top - air);
  return { x, y, width: Math.min(WIDTH - x, box.width + 2 * air), height: Math.min(height, box.height + 2 * air) };
}

/** Writes a picture with at most 64 colours: pages have few, and the repository keeps every one that was ever written. */
function write(language, name, bytes) {
  const folder = join(guideIn(language), "screenshots");
  mkdirSync(folder, { recursive: true });
  try {
    bytes = execFileSync("pngquant", ["--strip", "--speed", "1", "64", "-"], { input: bytes, maxBuffer: 1 << 26 });
  } catch (error) {
    throw new Error(`pngquant makes the screenshots small: install it (Debian: \`apt install pngquant\`): ${error.message}`);
  }
  writeFileSync(join(folder, `${name}.png`), bytes);
}

/** The pages of the guide in a language, by name. */
export function pagesIn(language) {
  const folder = guideIn(language);
  const names = readdirSync(folder).filter((name) => name.endsWith(".md")).sort();
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

/** The screenshots that stand in the folder of a language. */
export function writtenIn(language) {
  const names = readdirSync(join(guideIn(language), "screenshots")).filter((name) => name.endsWith(".png"));
  return names.map((name) => name.replace(/\.png$/, "")).sort();
}
