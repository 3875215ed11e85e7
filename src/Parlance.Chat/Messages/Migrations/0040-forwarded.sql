-- Where a forwarded message comes from: the channel only, since others are no business of those who read the copy.
ALTER TABLE messages ADD COLUMN forwarded_author {bytes} NULL;
ALTER TABLE messages ADD COLUMN forwarded_at BIGINT NULL;
ALTER TABLE messages ADD COLUMN forwarded_from {bytes} NULL;
ALTER TABLE messages ADD COLUMN forwarded_seq BIGINT NULL;
