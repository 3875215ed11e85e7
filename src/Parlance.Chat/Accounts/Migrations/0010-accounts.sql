-- Times are Unix milliseconds in UTC; ids are 16 bytes, big-endian.

CREATE TABLE users (
    id {bytes} PRIMARY KEY,
    kind SMALLINT NOT NULL,               -- 0 person, 1 bot
    role SMALLINT NOT NULL,               -- 0 guest, 1 member, 2 administrator
    username TEXT NOT NULL,
    username_key TEXT NOT NULL,           -- folded: NFKC, case, confusables
    display_name TEXT NOT NULL,
    email TEXT NULL,                      -- as written; several unverified accounts may claim one address
    email_key TEXT NULL,                  -- normalised
    verified_email_key TEXT NULL,         -- set with the proof of ownership: one account holds an address
    password_hash TEXT NULL,
    color TEXT NOT NULL,
    bio TEXT NOT NULL,
    status_text TEXT NOT NULL,
    status_emoji TEXT NOT NULL,
    locale TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    owner_id {bytes} NULL REFERENCES users (id),  -- of a bot
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,              -- of the profile, for ETag
    two_step_at BIGINT NULL,              -- signing in takes a second factor since then
    disabled_at BIGINT NULL,
    deleted_at BIGINT NULL
);
CREATE UNIQUE INDEX users_by_username ON users (username_key);
CREATE UNIQUE INDEX users_by_verified_email ON users (verified_email_key);
CREATE INDEX users_by_email ON users (email_key);
CREATE INDEX users_by_owner ON users (owner_id);

CREATE TABLE sessions (
    id {bytes} PRIMARY KEY,
    user_id {bytes} NOT NULL REFERENCES users (id),
    created_at BIGINT NOT NULL,
    signed_in_at BIGINT NOT NULL,         -- the last time that the person proved who they are
    last_seen_at BIGINT NOT NULL,
    idle_ends_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,              -- absolute
    device TEXT NOT NULL,
    address TEXT NOT NULL,
    salt {bytes} NOT NULL,                -- part of what refresh tokens are derived from
    generation BIGINT NOT NULL,           -- the one refresh token that is current
    rotated_at BIGINT NOT NULL,
    ended_at BIGINT NULL,
    end_reason TEXT NULL
);
CREATE INDEX sessions_by_user ON sessions (user_id, ended_at);

-- What live sockets have to hear of within a second, on every node. Rows are kept for an hour.
CREATE TABLE session_endings (
    id {bytes} PRIMARY KEY,
    user_id {bytes} NOT NULL,
    session_id {bytes} NULL,              -- a session, or (with token_id null too) everything of the user
    token_id {bytes} NULL,                -- a personal access token
    reason TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX session_endings_by_time ON session_endings (at);

CREATE TABLE signing_keys (
    id TEXT PRIMARY KEY,                  -- the kid of the tokens' header
    created_at BIGINT NOT NULL,
    retired_at BIGINT NULL,               -- signs no more from then on, and is still accepted for a token's life
    public_key {bytes} NOT NULL,          -- SubjectPublicKeyInfo
    sealed_private_key {bytes} NOT NULL
);

CREATE TABLE one_time_codes (
    id {bytes} PRIMARY KEY,
    purpose TEXT NOT NULL,
    user_id {bytes} NOT NULL REFERENCES users (id),
    email_key TEXT NOT NULL,              -- the address that it was sent to, and proves
    email TEXT NOT NULL,
    token_mac {bytes} NOT NULL,
    code_mac {bytes} NOT NULL,
    attempts_left BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX one_time_codes_by_token ON one_time_codes (token_mac);
CREATE UNIQUE INDEX one_time_codes_by_user ON one_time_codes (user_id, purpose);

CREATE TABLE personal_tokens (
    id {bytes} PRIMARY KEY,
    user_id {bytes} NOT NULL REFERENCES users (id),
    name TEXT NOT NULL,
    token_mac {bytes} NOT NULL,
    scopes TEXT NOT NULL,                 -- separated by spaces
    created_at BIGINT NOT NULL,
    expires_at BIGINT NULL,
    last_used_at BIGINT NULL,
    revoked_at BIGINT NULL
);
CREATE UNIQUE INDEX personal_tokens_by_token ON personal_tokens (token_mac);
CREATE INDEX personal_tokens_by_user ON personal_tokens (user_id);

CREATE TABLE invitations (
    id {bytes} PRIMARY KEY,
    token_mac {bytes} NOT NULL,
    role SMALLINT NOT NULL,
    note TEXT NOT NULL,
    created_by {bytes} NOT NULL REFERENCES users (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NULL,
    uses_max BIGINT NULL,
    uses BIGINT NOT NULL,
    revoked_at BIGINT NULL
);
CREATE UNIQUE INDEX invitations_by_token ON invitations (token_mac);
