-- What people want to be reminded of, in their feed alone. A row stays when it is done, without its text.
CREATE TABLE reminders (
    id {bytes} PRIMARY KEY,
    user_id {bytes} NOT NULL REFERENCES users (id),
    client_id {bytes} NOT NULL,           -- made by the client: a repeated request finds the first
    conversation_id {bytes} NULL,         -- of the message that it is about, if it is about one
    seq BIGINT NULL,
    text TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    state SMALLINT NOT NULL,              -- 0 waiting, 1 due, 2 done
    rev BIGINT NOT NULL                   -- in the user's feed
);
CREATE UNIQUE INDEX reminders_by_client ON reminders (user_id, client_id);
CREATE INDEX reminders_by_rev ON reminders (user_id, rev);
CREATE INDEX reminders_open ON reminders (user_id, rev) WHERE state < 2;
