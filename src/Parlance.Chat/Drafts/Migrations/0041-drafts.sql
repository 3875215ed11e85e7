-- What somebody has begun to write, on all their devices, in their feed alone. A row stays when it is sent or thrown away, and is empty then.
CREATE TABLE drafts (
    user_id {bytes} NOT NULL REFERENCES users (id),
    conversation_id {bytes} NOT NULL REFERENCES conversations (id),
    thread BIGINT NOT NULL,               -- the seq of the message in whose thread it is to be sent; 0 for the conversation itself
    text TEXT NOT NULL,
    reply_to BIGINT NULL,
    at BIGINT NOT NULL,
    rev BIGINT NOT NULL,                  -- in the user's feed
    PRIMARY KEY (user_id, conversation_id, thread)
);
CREATE INDEX drafts_by_rev ON drafts (user_id, rev);
CREATE INDEX drafts_there ON drafts (user_id, rev) WHERE text <> '';
