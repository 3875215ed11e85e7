CREATE TABLE presence (
    user_id {bytes} NOT NULL PRIMARY KEY REFERENCES users (id),
    state SMALLINT NOT NULL,              -- what they have chosen to be shown as
    until BIGINT,                         -- when the choice ends
    last_seen_at BIGINT,                  -- the last moment in which others saw them here
    rev BIGINT NOT NULL                   -- of the choice, in the user's feed; 0 when they never chose
);
