-- A reply in a thread is a message like any other, which says whose thread it is in; what there is of a thread stands with its first message.
ALTER TABLE messages ADD COLUMN thread BIGINT NULL;                 -- the seq of the first message
ALTER TABLE messages ADD COLUMN aside SMALLINT NOT NULL DEFAULT 0;  -- 1: in its thread alone
ALTER TABLE messages ADD COLUMN replies BIGINT NOT NULL DEFAULT 0;  -- those that are not deleted; changed with them, under the conversation's lock
ALTER TABLE messages ADD COLUMN last_reply BIGINT NULL;
ALTER TABLE messages ADD COLUMN last_reply_at BIGINT NULL;
ALTER TABLE messages ADD COLUMN repliers {bytes} NULL;              -- ids one after the other: the first five who replied
CREATE INDEX messages_by_thread ON messages (conversation_id, thread, seq) WHERE thread IS NOT NULL;

-- What is only in a thread is not unread in its conversation, nor the newest there.
DROP INDEX messages_to_count;
CREATE INDEX messages_to_count ON messages (conversation_id, seq, author_id) WHERE deleted_at IS NULL AND aside = 0;
CREATE INDEX messages_shown ON messages (conversation_id, seq) WHERE aside = 0;
