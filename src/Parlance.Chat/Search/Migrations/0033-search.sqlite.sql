-- By which number the words of a message are kept: its time, and its place among those of the same time, so that the newest are found first.
CREATE TABLE search_entries (
    id INTEGER PRIMARY KEY,
    conversation_id BLOB NOT NULL,
    seq BIGINT NOT NULL
);
CREATE UNIQUE INDEX search_entries_by_message ON search_entries (conversation_id, seq);

-- Where which word stands, without the text itself. The program takes texts apart and folds them: to SQLite a word is what has spaces around it.
CREATE VIRTUAL TABLE search_index USING fts5(tokens, content='', columnsize=0, prefix='2 3', tokenize="ascii tokenchars '#'");

-- Conversations with messages from before there was a search. The program indexes them, once.
CREATE TABLE search_backlog (
    conversation_id BLOB PRIMARY KEY,
    next_seq BIGINT NOT NULL
);
INSERT INTO search_backlog (conversation_id, next_seq) SELECT id, 1 FROM conversations;

-- What a conversation is found by: its name, folded. The program folds more than this does, and writes it again.
ALTER TABLE conversations ADD COLUMN search_text TEXT NOT NULL DEFAULT '';
UPDATE conversations SET search_text = lower(name);
