-- The words of a message, and a number to put the newest first by: its time, and its place among those of the same time. The program takes texts
-- apart and folds them.
CREATE TABLE search_entries (
    id BIGINT PRIMARY KEY,
    conversation_id BYTEA NOT NULL,
    seq BIGINT NOT NULL,
    tokens TSVECTOR NOT NULL
);
CREATE UNIQUE INDEX search_entries_by_message ON search_entries (conversation_id, seq);

-- What waits to be sorted into the index is looked through by every search: 256 kB of it at most.
CREATE INDEX search_entries_by_token ON search_entries USING gin (tokens) WITH (gin_pending_list_limit = 256);
-- Of more words it is known how frequent they are: whether to look through the newest or through the index.
ALTER TABLE search_entries ALTER COLUMN tokens SET STATISTICS 1000;
CREATE SEQUENCE search_order;

-- Conversations with messages from before there was a search. The program indexes them, once.
CREATE TABLE search_backlog (
    conversation_id BYTEA PRIMARY KEY,
    next_seq BIGINT NOT NULL
);
INSERT INTO search_backlog (conversation_id, next_seq) SELECT id, 1 FROM conversations;

-- What a conversation is found by: its name, folded. The program folds more than this does, and writes it again.
ALTER TABLE conversations ADD COLUMN search_text TEXT NOT NULL DEFAULT '';
UPDATE conversations SET search_text = lower(name);
