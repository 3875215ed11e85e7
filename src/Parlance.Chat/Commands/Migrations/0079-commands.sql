-- What programs understand that stands behind a slash. Those that the server has itself are in none.
CREATE TABLE commands (
    name TEXT PRIMARY KEY,                -- without the slash, in small letters
    bot_id {bytes} NOT NULL REFERENCES users (id),
    description TEXT NOT NULL,
    hint TEXT NOT NULL,
    role SMALLINT NOT NULL,               -- of the server: the lowest that may use it
    created_by {bytes} NOT NULL REFERENCES users (id),
    created_at BIGINT NOT NULL
);
CREATE INDEX commands_by_bot ON commands (bot_id);

-- What was asked of a bot, until it is too late to answer and a while longer. What was written behind the command is not kept.
CREATE TABLE command_calls (
    id {bytes} PRIMARY KEY,
    name TEXT NOT NULL,
    bot_id {bytes} NOT NULL REFERENCES users (id),
    user_id {bytes} NOT NULL REFERENCES users (id),
    conversation_id {bytes} NOT NULL REFERENCES conversations (id),
    expires_at BIGINT NOT NULL,
    answered_at BIGINT NULL,
    shown_to SMALLINT NULL                -- 0 who asked, 1 everybody in the conversation
);
CREATE INDEX command_calls_by_user ON command_calls (user_id, expires_at);
CREATE INDEX command_calls_by_bot ON command_calls (bot_id);
