CREATE TRIGGER record_event_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON record_event EXECUTE FUNCTION kept_as_it_is();
