CREATE TRIGGER file_stays BEFORE UPDATE ON file BEGIN SELECT RAISE(ABORT, 'file is only ever added to'); END;
CREATE TRIGGER file_is_kept BEFORE DELETE ON file BEGIN SELECT RAISE(ABORT, 'file is only ever added to'); END;
