CREATE TRIGGER judgement_stays BEFORE UPDATE ON judgement BEGIN SELECT RAISE(ABORT, 'judgement is only ever added to'); END;
CREATE TRIGGER judgement_is_kept BEFORE DELETE ON judgement BEGIN SELECT RAISE(ABORT, 'judgement is only ever added to'); END;
CREATE TRIGGER round_event_stays BEFORE UPDATE ON round_event BEGIN SELECT RAISE(ABORT, 'round_event is only ever added to'); END;
CREATE TRIGGER round_event_is_kept BEFORE DELETE ON round_event BEGIN SELECT RAISE(ABORT, 'round_event is only ever added to'); END;
