-- What somebody has to do with a thread, in their feed alone: whether they follow it, and how far they have read.
CREATE TABLE followed_threads (
    user_id {bytes} NOT NULL REFERENCES users (id),
    conversation_id {bytes} NOT NULL REFERENCES conversations (id),
    thread BIGINT NOT NULL,               -- the seq of the first message
    state SMALLINT NOT NULL,              -- 0 nothing was chosen, 1 follows, 2 follows no more
    seq BIGINT NOT NULL,                  -- every reply up to this one is read
    version BIGINT NOT NULL,              -- goes up when the position is moved back on purpose
    at BIGINT NOT NULL,
    rev BIGINT NOT NULL,                  -- in the user's feed
    PRIMARY KEY (user_id, conversation_id, thread)
);
CREATE INDEX followed_threads_by_rev ON followed_threads (user_id, rev);
CREATE INDEX followed_threads_now ON followed_threads (user_id, rev) WHERE state = 1;
