// The sentences that the portal says, from the Fluent files themselves: a test names a sentence by its id and finds it in
// the reader's language, so that a better wording breaks no test and a missing one does.
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { HOUSE } from "./house.mjs";

export const LANGUAGES = ["vi", "en"];

/** Every Fluent file of a language, in the order of their paths. */
function filesOf(language) {
  const folder = join(HOUSE, "crates/wording/locales", language);
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".ftl"));
  return names.sort().map((name) => readFileSync(join(folder, name), "utf8"));
}

/** The ids that stand in more than one place of a language. */
export function saidTwice(language) {
  const ids = filesOf(language).flatMap((text) => text.match(/^[a-z][\w-]*(?= =)/gm) ?? []);
  return [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))].sort();
}

const bundles = new Map(
  LANGUAGES.map((language) => {
    const bundle = new FluentBundle(language, { useIsolating: false });
    // The program lets a later file win; which one a page means nobody can tell: `sentences.test.mjs` refuses it.
    for (const text of filesOf(language)) bundle.addResource(new FluentResource(text), { allowOverrides: true });
    return [language, bundle];
  }),
);

/** A sentence by its id, with its facts put in. Throws where there is none: a test must not look for nothing. */
export function say(language, id, facts = {}) {
  const message = bundles.get(language).getMessage(id);
  if (!message?.value) throw new Error(`no sentence ${id} in ${language}`);
  const errors = [];
  facts = { ...facts };
  for (const [name, fact] of Object.entries(facts)) {
    // As the program does: a number goes along with its form, for the languages that have several.
    if (typeof fact === "number") facts[`${name}_is`] = fact === 1 ? "one" : "many";
  }
  const text = bundles.get(language).formatPattern(message.value, facts, errors);
  if (errors.length > 0) throw new Error(`${id} in ${language}: ${errors.join("; ")}`);
  return text;
}

/** Every sentence of a language that stands without facts: what buttons, headings and labels are called. */
export function plainSentences(language) {
  const bundle = bundles.get(language);
  const plain = [...bundle._messages.values()].map((message) => message.value);
  return new Set(plain.filter((value) => typeof value === "string"));
}
