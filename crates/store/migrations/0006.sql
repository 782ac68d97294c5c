-- Who is signed in where. Rows come, are written over and go.
CREATE TABLE session (
    -- A digest of the secret in the cookie: who reads this table cannot sign in with it.
    id TEXT PRIMARY KEY,
    account BIGINT REFERENCES account (id),
    data TEXT NOT NULL,
    made BIGINT NOT NULL,
    seen BIGINT NOT NULL,
    until BIGINT NOT NULL,
    agent TEXT NOT NULL
);
CREATE INDEX session_account ON session (account);
CREATE INDEX session_until ON session (until);
