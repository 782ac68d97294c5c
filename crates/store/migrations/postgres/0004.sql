CREATE TRIGGER submission_event_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON submission_event EXECUTE FUNCTION kept_as_it_is();
