-- The library these bodies belong to.
CREATE TABLE meta (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;

-- Texts and what was found in them. A row is never changed: a new text or a
-- new analysis is a new row.
CREATE TABLE body (
    number   INTEGER PRIMARY KEY,
    document BLOB NOT NULL,
    findings BLOB NOT NULL
) STRICT;

-- The bytes of files that lie nowhere else, such as standard input.
CREATE TABLE kept (file INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
