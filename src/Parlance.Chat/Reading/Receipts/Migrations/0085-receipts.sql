-- How far the people of a direct conversation or a small group let each other see that they have read: shared rows of its feed. One that was withdrawn
-- stays, and says so.
CREATE TABLE receipts (
    conversation_id {bytes} NOT NULL REFERENCES conversations (id),
    user_id {bytes} NOT NULL REFERENCES users (id),
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    removed SMALLINT NOT NULL,
    rev BIGINT NOT NULL,                  -- in the conversation's feed
    PRIMARY KEY (conversation_id, user_id)
);
CREATE INDEX receipts_by_rev ON receipts (conversation_id, rev);
CREATE INDEX receipts_by_user ON receipts (user_id, conversation_id) WHERE removed = 0;
