-- What documents of this library have in common, as the beginnings of some of
-- them: later ones are compressed beside it. A row is never changed nor taken
-- out, since bodies need it.
CREATE TABLE common (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
