-- By which day units send their figures of a round, as the centre sets it; the last row counts.
CREATE TABLE round_due (
    entry BIGINT NOT NULL REFERENCES journal (number),
    line BIGINT NOT NULL,
    movement TEXT NOT NULL,
    round TEXT NOT NULL,
    -- A day: 2022-07-08.
    due TEXT NOT NULL,
    PRIMARY KEY (entry, line)
);
CREATE INDEX round_due_round ON round_due (movement, round, entry);

-- Letters that wait for the mail server, so that one that is gone loses none. Rows are written over as they are tried.
CREATE TABLE outbox (
    -- What it is for and to whom: a letter of one name is sent once, however many programs think of it.
    name TEXT PRIMARY KEY,
    movement TEXT NOT NULL,
    round TEXT NOT NULL,
    unit TEXT NOT NULL,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    made BIGINT NOT NULL,
    -- Not before; and while somebody has taken it, not by others.
    next BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    sent BIGINT,
    -- What the server said last.
    fault TEXT
);
CREATE INDEX outbox_next ON outbox (next) WHERE sent IS NULL;
CREATE INDEX outbox_round ON outbox (movement, round);
