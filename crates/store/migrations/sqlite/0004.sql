CREATE TRIGGER submission_event_stays BEFORE UPDATE ON submission_event BEGIN SELECT RAISE(ABORT, 'submission_event is only ever added to'); END;
CREATE TRIGGER submission_event_is_kept BEFORE DELETE ON submission_event BEGIN SELECT RAISE(ABORT, 'submission_event is only ever added to'); END;
