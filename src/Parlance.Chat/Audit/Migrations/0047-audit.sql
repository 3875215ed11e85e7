-- What moderators, administrators and the operator have done. Rows are added and never changed.
CREATE TABLE audit (
    id {bytes} PRIMARY KEY,               -- in the order of time
    at BIGINT NOT NULL,
    actor_id {bytes} NULL,                -- null for the operator
    door SMALLINT NOT NULL,               -- 0 session, 1 token, 2 operator
    action SMALLINT NOT NULL,
    conversation_id {bytes} NULL,
    user_id {bytes} NULL,                 -- to whom it was done
    seq BIGINT NULL,                      -- to which message
    about_id {bytes} NULL,                -- to what else
    before_change TEXT NULL,              -- JSON objects, with what has changed and no secrets
    after_change TEXT NULL
);
CREATE INDEX audit_by_actor ON audit (actor_id, id);
CREATE INDEX audit_by_user ON audit (user_id, id);
CREATE INDEX audit_by_conversation ON audit (conversation_id, id);
CREATE INDEX audit_by_action ON audit (action, id);
