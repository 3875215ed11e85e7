-- Other servers that are told of what happens: in one conversation, or in the channels of the server.
CREATE TABLE webhooks (
    id {bytes} PRIMARY KEY,
    conversation_id {bytes} REFERENCES conversations (id), -- null: of the server
    name TEXT NOT NULL,
    url TEXT NOT NULL,
    events BIGINT NOT NULL,              -- a bit for each kind
    is_filtered SMALLINT NOT NULL,       -- of the server: only the channels in webhook_channels
    secret {bytes} NOT NULL,             -- sealed
    former_secret {bytes},               -- sealed; signs too until its time is over
    former_until BIGINT,
    created_by {bytes} NOT NULL REFERENCES users (id),
    created_at BIGINT NOT NULL,
    disabled_at BIGINT,
    disabled_for SMALLINT,               -- 0 by somebody, 1 it failed for long, 2 it said that it is gone
    failing_since BIGINT,                -- null: the last delivery went well
    paused_until BIGINT
);
CREATE INDEX webhooks_by_conversation ON webhooks (conversation_id);

CREATE TABLE webhook_channels (
    webhook_id {bytes} NOT NULL REFERENCES webhooks (id),
    conversation_id {bytes} NOT NULL REFERENCES conversations (id),
    PRIMARY KEY (webhook_id, conversation_id)
);

-- What is to be told, and what came of it. No text stands here: a delivery says what the message says by then.
CREATE TABLE webhook_deliveries (
    id {bytes} PRIMARY KEY,
    webhook_id {bytes} NOT NULL REFERENCES webhooks (id),
    event SMALLINT NOT NULL,
    conversation_id {bytes},
    seq BIGINT,
    user_id {bytes},
    emoji TEXT,
    at BIGINT NOT NULL,
    state SMALLINT NOT NULL,             -- 0 waiting, 1 delivered, 2 given up
    attempts BIGINT NOT NULL,
    next_at BIGINT,                      -- while it waits
    tried_at BIGINT,
    took_ms BIGINT,
    status BIGINT,                       -- of the last answer; null for none
    note TEXT                            -- why it failed, or how a failing answer begins
);
CREATE INDEX webhook_deliveries_by_webhook ON webhook_deliveries (webhook_id, id);
CREATE INDEX webhook_deliveries_by_time ON webhook_deliveries (at);
