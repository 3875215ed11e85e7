-- Of one person about one thing, one report waits at a time: of two that came at the same moment, the later goes.
DELETE FROM reports WHERE decided_at IS NULL AND seq IS NOT NULL AND EXISTS (
    SELECT 1 FROM reports o WHERE o.conversation_id = reports.conversation_id AND o.seq = reports.seq AND o.reporter_id = reports.reporter_id
        AND o.decided_at IS NULL AND o.id < reports.id);
DELETE FROM reports WHERE decided_at IS NULL AND conversation_id IS NULL AND EXISTS (
    SELECT 1 FROM reports o WHERE o.reporter_id = reports.reporter_id AND o.user_id = reports.user_id AND o.conversation_id IS NULL
        AND o.decided_at IS NULL AND o.id < reports.id);
CREATE UNIQUE INDEX reports_once_of_message ON reports (conversation_id, seq, reporter_id) WHERE decided_at IS NULL AND seq IS NOT NULL;
CREATE UNIQUE INDEX reports_once_of_person ON reports (reporter_id, user_id) WHERE decided_at IS NULL AND conversation_id IS NULL;
