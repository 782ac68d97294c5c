-- A movement is amended by a further revision; what was judged under an earlier one can be judged so again.
CREATE TABLE movement_revision (
    entry BIGINT NOT NULL REFERENCES journal (number),
    line BIGINT NOT NULL,
    movement TEXT NOT NULL,
    -- 1 and on, of each movement.
    revision BIGINT NOT NULL,
    -- The file.
    text TEXT NOT NULL,
    PRIMARY KEY (entry, line),
    UNIQUE (movement, revision)
);

-- draft, launched, closed: the last one counts.
CREATE TABLE movement_event (
    entry BIGINT NOT NULL REFERENCES journal (number),
    line BIGINT NOT NULL,
    movement TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (entry, line)
);
CREATE INDEX movement_event_movement ON movement_event (movement, entry);

-- What was chosen where a letter leaves a choice: the last one counts.
CREATE TABLE reading_choice (
    entry BIGINT NOT NULL REFERENCES journal (number),
    line BIGINT NOT NULL,
    movement TEXT NOT NULL,
    reading TEXT NOT NULL,
    choice TEXT NOT NULL,
    PRIMARY KEY (entry, line)
);
CREATE INDEX reading_choice_movement ON reading_choice (movement, entry);
