-- A program that did not hear the answer to a request sends it again under the same key, and must not act twice: the key is
-- claimed before the act, each act writes its entry beside it in the same change, and the answer is kept for a day.
CREATE TABLE claim (
    -- A digest of who claims and of the key.
    id TEXT PRIMARY KEY,
    -- A digest of what was asked.
    request TEXT NOT NULL,
    -- When it was claimed; since when it is being worked on.
    at BIGINT NOT NULL,
    -- The last entry that was written under it.
    entry BIGINT,
    -- The answer, once there is one.
    status BIGINT,
    head TEXT,
    body TEXT
);
CREATE INDEX claim_at ON claim (at);
