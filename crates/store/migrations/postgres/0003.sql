CREATE TRIGGER movement_revision_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON movement_revision EXECUTE FUNCTION kept_as_it_is();
CREATE TRIGGER movement_event_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON movement_event EXECUTE FUNCTION kept_as_it_is();
CREATE TRIGGER reading_choice_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON reading_choice EXECUTE FUNCTION kept_as_it_is();
