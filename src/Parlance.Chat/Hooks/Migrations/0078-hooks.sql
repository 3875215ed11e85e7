-- Addresses outside, at which programs leave messages for a conversation. What is said there is said by an account of the hook's own.
CREATE TABLE hooks (
    id {bytes} PRIMARY KEY,
    conversation_id {bytes} NOT NULL REFERENCES conversations (id),
    bot_id {bytes} NOT NULL REFERENCES users (id),
    token_id {bytes} NOT NULL,            -- of personal_tokens: what its secret is known by
    created_by {bytes} NOT NULL REFERENCES users (id),
    created_at BIGINT NOT NULL,
    disabled_at BIGINT NULL
);
CREATE INDEX hooks_by_conversation ON hooks (conversation_id, id);
CREATE UNIQUE INDEX hooks_by_bot ON hooks (bot_id);
