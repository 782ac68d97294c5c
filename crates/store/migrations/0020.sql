-- What the centre records of units and no unit may send of itself: disqualifications, blocks, attestations; and figures of the
-- country. One proposes with a reason and a document, another confirms; only then does a row of `figure` come with the same
-- entry and line. Each row holds all that is so after it.
CREATE TABLE record_event (
    entry BIGINT NOT NULL REFERENCES journal (number),
    line BIGINT NOT NULL,
    -- The entry and the line that proposed it name it for ever.
    proposed_entry BIGINT NOT NULL,
    proposed_line BIGINT NOT NULL,
    movement TEXT NOT NULL,
    round TEXT NOT NULL,
    unit TEXT NOT NULL,
    indicator TEXT NOT NULL,
    period TEXT NOT NULL,
    -- As in `figure`; none takes back what was recorded.
    value TEXT,
    reason TEXT NOT NULL,
    -- The document that it rests on, as people cite it.
    document TEXT NOT NULL,
    -- The same as a file, by its SHA-256.
    file TEXT,
    -- proposed, confirmed, refused or withdrawn; what was said with it.
    state TEXT NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (entry, line)
);
CREATE INDEX record_event_round ON record_event (movement, round, entry);
CREATE INDEX record_event_record ON record_event (proposed_entry, proposed_line, entry);
