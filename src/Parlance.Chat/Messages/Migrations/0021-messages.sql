-- A message's address is its conversation and its seq, which counts 1, 2, 3 … without gaps.
CREATE TABLE messages (
    conversation_id {bytes} NOT NULL REFERENCES conversations (id),
    seq BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    author_id {bytes} NOT NULL REFERENCES users (id),
    client_id {bytes} NOT NULL,           -- made by the client: a repeated send finds the first, for ever
    text TEXT NOT NULL,                   -- as written; empty once deleted
    plain TEXT NOT NULL,                  -- without markup
    links TEXT NOT NULL,                  -- separated by line feeds
    mentions TEXT NOT NULL,               -- a JSON object: whom it names; empty for nobody
    reply_to BIGINT NULL,                 -- a seq of the same conversation
    silent SMALLINT NOT NULL,
    created_at BIGINT NOT NULL,
    edited_at BIGINT NULL,
    deleted_at BIGINT NULL,
    deleted_by {bytes} NULL,
    PRIMARY KEY (conversation_id, seq)
);
CREATE UNIQUE INDEX messages_by_client ON messages (conversation_id, author_id, client_id);
CREATE INDEX messages_by_rev ON messages (conversation_id, rev);
CREATE INDEX messages_by_time ON messages (conversation_id, created_at);

-- What a message said before it was edited.
CREATE TABLE message_edits (
    conversation_id {bytes} NOT NULL,
    seq BIGINT NOT NULL,
    number BIGINT NOT NULL,
    text TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, seq, number)
);

-- Whom a message mentions; everybody is a user of sixteen zero bytes.
CREATE TABLE mentions (
    user_id {bytes} NOT NULL,
    conversation_id {bytes} NOT NULL,
    seq BIGINT NOT NULL,
    PRIMARY KEY (user_id, conversation_id, seq)
);
CREATE INDEX mentions_by_message ON mentions (conversation_id, seq);

CREATE TABLE reactions (
    conversation_id {bytes} NOT NULL,
    seq BIGINT NOT NULL,
    user_id {bytes} NOT NULL REFERENCES users (id),
    emoji TEXT NOT NULL,
    at BIGINT NOT NULL,
    removed SMALLINT NOT NULL,
    rev BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, seq, emoji, user_id)
);
CREATE INDEX reactions_by_rev ON reactions (conversation_id, rev);
