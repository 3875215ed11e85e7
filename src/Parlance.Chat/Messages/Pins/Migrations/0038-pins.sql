-- What is pinned in a conversation. A row stays when it is taken down, and says so.
CREATE TABLE pins (
    conversation_id {bytes} NOT NULL REFERENCES conversations (id),
    seq BIGINT NOT NULL,
    user_id {bytes} NOT NULL REFERENCES users (id), -- who pinned it last
    at BIGINT NOT NULL,
    removed SMALLINT NOT NULL,
    rev BIGINT NOT NULL,                  -- in the conversation's feed; of those that are up it is their order too
    PRIMARY KEY (conversation_id, seq)
);
CREATE INDEX pins_by_rev ON pins (conversation_id, rev);
CREATE INDEX pins_up ON pins (conversation_id, rev) WHERE removed = 0;
