-- What the first links of a message lead to, as JSON; null for nothing. It is part of the message, and goes with it.
ALTER TABLE messages ADD COLUMN previews TEXT;

-- A conversation may do without.
ALTER TABLE conversations ADD COLUMN no_previews SMALLINT NOT NULL DEFAULT 0;

-- What was found at an address, for all nodes and messages, until it expires.
CREATE TABLE preview_pages (
    key {bytes} PRIMARY KEY,             -- SHA-256 of the address
    card TEXT,                           -- null: there is nothing to show
    image_id {bytes},
    expires_at BIGINT NOT NULL
);
CREATE INDEX preview_pages_expired ON preview_pages (expires_at);
CREATE INDEX preview_pages_by_image ON preview_pages (image_id) WHERE image_id IS NOT NULL;

-- Pictures that belong to previews. Their id is made of what they are, under the server's secret: nobody guesses one.
CREATE TABLE preview_images (
    id {bytes} PRIMARY KEY,
    type TEXT NOT NULL,
    content {bytes} NOT NULL,
    at BIGINT NOT NULL                   -- when it was fetched last
);
CREATE INDEX preview_images_by_time ON preview_images (at);

-- Which messages show which picture: one that is shown by none, and that no page names, goes.
CREATE TABLE preview_uses (
    conversation_id {bytes} NOT NULL,
    seq BIGINT NOT NULL,
    image_id {bytes} NOT NULL,
    PRIMARY KEY (conversation_id, seq, image_id)
);
CREATE INDEX preview_uses_by_image ON preview_uses (image_id);

-- What the author or a moderator has taken away does not come again with the next edit.
CREATE TABLE preview_removals (
    conversation_id {bytes} NOT NULL,
    seq BIGINT NOT NULL,
    key {bytes} NOT NULL,                -- SHA-256 of the address
    PRIMARY KEY (conversation_id, seq, key)
);
