-- What people have reported, with what was said then: whoever wrote it may have changed it since.
CREATE TABLE reports (
    id {bytes} PRIMARY KEY,
    client_id {bytes} NOT NULL,           -- made by the client: a repeated report finds the first
    reporter_id {bytes} NOT NULL REFERENCES users (id),
    reviewers SMALLINT NOT NULL,          -- 0 those who look after the conversation, 1 the server's administrators
    conversation_id {bytes} NULL REFERENCES conversations (id),
    seq BIGINT NULL,
    user_id {bytes} NOT NULL REFERENCES users (id),
    reason SMALLINT NOT NULL,
    note TEXT NOT NULL,
    evidence TEXT NOT NULL,
    written_at BIGINT NULL,
    created_at BIGINT NOT NULL,
    decided_at BIGINT NULL,
    decided_by {bytes} NULL,
    decision SMALLINT NULL,
    decision_note TEXT NOT NULL
);
CREATE UNIQUE INDEX reports_by_client ON reports (reporter_id, client_id);
CREATE INDEX reports_by_message ON reports (conversation_id, seq, reporter_id);
CREATE INDEX reports_open ON reports (reviewers, conversation_id, id) WHERE decided_at IS NULL;
CREATE INDEX reports_decided ON reports (reviewers, conversation_id, id) WHERE decided_at IS NOT NULL;
CREATE INDEX reports_open_of_server ON reports (reviewers, id) WHERE decided_at IS NULL;
CREATE INDEX reports_decided_of_server ON reports (reviewers, id) WHERE decided_at IS NOT NULL;

-- The few who are told of reports.
CREATE INDEX users_by_role ON users (role, id);
