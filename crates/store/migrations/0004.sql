-- What a unit sends for a round: opened, then submitted, returned, verified, locked. Each row holds all that is so after it, so
-- the last row of a submission as of some entry is its state then.
CREATE TABLE submission_event (
    entry BIGINT NOT NULL REFERENCES journal (number),
    line BIGINT NOT NULL,
    -- The number of the entry that opened it.
    submission BIGINT NOT NULL,
    movement TEXT NOT NULL,
    round TEXT NOT NULL,
    unit TEXT NOT NULL,
    event TEXT NOT NULL,
    state TEXT NOT NULL,
    -- The entry that brought its latest figures; the figures of an entry whose event is `submitted` are the submission's.
    figures_entry BIGINT,
    -- Its figures up to this entry are verified.
    verified_entry BIGINT,
    PRIMARY KEY (entry, line)
);
CREATE UNIQUE INDEX submission_once ON submission_event (movement, round, unit) WHERE event = 'opened';
CREATE INDEX submission_event_submission ON submission_event (submission, entry);
CREATE INDEX submission_event_round ON submission_event (movement, round, unit, entry);

-- Figures recorded without a submission, baselines and published ones, are looked for by what their entry is.
CREATE INDEX journal_recorded ON journal (number) WHERE act = 'figures.recorded';

-- What is typed before it is submitted, as it was typed, perhaps wrong. It is written over as people work.
CREATE TABLE draft (
    submission BIGINT NOT NULL,
    unit TEXT NOT NULL,
    indicator TEXT NOT NULL,
    period TEXT NOT NULL,
    text TEXT NOT NULL,
    file TEXT,
    sheet TEXT,
    row_number BIGINT,
    column_number BIGINT,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (submission, unit, indicator, period)
);

-- Whoever ever typed into a draft, though all was written over since: they do not verify it.
CREATE TABLE draft_hand (
    submission BIGINT NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (submission, actor)
);
