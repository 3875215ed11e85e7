-- One row: the head of the feed that everybody on the server follows.
CREATE TABLE server_feed (
    id SMALLINT PRIMARY KEY,
    rev BIGINT NOT NULL
);
INSERT INTO server_feed (id, rev) VALUES (1, 0);
