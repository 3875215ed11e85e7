-- Messages that are sent later, in their author's feed alone. A row stays when it is sent or called off, without its text.
CREATE TABLE scheduled_messages (
    id {bytes} PRIMARY KEY,               -- also the client id of the message that comes of it: it is there once
    user_id {bytes} NOT NULL REFERENCES users (id),
    client_id {bytes} NOT NULL,           -- made by the client: a repeated request finds the first
    conversation_id {bytes} NULL,         -- either this or the person, until it is sent
    to_id {bytes} NULL,
    text TEXT NOT NULL,
    reply_to BIGINT NULL,
    thread BIGINT NULL,
    also SMALLINT NOT NULL,
    silent SMALLINT NOT NULL,
    due_at BIGINT NOT NULL,
    state SMALLINT NOT NULL,              -- 0 waiting, 1 sent, 2 failed, 3 called off
    problem TEXT NULL,                    -- the code of why it could not be sent
    seq BIGINT NULL,                      -- of the message
    rev BIGINT NOT NULL                   -- in the user's feed
);
CREATE UNIQUE INDEX scheduled_messages_by_client ON scheduled_messages (user_id, client_id);
CREATE INDEX scheduled_messages_by_rev ON scheduled_messages (user_id, rev);
CREATE INDEX scheduled_messages_open ON scheduled_messages (user_id, rev) WHERE state IN (0, 2);
