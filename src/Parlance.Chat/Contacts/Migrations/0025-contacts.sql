-- What people are to each other: a row on each side, in its owner's feed.
CREATE TABLE contacts (
    user_id {bytes} NOT NULL REFERENCES users (id),
    other_id {bytes} NOT NULL REFERENCES users (id),
    state SMALLINT NOT NULL,              -- 0 removed, 1 requested, 2 received, 3 accepted
    note TEXT NOT NULL,                   -- of the request, while it waits
    at BIGINT NOT NULL,                   -- of the state
    refused_at BIGINT NULL,               -- when user_id last turned other_id away
    rev BIGINT NOT NULL,                  -- in the feed of user_id
    PRIMARY KEY (user_id, other_id)
);
CREATE INDEX contacts_by_rev ON contacts (user_id, rev);
CREATE INDEX contacts_by_other ON contacts (other_id);

-- Whom somebody does not want to hear of, in their feed alone.
CREATE TABLE blocks (
    user_id {bytes} NOT NULL REFERENCES users (id),
    other_id {bytes} NOT NULL REFERENCES users (id),
    at BIGINT NOT NULL,
    removed SMALLINT NOT NULL,
    rev BIGINT NOT NULL,                  -- in the feed of user_id
    PRIMARY KEY (user_id, other_id)
);
CREATE INDEX blocks_by_rev ON blocks (user_id, rev);
