CREATE TABLE read_positions (
    user_id {bytes} NOT NULL REFERENCES users (id),
    conversation_id {bytes} NOT NULL REFERENCES conversations (id),
    seq BIGINT NOT NULL,                  -- everything up to this one is read
    version BIGINT NOT NULL,              -- goes up when the position is moved back on purpose
    at BIGINT NOT NULL,
    rev BIGINT NOT NULL,                  -- in the user's feed
    PRIMARY KEY (user_id, conversation_id)
);
CREATE INDEX read_positions_by_rev ON read_positions (user_id, rev);
