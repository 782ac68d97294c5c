-- People change: they are invited, sign in, get other roles. Their rows are edited, and every act upon them is in the journal;
-- what nobody may read there (passwords, secrets) stands here only.
CREATE TABLE account (
    -- The number of the entry that invited them.
    id BIGINT PRIMARY KEY,
    -- An e-mail address in small letters.
    login TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    -- invited, active or locked.
    state TEXT NOT NULL,
    -- A role and its scope a line, parted by a space.
    grants TEXT NOT NULL,
    language TEXT NOT NULL,
    -- As argon2id writes it; none before the invitation is accepted.
    password TEXT,
    totp TEXT,
    -- The step of the last code that was taken: no code is taken twice.
    totp_step BIGINT
);

-- Tokens are kept as digests: who reads this table cannot accept an invitation.
CREATE TABLE invitation (
    token TEXT PRIMARY KEY,
    account BIGINT NOT NULL REFERENCES account (id),
    until BIGINT NOT NULL,
    used BIGINT
);
CREATE INDEX invitation_account ON invitation (account);

-- Failed attempts to sign in, by a digest of what was typed as login: guessing is slowed whether or not there is an account.
CREATE TABLE failure (
    login TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX failure_login ON failure (login, at);
