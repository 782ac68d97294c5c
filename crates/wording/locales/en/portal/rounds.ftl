### Rounds and movements: readings, revisions, the lock, errata.
