-- Words and links that are not let in everywhere, or not as they are. Those of the server belong to a conversation of sixteen zero bytes.
CREATE TABLE filters (
    conversation_id {bytes} NOT NULL,
    id {bytes} NOT NULL,                  -- made by the client: a repeated request changes nothing
    name TEXT NOT NULL,
    kind SMALLINT NOT NULL,               -- 0 words, 1 links
    patterns TEXT NOT NULL,               -- separated by line feeds
    allowed TEXT NOT NULL,                -- likewise
    action SMALLINT NOT NULL,             -- 0 block, 1 stars, 2 report, 3 mute
    muted_for_seconds BIGINT NOT NULL,
    changed_by {bytes} NOT NULL REFERENCES users (id),
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, id)
);

-- How often they were changed: whoever has them at hand sees here that there are others.
ALTER TABLE conversations ADD COLUMN filters_rev BIGINT NOT NULL DEFAULT 0;
CREATE TABLE server_filters (
    id SMALLINT PRIMARY KEY,
    rev BIGINT NOT NULL
);
INSERT INTO server_filters (id, rev) VALUES (1, 0);
