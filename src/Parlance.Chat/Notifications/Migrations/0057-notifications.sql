-- When a conversation may interrupt somebody, in their own feed alone.
CREATE TABLE notification_levels (
    user_id {bytes} NOT NULL REFERENCES users (id),
    conversation_id {bytes} NOT NULL REFERENCES conversations (id),
    level SMALLINT NULL,                  -- null: as it is for this kind of conversation
    muted_until BIGINT NULL,
    rev BIGINT NOT NULL,                  -- in the user's feed
    PRIMARY KEY (user_id, conversation_id)
);
CREATE INDEX notification_levels_by_rev ON notification_levels (user_id, rev);

-- What holds for somebody in all conversations.
CREATE TABLE notification_rules (
    user_id {bytes} NOT NULL PRIMARY KEY REFERENCES users (id),
    keywords TEXT NOT NULL,               -- as written, separated by line feeds
    quiet TEXT NOT NULL,                  -- a JSON object: when not to be disturbed; empty for never
    rev BIGINT NOT NULL
);
