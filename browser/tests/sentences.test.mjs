// A sentence has one place: two files that give one id its words give a page the words of another.
import assert from "node:assert/strict";
import { test } from "node:test";

import { LANGUAGES, saidTwice } from "../stage/words.mjs";

for (const language of LANGUAGES) {
  test(`no sentence stands in two places (${language})`, () => {
    assert.deepEqual(saidTwice(language), []);
  });
}
