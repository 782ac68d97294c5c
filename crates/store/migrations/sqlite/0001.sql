CREATE TRIGGER journal_stays BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is not edited'); END;
CREATE TRIGGER journal_is_kept BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'nothing leaves the journal'); END;
CREATE TRIGGER figure_stays BEFORE UPDATE ON figure BEGIN SELECT RAISE(ABORT, 'figures are revised, never edited'); END;
CREATE TRIGGER figure_is_kept BEFORE DELETE ON figure BEGIN SELECT RAISE(ABORT, 'figures are revised, never removed'); END;
