-- What somebody has put by for themselves, in their feed alone. A row stays when it is taken out, and says so.
CREATE TABLE saved_messages (
    user_id {bytes} NOT NULL REFERENCES users (id),
    conversation_id {bytes} NOT NULL REFERENCES conversations (id),
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    removed SMALLINT NOT NULL,
    rev BIGINT NOT NULL,                  -- in the user's feed; of those that are there it is their order too
    PRIMARY KEY (user_id, conversation_id, seq)
);
CREATE INDEX saved_messages_by_rev ON saved_messages (user_id, rev);
CREATE INDEX saved_messages_there ON saved_messages (user_id, rev) WHERE removed = 0;
