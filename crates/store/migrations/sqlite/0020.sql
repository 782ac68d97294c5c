CREATE TRIGGER record_event_stays BEFORE UPDATE ON record_event BEGIN SELECT RAISE(ABORT, 'record_event is only ever added to'); END;
CREATE TRIGGER record_event_is_kept BEFORE DELETE ON record_event BEGIN SELECT RAISE(ABORT, 'record_event is only ever added to'); END;
