CREATE TRIGGER movement_revision_stays BEFORE UPDATE ON movement_revision BEGIN SELECT RAISE(ABORT, 'movement_revision is only ever added to'); END;
CREATE TRIGGER movement_revision_is_kept BEFORE DELETE ON movement_revision BEGIN SELECT RAISE(ABORT, 'movement_revision is only ever added to'); END;
CREATE TRIGGER movement_event_stays BEFORE UPDATE ON movement_event BEGIN SELECT RAISE(ABORT, 'movement_event is only ever added to'); END;
CREATE TRIGGER movement_event_is_kept BEFORE DELETE ON movement_event BEGIN SELECT RAISE(ABORT, 'movement_event is only ever added to'); END;
CREATE TRIGGER reading_choice_stays BEFORE UPDATE ON reading_choice BEGIN SELECT RAISE(ABORT, 'reading_choice is only ever added to'); END;
CREATE TRIGGER reading_choice_is_kept BEFORE DELETE ON reading_choice BEGIN SELECT RAISE(ABORT, 'reading_choice is only ever added to'); END;
