-- Which files came, from whom and when. What is in them is kept outside of the database, under its digest.
CREATE TABLE file (
    entry BIGINT NOT NULL REFERENCES journal (number),
    line BIGINT NOT NULL,
    -- SHA-256, as hexadecimal digits.
    digest TEXT NOT NULL,
    -- As it was called where it came from.
    name TEXT NOT NULL,
    size BIGINT NOT NULL,
    PRIMARY KEY (entry, line)
);
CREATE INDEX file_digest ON file (digest, entry);
