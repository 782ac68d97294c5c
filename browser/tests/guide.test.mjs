// The guide: its steps work, its screenshots are of today, and what it calls a button is what the button is called.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { browser } from "../stage/chromium.mjs";
import { LANGUAGES, plainSentences } from "../stage/words.mjs";
import { guideIn, pagesIn, taken, writtenIn } from "../stage/screenshots.mjs";
import { tour } from "../stage/tour.mjs";

let chromium;
before(async () => (chromium = await browser()));
after(() => chromium.close());

for (const language of LANGUAGES) {
  test(`the steps of the guide work, and every screenshot of it is taken on the way (${language})`, async () => {
    await tour(chromium, language);
    const shown = imagesOf(language);
    assert.deepEqual([...taken[language]].sort(), shown, "what is taken and what the guide shows");
    assert.deepEqual(writtenIn(language), shown, "THIDUA_WRITE_SCREENSHOTS=1 cargo xtask browser writes them anew");
  });

  test(`what stands in bold in the guide is what the portal says (${language})`, () => {
    const said = plainSentences(language);
    const unsaid = [];
    for (const [name, text] of pagesIn(language)) {
      const bold = [...text.matchAll(/\*\*(.+?)\*\*/gs)].map(([, words]) => words.replace(/\s+/g, " "));
      unsaid.push(...bold.filter((words) => !said.has(words)).map((words) => `${name}: “${words}”`));
    }
    assert.deepEqual(unsaid, [], "the portal does not say so");
  });

  test(`every link and every picture of the guide leads somewhere, and says what is to be seen (${language})`, () => {
    for (const [name, text] of pagesIn(language)) {
      for (const [, says, target] of text.matchAll(/\[([^\]]*)\]\(([^)#]+)(?:#[^)]*)?\)/g)) {
        assert.ok(says.length > 2, `${name}: ${target} says nothing`);
        assert.ok(existsSync(join(guideIn(language), target)), `${name}: ${target}`);
      }
    }
  });
}

test("both languages have the same pages, sections, steps and pictures in the same order", () => {
  const [vi, en] = LANGUAGES.map(pagesIn);
  assert.deepEqual([...vi.keys()], [...en.keys()]);
  const shape = (text) => text.match(/^#+ |^\d+\. |^- |screenshots\/[a-z-]+/gm) ?? [];
  for (const name of vi.keys()) assert.deepEqual(shape(vi.get(name)), shape(en.get(name)), name);
});

function imagesOf(language) {
  const all = [...pagesIn(language).values()].flatMap((text) => {
    return [...text.matchAll(/!\[[^\]]+\]\(screenshots\/([a-z-]+)\.png\)/g)].map(([, name]) => name);
  });
  return [...new Set(all)].sort();
}
