-- What somebody has not read is counted in the index alone: by others, and not deleted.
CREATE INDEX messages_to_count ON messages (conversation_id, seq, author_id) WHERE deleted_at IS NULL;

-- A day is found by halving the seqs.
DROP INDEX messages_by_time;
