-- Every act, one after the other. `hash` covers the whole entry and the hash of the one before.
CREATE TABLE journal (
    number BIGINT PRIMARY KEY,
    -- Microseconds since 1970, UTC; never before the entry before.
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    act TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    before TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE INDEX journal_at ON journal (at);
CREATE INDEX journal_subject ON journal (subject, number);

-- Figures as they came: a row is never changed, a later one for the same unit, indicator and period takes its place.
CREATE TABLE figure (
    entry BIGINT NOT NULL REFERENCES journal (number),
    line BIGINT NOT NULL,
    unit TEXT NOT NULL,
    indicator TEXT NOT NULL,
    period TEXT NOT NULL,
    -- A plain decimal, `true` or `false`; none where a figure was taken back and is not known.
    value TEXT,
    -- Where it stood: the file by its SHA-256, sheet, row and column.
    file TEXT,
    sheet TEXT,
    row_number BIGINT,
    column_number BIGINT,
    PRIMARY KEY (entry, line)
);
CREATE INDEX figure_key ON figure (indicator, period, unit, entry, line);
