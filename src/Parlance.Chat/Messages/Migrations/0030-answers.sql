-- Whether a message that has changed is quoted by one that the client holds.
CREATE INDEX messages_by_answer ON messages (conversation_id, reply_to, seq) WHERE reply_to IS NOT NULL;
