-- Somebody may sign in by another house's sign-on (OpenID Connect). Which account that is was linked once, by invitation or by a
-- verified e-mail address; what a person is called there never changes, unlike an address.
CREATE TABLE identity (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    account BIGINT NOT NULL REFERENCES account (id),
    PRIMARY KEY (issuer, subject)
);
CREATE INDEX identity_account ON identity (account);
