-- What is different here from what holds for conversations of the kind: the lowest role that may, or null for that of the kind.
ALTER TABLE conversations ADD COLUMN slow_seconds BIGINT NOT NULL DEFAULT 0;
ALTER TABLE conversations ADD COLUMN send_from SMALLINT NULL;
ALTER TABLE conversations ADD COLUMN mention_from SMALLINT NULL;
ALTER TABLE conversations ADD COLUMN invite_from SMALLINT NULL;
ALTER TABLE conversations ADD COLUMN pin_from SMALLINT NULL;

-- When somebody last wrote in a conversation that was slowed down.
CREATE TABLE slow_sends (
    conversation_id {bytes} NOT NULL REFERENCES conversations (id),
    user_id {bytes} NOT NULL REFERENCES users (id),
    sent_at BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, user_id)
);
CREATE INDEX slow_sends_by_user ON slow_sends (user_id);
