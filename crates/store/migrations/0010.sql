-- Whoever loses the telephone that makes their codes still comes in, once with each of these. They are kept as digests: who
-- reads this table cannot sign in.
CREATE TABLE recovery (
    account BIGINT NOT NULL REFERENCES account (id),
    digest TEXT NOT NULL,
    -- When it was taken.
    used BIGINT,
    PRIMARY KEY (account, digest)
);

-- What others did to an account is told to whom it belongs: the last entry of the journal that they have seen.
ALTER TABLE account ADD COLUMN told BIGINT NOT NULL DEFAULT 0;
