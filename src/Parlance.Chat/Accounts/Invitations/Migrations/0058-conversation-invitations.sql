-- A link may lead into a conversation. One that a member has made lets in who has an account, or may make one anyhow.
ALTER TABLE invitations ADD COLUMN conversation_id {bytes} NULL;
ALTER TABLE invitations ADD COLUMN opens_server SMALLINT NOT NULL DEFAULT 1;
CREATE INDEX invitations_by_conversation ON invitations (conversation_id, id);
CREATE INDEX invitations_by_maker ON invitations (created_by, id);
