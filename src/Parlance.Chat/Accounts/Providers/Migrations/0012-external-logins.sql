-- Who somebody is at an identity provider. Known again by issuer and subject, never by e-mail: an address can change hands.
CREATE TABLE external_logins (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    provider TEXT NOT NULL,               -- its name in the configuration when it was linked
    user_id {bytes} NOT NULL REFERENCES users (id),
    email TEXT NULL,                      -- what the provider said last, to tell its accounts apart in the settings
    linked_at BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL,
    PRIMARY KEY (issuer, subject)
);
CREATE UNIQUE INDEX external_logins_by_user ON external_logins (user_id, issuer);
