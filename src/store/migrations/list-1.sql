-- What the library is, as words under names.
CREATE TABLE meta (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;

-- The files and folders that were added, as whole paths.
CREATE TABLE source (
    number INTEGER PRIMARY KEY,
    path   BLOB NOT NULL UNIQUE,
    added  INTEGER NOT NULL
) STRICT;

-- Every file that was read, also those that hold no article: an unchanged one
-- is not read again. Times are nanoseconds since 1970.
CREATE TABLE file (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    path     BLOB NOT NULL UNIQUE,
    size     INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    hash     INTEGER NOT NULL,
    read     INTEGER NOT NULL,
    analysis INTEGER NOT NULL,
    is_gone  INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Articles. Numbers are never given twice; `uid` is the article's lasting name.
-- `body` and `former` lead into the other file. The digest is derived from the
-- body, and comes last so that a row can be read without it.
CREATE TABLE article (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    uid      INTEGER NOT NULL UNIQUE,
    file     INTEGER NOT NULL,
    body     INTEGER NOT NULL,
    former   INTEGER,
    is_gone  INTEGER NOT NULL DEFAULT 0,
    revised  INTEGER,
    added    INTEGER NOT NULL,
    analysis INTEGER NOT NULL,
    date     TEXT,
    language TEXT,
    outlet   TEXT NOT NULL,
    place    TEXT NOT NULL,
    title    TEXT NOT NULL,
    digest   BLOB NOT NULL
) STRICT;
CREATE INDEX article_by_date ON article (date DESC, number);
CREATE INDEX article_by_file ON article (file);

-- The latest change of every article that was ever here; 1 put, 0 taken out.
CREATE TABLE change (
    seq     INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL UNIQUE,
    is_put  INTEGER NOT NULL
) STRICT;

-- Bodies that no article needs any more, to be taken out of the other file.
CREATE TABLE spare (body INTEGER PRIMARY KEY) STRICT;

-- What the articles up to a change have taught about page furniture.
CREATE TABLE learned (seq INTEGER PRIMARY KEY, lines BLOB NOT NULL) STRICT;

-- The reader's state, by the lasting names of articles: it stays when an
-- article goes, and finds it again when it comes back.
CREATE TABLE reading (
    uid        INTEGER PRIMARY KEY,
    read       INTEGER,
    place      INTEGER,
    is_starred INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE tag (
    uid INTEGER NOT NULL,
    tag TEXT NOT NULL,
    PRIMARY KEY (uid, tag)
) STRICT, WITHOUT ROWID;
-- `quoted` are the words the note is on, by which it is found again when the
-- text has changed.
CREATE TABLE note (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    uid     INTEGER NOT NULL,
    start   INTEGER NOT NULL,
    end     INTEGER NOT NULL,
    quoted  TEXT NOT NULL,
    words   TEXT NOT NULL,
    labels  TEXT NOT NULL DEFAULT '',
    made    INTEGER NOT NULL,
    changed INTEGER NOT NULL
) STRICT;
CREATE INDEX note_by_uid ON note (uid);
CREATE TABLE asked (query TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE session (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
