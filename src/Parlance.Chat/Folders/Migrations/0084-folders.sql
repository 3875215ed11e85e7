-- Into what somebody has sorted their conversations, in their own feed alone. A row stays when a folder goes, and says so.
CREATE TABLE folders (
    user_id {bytes} NOT NULL REFERENCES users (id),
    id {bytes} NOT NULL,                  -- made up by the client, and unique to the user
    name TEXT NOT NULL,
    emoji TEXT NOT NULL,
    position BIGINT NOT NULL,
    removed SMALLINT NOT NULL,
    rev BIGINT NOT NULL,                  -- in the user's feed
    PRIMARY KEY (user_id, id)
);
CREATE INDEX folders_by_rev ON folders (user_id, rev);

-- Where a conversation stands: among the favourites, in a folder, or, with neither, in no place of its own any more.
CREATE TABLE folder_places (
    user_id {bytes} NOT NULL REFERENCES users (id),
    conversation_id {bytes} NOT NULL REFERENCES conversations (id),
    favourite SMALLINT NOT NULL,
    folder_id {bytes},
    position BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    PRIMARY KEY (user_id, conversation_id)
);
CREATE INDEX folder_places_by_rev ON folder_places (user_id, rev);
