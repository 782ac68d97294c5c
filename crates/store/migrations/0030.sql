-- Where units are equal across the last place of an award, the judge leaves them open: who decides on the judgement chooses
-- among them, and why is kept.
CREATE TABLE tie_choice (
    entry BIGINT NOT NULL REFERENCES journal (number),
    line BIGINT NOT NULL,
    movement TEXT NOT NULL,
    round TEXT NOT NULL,
    judgement BIGINT NOT NULL,
    award TEXT NOT NULL,
    -- The group, where standings are made within groups.
    within TEXT,
    -- The codes of those that take a place, as JSON.
    units TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (entry, line)
);
CREATE INDEX tie_choice_judgement ON tie_choice (judgement, entry);

-- An auditor reads the journal by who did it and by what was done.
CREATE INDEX journal_actor ON journal (actor, number);
CREATE INDEX journal_act ON journal (act, number);
