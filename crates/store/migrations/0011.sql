-- Whoever forgot a password chooses another by a link that an administrator hands over, once. Tokens are kept as digests.
CREATE TABLE reset (
    token TEXT PRIMARY KEY,
    account BIGINT NOT NULL REFERENCES account (id),
    until BIGINT NOT NULL,
    used BIGINT
);
CREATE INDEX reset_account ON reset (account);

-- Browsers from which somebody has signed in before: guessing from elsewhere does not slow them. Kept as digests.
CREATE TABLE device (
    digest TEXT NOT NULL,
    account BIGINT NOT NULL REFERENCES account (id),
    seen BIGINT NOT NULL,
    PRIMARY KEY (digest, account)
);
CREATE INDEX device_account ON device (account);
