-- What a round came to under a revision, readings and figures as of an entry; judged again, it is a further judgement.
CREATE TABLE judgement (
    -- Its entry is its id.
    entry BIGINT NOT NULL REFERENCES journal (number),
    line BIGINT NOT NULL,
    movement TEXT NOT NULL,
    round TEXT NOT NULL,
    revision BIGINT NOT NULL,
    as_of_entry BIGINT NOT NULL,
    -- As JSON, reading by reading.
    readings TEXT NOT NULL,
    -- Of the result.
    digest TEXT NOT NULL,
    receipt TEXT NOT NULL,
    PRIMARY KEY (entry, line)
);
CREATE INDEX judgement_round ON judgement (movement, round, entry);

-- What happened to a round: judged, reviewed, decided, published; an erratum, a withdrawal. The last state counts.
CREATE TABLE round_event (
    entry BIGINT NOT NULL REFERENCES journal (number),
    line BIGINT NOT NULL,
    movement TEXT NOT NULL,
    round TEXT NOT NULL,
    judgement BIGINT NOT NULL,
    event TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (entry, line)
);
CREATE INDEX round_event_round ON round_event (movement, round, entry);
