CREATE TRIGGER round_due_stays BEFORE UPDATE ON round_due BEGIN SELECT RAISE(ABORT, 'round_due is only ever added to'); END;
CREATE TRIGGER round_due_is_kept BEFORE DELETE ON round_due BEGIN SELECT RAISE(ABORT, 'round_due is only ever added to'); END;
