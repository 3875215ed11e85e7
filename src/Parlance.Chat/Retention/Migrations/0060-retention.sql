-- How long messages are kept. What is purged keeps its place: an empty row, of which nobody can tell any more what it said.
ALTER TABLE messages ADD COLUMN purged SMALLINT NOT NULL DEFAULT 0;

-- Where a forwarded message was taken from, wherever that is: the copy goes with it. Told to nobody.
ALTER TABLE messages ADD COLUMN copied_from {bytes} NULL;
ALTER TABLE messages ADD COLUMN copied_seq BIGINT NULL;
CREATE INDEX messages_by_source ON messages (copied_from, copied_seq) WHERE copied_from IS NOT NULL;
UPDATE messages SET copied_from = forwarded_from, copied_seq = forwarded_seq WHERE forwarded_from IS NOT NULL;

ALTER TABLE conversations ADD COLUMN retention_days BIGINT NULL;            -- what its owners have decided
ALTER TABLE conversations ADD COLUMN retention_fixed BIGINT NULL;           -- what an administrator has; 0 for ever
ALTER TABLE conversations ADD COLUMN purged_to BIGINT NOT NULL DEFAULT 0;   -- up to this seq all is purged, or waits in purge_queue

-- What is to be purged by itself: copies of what was, and what was passed over because somebody holds it.
CREATE TABLE purge_queue (
    conversation_id {bytes} NOT NULL,
    seq BIGINT NOT NULL,
    is_copy SMALLINT NOT NULL,
    PRIMARY KEY (conversation_id, seq)
);

-- Who purges now, and of how many messages something may lie in the files yet.
CREATE TABLE purge (
    id SMALLINT PRIMARY KEY,
    holder {bytes} NULL,
    leased_until BIGINT NULL,
    left_over BIGINT NOT NULL
);
INSERT INTO purge (id, holder, leased_until, left_over) VALUES (1, NULL, NULL, 0);

-- Written over what lies in the free parts of SQLite's file, and taken away again. PostgreSQL has no use for it, and the same schema.
CREATE TABLE purge_zeros (
    id BIGINT PRIMARY KEY,
    zeros {bytes} NOT NULL
);

-- What must not go: all of a conversation, or all that somebody has written.
CREATE TABLE holds (
    id {bytes} PRIMARY KEY,
    conversation_id {bytes} NULL REFERENCES conversations (id),
    user_id {bytes} NULL REFERENCES users (id),
    reason TEXT NOT NULL,
    created_by {bytes} NOT NULL REFERENCES users (id),
    created_at BIGINT NOT NULL,
    lifted_by {bytes} NULL,
    lifted_at BIGINT NULL
);
CREATE INDEX holds_of_conversation ON holds (conversation_id) WHERE lifted_at IS NULL AND conversation_id IS NOT NULL;
CREATE INDEX holds_of_user ON holds (user_id) WHERE lifted_at IS NULL AND user_id IS NOT NULL;

-- What was deleted while it was held.
CREATE TABLE held_texts (
    conversation_id {bytes} NOT NULL,
    seq BIGINT NOT NULL,
    number BIGINT NOT NULL,
    author_id {bytes} NOT NULL,
    text TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    kept_at BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, seq, number)
);
