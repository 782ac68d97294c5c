### Rounds and movements: readings, revisions, the lock, errata.

portal-round-is-locked = The round is locked: it takes no more figures unless it is opened again.
