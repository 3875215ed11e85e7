-- Channels are found among channels alone, however many people write to each other.
CREATE INDEX conversations_channels ON conversations (id) WHERE name_key IS NOT NULL;
