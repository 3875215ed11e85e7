-- What somebody has chosen for themselves, in their feed alone.
CREATE TABLE personal_settings (
    user_id {bytes} NOT NULL REFERENCES users (id),
    key TEXT NOT NULL,
    value TEXT NULL,                      -- null: as the program has it
    rev BIGINT NOT NULL,                  -- in the user's feed
    PRIMARY KEY (user_id, key)
);
CREATE INDEX personal_settings_by_rev ON personal_settings (user_id, rev);
