CREATE TABLE conversations (
    id {bytes} PRIMARY KEY,
    kind SMALLINT NOT NULL,               -- 0 direct, 1 group, 2 channel
    name TEXT NOT NULL,
    name_key TEXT NULL,                   -- folded; of a channel that is not archived
    topic TEXT NOT NULL,
    emoji TEXT NOT NULL,
    pair_key {bytes} NULL,                -- both ids of a direct conversation
    history_for SMALLINT NOT NULL,        -- 0 everybody, 1 joined
    created_by {bytes} NOT NULL REFERENCES users (id),
    created_at BIGINT NOT NULL,
    client_id {bytes} NULL,               -- made by the client: a repeated creation finds the first
    archived_at BIGINT NULL,
    member_count BIGINT NOT NULL,         -- changed with members, under the row's lock
    last_seq BIGINT NOT NULL,
    last_message_at BIGINT NULL,
    rev BIGINT NOT NULL,                  -- the head of its feed
    row_rev BIGINT NOT NULL,              -- the rev that this row was last part of
    max_visible_from BIGINT NOT NULL      -- the highest visible_from of its members
);
CREATE UNIQUE INDEX conversations_by_pair ON conversations (pair_key);
CREATE UNIQUE INDEX conversations_by_name ON conversations (name_key);
CREATE UNIQUE INDEX conversations_by_client ON conversations (created_by, client_id);

CREATE TABLE members (
    conversation_id {bytes} NOT NULL REFERENCES conversations (id),
    user_id {bytes} NOT NULL REFERENCES users (id),
    role SMALLINT NOT NULL,               -- 0 guest, 1 member, 2 moderator, 3 owner
    joined_at BIGINT NOT NULL,
    left_at BIGINT NULL,
    muted_until BIGINT NULL,
    visible_from BIGINT NOT NULL,         -- the first seq that this member may read
    rev BIGINT NOT NULL,                  -- in the conversation's feed
    user_rev BIGINT NOT NULL,             -- in the user's feed
    PRIMARY KEY (conversation_id, user_id)
);
CREATE INDEX members_by_rev ON members (conversation_id, rev);
CREATE INDEX members_by_role ON members (conversation_id, role DESC, user_id) WHERE left_at IS NULL;
CREATE INDEX members_by_user ON members (user_id, user_rev);
CREATE INDEX members_current ON members (user_id, conversation_id) WHERE left_at IS NULL;

CREATE TABLE bans (
    conversation_id {bytes} NOT NULL REFERENCES conversations (id),
    user_id {bytes} NOT NULL REFERENCES users (id),
    banned_by {bytes} NOT NULL REFERENCES users (id),
    reason TEXT NOT NULL,
    banned_at BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, user_id)
);
