-- Emoji that people of this server have added. One that was removed stays as a row without a picture, so that clients hear of it.
CREATE TABLE custom_emoji (
    name TEXT PRIMARY KEY,
    image_id {bytes} NOT NULL,           -- by chance: nobody guesses one
    type TEXT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    added_by {bytes} NOT NULL REFERENCES users (id),
    added_at BIGINT NOT NULL,
    removed SMALLINT NOT NULL,
    rev BIGINT NOT NULL,                 -- of the server's feed
    content {bytes} NOT NULL             -- last: to read what stands behind it, SQLite would read all of it
);
CREATE UNIQUE INDEX custom_emoji_by_image ON custom_emoji (image_id);
CREATE INDEX custom_emoji_by_rev ON custom_emoji (rev);
CREATE INDEX custom_emoji_by_person ON custom_emoji (added_by);
CREATE INDEX custom_emoji_there ON custom_emoji (name) WHERE removed = 0;
