-- Mail that waits to go out. A row is written in the transaction that causes it and is gone once the mail is out.
CREATE TABLE mail_outbox (
    id {bytes} PRIMARY KEY,
    body {bytes} NOT NULL,                -- sealed: it holds links and codes that open an account
    created_at BIGINT NOT NULL,
    give_up_at BIGINT NOT NULL,
    attempts INTEGER NOT NULL,            -- begun, so that one that kills its node counts too
    next_at BIGINT NOT NULL,
    leased_until BIGINT NULL,             -- until then it belongs to the node that holds the lease
    lease_holder {bytes} NULL
);
CREATE INDEX mail_outbox_by_next ON mail_outbox (next_at);
