-- Work that is due at a time: one row for each, which is gone when the work is done.
CREATE TABLE due_work (
    kind TEXT NOT NULL,                   -- which feature does it
    key TEXT NOT NULL,                    -- what it is about: a reference to the feature's own row
    due_at BIGINT NOT NULL,
    next_at BIGINT NOT NULL,              -- when to look at it: when it is due, when a lease ends, or when it is tried again
    attempts BIGINT NOT NULL,             -- begun, so that one that kills its node counts too
    lease {bytes} NULL,                   -- of the attempt that has it; null for none
    PRIMARY KEY (kind, key)
);
CREATE INDEX due_work_by_next ON due_work (kind, next_at);
-- Those that were begun. None of them is held for long, unless the clock that it was held by has been set back.
CREATE INDEX due_work_leased ON due_work (kind, next_at) WHERE lease IS NOT NULL;
CREATE INDEX due_work_begun ON due_work (kind, next_at) WHERE attempts > 0;
