-- What there was on each day, as it was last counted. Nothing is counted where people write: a day's messages are what the totals of two days differ by.
CREATE TABLE statistics_days (
    day BIGINT PRIMARY KEY,               -- since 1970-01-01, in UTC
    at BIGINT NOT NULL,
    messages BIGINT NOT NULL,             -- all that were ever written
    conversations BIGINT NOT NULL,
    people BIGINT NOT NULL,
    bots BIGINT NOT NULL,
    sessions BIGINT NOT NULL,
    active_day BIGINT NOT NULL,
    active_week BIGINT NOT NULL,
    active_month BIGINT NOT NULL,
    stored_bytes BIGINT NOT NULL
);
