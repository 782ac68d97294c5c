//! Every kind of problem that reading a movement can find: what it means, and the facts that its sentence needs.

/// A kind of problem.
#[derive(Clone, Copy, Debug)]
pub struct Code {
    /// Its stable name; the sentence for it is `problem-<code>`.
    pub code: &'static str,
    /// What it means.
    pub means: &'static str,
    /// The facts that it always carries.
    pub facts: &'static [&'static str],
    /// The facts that it may carry.
    pub perhaps: &'static [&'static str],
}

const fn code(
    code: &'static str,
    means: &'static str,
    facts: &'static [&'static str],
    perhaps: &'static [&'static str],
) -> Code {
    Code { code, means, facts, perhaps }
}

/// What comes with a name that means nothing: the nearest known name, or else some that are known, and how many more.
const KNOWN: &[&str] = &["nearest", "known", "more"];

/// Every kind of problem, the file's before the rules'.
#[rustfmt::skip]
pub const CODES: &[Code] = &[
    // The file.
    code("toml", "the text is no TOML; `what` is the kind of fault, `form` how it would be written right", &["what", "found"], &["form"]),
    code("file-too-large", "the file is larger than any movement", &["largest"], &[]),
    code("too-many", "there are more things of a kind than any letter has", &["kind", "found", "most"], &[]),
    code("too-many-problems", "the rest of the problems are not listed", &["left_out"], &[]),
    code("unknown-format", "the file is written for another version of the format", &["found", "known"], &[]),
    code("unknown-key", "a key that the format does not have here", &["key"], KNOWN),
    code("missing-key", "a key that must be here is not; `words` where it holds words in both languages, `first` where it stands first in the file", &["key"], &["words", "first", "form"]),
    code("wrong-kind", "a value of another kind is needed; `wanted`: table, list, text, words, yes-or-no, date, number, whole", &["key", "wanted"], &["form"]),
    code("unknown-word", "a word that is none of those possible here", &["key", "found", "known"], &["nearest"]),
    code("missing-words", "the words in one language are not there", &["key", "language"], &[]),
    code("bad-id", "an id that is not of small letters, digits, `_` and `-`", &["id"], &[]),
    code("bad-step", "a precision that is neither `exact` nor a power of ten", &["found"], &[]),
    code("dates-reversed", "a stretch of time that ends before it begins", &["from", "to"], &[]),
    code("reading-without-choice", "a reading with fewer than two choices", &["reading"], &[]),
    code("round-without-cut-off", "a round without the day to which figures count", &["round"], &[]),
    code("indicator-in-catalogue", "an indicator of the movement that the catalogue already defines", &["indicator"], &[]),

    // The text of a formula.
    code("formula-character", "a character that formulas do not have", &["formula", "found"], &[]),
    code("formula-decimal-comma", "`1,1`: a decimal comma, or two values without a blank between them", &["formula", "found"], &[]),
    code("formula-unexpected", "a word or mark that cannot stand here", &["formula", "found"], &[]),
    code("formula-ends", "the formula ends too early", &["formula", "found"], &[]),
    code("formula-too-deep", "brackets within brackets beyond reading", &["formula", "found"], &[]),
    code("formula-too-long", "more words than anybody can check by reading", &["formula", "found"], &[]),
    code("formula-chained-comparison", "`a < b < c`: two comparisons need `and`", &["formula", "found"], &[]),
    code("formula-period", "square brackets that hold no day, year, quarter, baseline or `year before`", &["formula", "found"], &[]),
    code("formula-years", "`every` needs a number of years from 1 to 50", &["formula", "found"], &[]),
    code("formula-level", "no level of units below the one judged", &["formula", "found"], &[]),
    code("formula-function", "a function with the wrong number of values", &["formula", "found"], &[]),

    // Names.
    code("unknown-name", "a formula names no indicator, measure or parameter", &["name"], KNOWN),
    code("unknown-baseline", "a formula names no baseline", &["name"], KNOWN),
    code("unknown-scale", "a formula calls no scale or function", &["name"], KNOWN),
    code("unknown-criterion", "no criterion is called so", &["name"], KNOWN),
    code("unknown-measure", "a part of a lead is no measure", &["name"], KNOWN),
    code("unknown-ranking-key", "a ranking key is no measure, yes-or-no indicator or attestation", &["name"], KNOWN),
    code("unknown-precision", "no precision is called so", &["name"], KNOWN),
    code("unknown-grouping", "no grouping of the movement or of the reference is called so", &["name"], KNOWN),
    code("unknown-unit", "a unit's code that never named a unit; `zeros` where only leading zeros are missing, `named` where it is a name", &["name"], &["nearest", "nearest_name", "zeros", "named"]),
    code("unknown-award", "no award is called so", &["name"], KNOWN),
    code("unknown-reading", "no reading is called so", &["name"], KNOWN),
    code("unknown-choice", "the reading has no such choice", &["name"], KNOWN),
    code("unknown-round", "no round is called so", &["name"], KNOWN),
    code("unknown-clause", "no clause is called so; the known ones are those `under` the part that it begins with, where there are some", &["name"], &["nearest", "known", "more", "under"]),
    code("duplicate-id", "an id that stands already at line `line`", &["kind", "id", "line"], &[]),
    code("ambiguous-name", "one name for two things that formulas say; `kinds`: indicator, parameter, measure", &["name", "kinds"], &[]),
    code("unusable-name", "a name that formulas cannot say: a word of theirs, a hyphen, or a digit first", &["kind", "name"], &[]),
    code("listed-twice", "a list names something twice; `key`: requires, parts, not_with", &["key", "name"], &[]),

    // What names are used for.
    code("wrong-period", "an indicator asked for at a period of another form; `wanted`: date, year, quarter", &["indicator", "found", "wanted"], &[]),
    code("baseline-of-no-date", "a baseline of an indicator whose figures are not for days", &["indicator", "baseline", "period"], &[]),
    code("period-of-no-indicator", "a period after a measure or parameter; `kind` says which", &["name", "kind"], &[]),
    code("cycle", "things that are computed from each other in a circle; `chain` begins and ends with the same; `itself` where there is only one", &["chain"], &["itself"]),
    code("lead-decides-eligibility", "a criterion of an award rests on a lead, which is ranked among those that meet the criteria", &["award", "criterion", "measure"], &[]),
    code("ranking-key-not-yes-or-no", "units are ranked by an indicator that is no yes or no: that needs a measure", &["name", "dimension"], &[]),

    // Units of measure.
    code("mixed-dimensions", "two units of measure that do not go together", &["formula", "left", "right"], &[]),
    code("truth-as-number", "a yes or no where a quantity is needed", &["formula", "left"], &[]),
    code("number-as-truth", "a quantity where a yes or no is needed", &["formula"], &["left"]),
    code("wrong-dimension", "a formula in another unit of measure than is needed here", &["formula", "found", "wanted"], &[]),
    code("not-a-quantity", "a parameter, scale or part of a lead in yes-or-no; `kind`: parameter, scale, part", &["kind", "id"], &[]),
    code("not-whole", "people, things or đồng that are not whole", &["number", "dimension"], &[]),
    code("out-of-range", "a share or sum outside what is possible", &["key", "number", "least"], &["most"]),
    code("percent-of-quantity", "shown as a percentage, but no ratio; `kind`: measure, goal", &["kind", "id", "dimension"], &[]),

    // The letter.
    code("rule-without-clause", "a rule that cites no clause", &["kind", "id"], &[]),
    code("clause-without-state", "a clause that does not say what carries it", &["clause"], &[]),
    code("no-rule-for-clause", "a clause to be carried by a rule that no rule cites", &["clause"], &[]),
    code("no-person-for-clause", "a clause to be carried by a person that no task, attestation, award, dossier or disqualification cites", &["clause"], &[]),
    code("number-not-in-clause", "a number that is not among those recorded for the clauses cited", &["number", "clauses", "numbers"], &[]),
    code("date-not-in-clause", "a day that is not among those recorded for the clauses cited; `key`: runs.from, runs.to, cut_off, decide_by, due, date, formula", &["key", "date", "clauses", "dates"], &[]),

    // Time.
    code("no-round", "awards or goals, but no round to judge them in", &["needed_by"], &[]),
    code("cut-off-outside-run", "a cut-off before or after the movement", &["round", "cut_off", "from", "to"], &[]),
    code("rounds-out-of-order", "a round whose cut-off lies before the one of the round above it", &["round", "cut_off", "before", "before_cut_off"], &[]),
    code("decided-before-cut-off", "a decision due before the cut-off", &["round", "decide_by", "cut_off"], &[]),
    code("due-before-cut-off", "a dossier due before the cut-off of its round", &["round", "due", "cut_off"], &[]),

    // Readings and cases.
    code("reading-unused", "a reading that no case depends on", &["reading"], &[]),
    code("choice-unused", "a choice that holds in the same cases as another, so that nothing depends on it", &["reading", "choice", "like"], &[]),
    code("case-never-fits", "a case under no choice at all of a reading", &["reading"], &[]),
    code("case-missing", "a scene in which a rule is needed and none of its cases fits", &["kind", "id", "key", "scene"], &[]),
    code("case-unreachable", "a case that never holds, because an earlier one always fits where it does", &["kind", "id", "key"], &[]),
    code("too-many-combinations", "conditions with more combinations than can be checked", &["kind", "id", "key"], &[]),

    // Awards.
    code("award-never-exists", "an award that exists in no scene", &["award"], &[]),
    code("award-excludes-itself", "an award that keeps a unit from itself", &["award"], &[]),
    code("not-with-later-award", "an award kept from those of an award that is judged after it", &["award", "later"], &[]),
    code("recipients-not-competing", "recipients that do not compete", &["award", "recipients", "competitors"], &[]),
    code("maximum-of-zero", "nobody can be selected; `award` is an award or `award.grade`", &["award"], &[]),
    code("maximum-without-ranking", "only so many are selected, but nothing says who comes first", &["award"], &[]),
    code("maximum-missing", "a scene in which the award exists and no case of its maximum fits, though there is one for others; `form` is a case for it", &["award", "scene", "form"], &[]),
    code("grades-without-ranking", "grades, but nothing says who comes first", &["award"], &[]),
    code("grades-and-maximum-differ", "the grades have other places in sum than the award", &["award", "grades", "maximum"], &[]),
    code("grades-out-of-order", "a lower grade that brings more money than the one above it", &["award", "grade", "better"], &[]),
    code("requirements-contradict", "requirements of an award that cannot hold together: `one` of the criterion `first`, `other` of `second`, and `besides`; `scene` where it is so only there", &["award", "first", "second", "one", "other"], &["besides", "scene"]),

    // What can and cannot be.
    code("never-holds", "a criterion or goal that nobody can meet: `formula` cannot hold, or not together `with` others; `of` is never below `least`, or never above `most`; `scene` where it is so only there; `kind`: criterion, goal", &["kind", "id", "formula"], &["with", "of", "least", "most", "scene"]),
    code("always-holds", "a criterion or goal that is always met; `of` is never below `least`, or never above `most`; `kind`: criterion, goal", &["kind", "id", "formula"], &["of", "least", "most"]),

    // Tables.
    code("band-empty", "a band that ends where it begins, or before", &["scale", "starts", "ends"], &[]),
    code("bands-out-of-order", "a band that begins below the one above it", &["scale", "starts"], &["ends"]),
    code("bands-gap", "values between two bands that are in neither", &["scale", "starts", "ends"], &[]),
    code("bands-overlap", "values that are in two bands", &["scale"], &["starts", "ends"]),
    code("unit-twice", "a unit in two places of a grouping on the same day", &["grouping", "unit", "groups"], &[]),
];
