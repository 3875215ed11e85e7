-- What a message asks, besides its text, which is the question: a JSON object with the options and how many have chosen each, as everybody sees it.
ALTER TABLE messages ADD COLUMN poll TEXT NULL;

-- Who has chosen what. Each person has one row for a poll, which is empty when they have taken their vote back, and when the message is gone.
-- The counts stand with the message: they stay when an account is deleted, whose rows go.
CREATE TABLE poll_votes (
    conversation_id {bytes} NOT NULL,
    seq BIGINT NOT NULL,
    user_id {bytes} NOT NULL REFERENCES users (id),
    choices BIGINT NOT NULL,              -- a bit for each option
    at BIGINT NOT NULL,
    rev BIGINT NOT NULL,                  -- in the user's feed
    PRIMARY KEY (conversation_id, seq, user_id)
);
CREATE INDEX poll_votes_by_rev ON poll_votes (user_id, rev);
