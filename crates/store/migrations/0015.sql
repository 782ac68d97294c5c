-- Programs act for people by tokens. A token is shown once and kept as a digest; who made and revoked it is in the journal.
CREATE TABLE token (
    -- The number of the entry that made it.
    id BIGINT PRIMARY KEY,
    account BIGINT NOT NULL REFERENCES account (id),
    -- SHA-256: who reads this table cannot use a token.
    digest TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    -- What it may be used for, a scope a line: never more than what its person may do.
    scopes TEXT NOT NULL,
    made BIGINT NOT NULL,
    until BIGINT NOT NULL,
    -- When it was last used, to the minute.
    used BIGINT,
    revoked BIGINT
);
CREATE INDEX token_account ON token (account, id);
