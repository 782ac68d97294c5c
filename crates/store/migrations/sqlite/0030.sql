CREATE TRIGGER tie_choice_stays BEFORE UPDATE ON tie_choice BEGIN SELECT RAISE(ABORT, 'tie_choice is only ever added to'); END;
CREATE TRIGGER tie_choice_is_kept BEFORE DELETE ON tie_choice BEGIN SELECT RAISE(ABORT, 'tie_choice is only ever added to'); END;
