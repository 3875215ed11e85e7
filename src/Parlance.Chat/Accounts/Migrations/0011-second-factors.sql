CREATE TABLE totp (
    user_id {bytes} PRIMARY KEY REFERENCES users (id),
    sealed_secret {bytes} NOT NULL,
    created_at BIGINT NOT NULL,
    confirmed_at BIGINT NULL,
    last_step BIGINT NOT NULL             -- the last accepted time step: no code works twice
);

CREATE TABLE recovery_codes (
    user_id {bytes} NOT NULL REFERENCES users (id),
    code_mac {bytes} NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, code_mac)       -- a used code is removed
);

CREATE TABLE passkeys (
    credential_id {bytes} PRIMARY KEY,
    id {bytes} NOT NULL,                  -- its name in the API
    user_id {bytes} NOT NULL REFERENCES users (id),
    name TEXT NOT NULL,
    public_key {bytes} NOT NULL,
    sign_count BIGINT NOT NULL,
    transports TEXT NOT NULL,
    is_user_verified SMALLINT NOT NULL,
    is_backup_eligible SMALLINT NOT NULL,
    is_backed_up SMALLINT NOT NULL,
    attestation {bytes} NOT NULL,
    client_data {bytes} NOT NULL,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT NULL
);
CREATE UNIQUE INDEX passkeys_by_id ON passkeys (id);
CREATE INDEX passkeys_by_user ON passkeys (user_id);

-- A sign-in that waits for its second factor, and a passkey ceremony between its two requests.
CREATE TABLE challenges (
    id {bytes} PRIMARY KEY,
    purpose TEXT NOT NULL,
    user_id {bytes} NULL,
    token_mac {bytes} NOT NULL,
    sealed_state {bytes} NOT NULL,
    attempts_left BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX challenges_by_token ON challenges (token_mac);
CREATE INDEX challenges_by_expiry ON challenges (expires_at);
