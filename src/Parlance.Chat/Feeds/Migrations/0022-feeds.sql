-- The head of each user's own feed. Those of conversations are in their rows.
CREATE TABLE user_feeds (
    user_id {bytes} PRIMARY KEY REFERENCES users (id),
    rev BIGINT NOT NULL
);

-- One row: which life of the database this is. A restored copy gets another.
CREATE TABLE feed_epoch (
    id SMALLINT PRIMARY KEY,
    epoch TEXT NOT NULL
);
