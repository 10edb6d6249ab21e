//! A library whose files are damaged: what can still be read of them is put
//! into new ones, and the old ones are kept beside these.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, OptionalExtension, params_from_iter};
use tempfile::{NamedTempFile, TempPath};

use crate::store::lock::Lock;
use crate::store::refusal::{Refusal, Result};
use crate::store::schema::{Part, readable, writable};

/// A file of which no more than one part in so many is left is as good as gone.
const MOST_LOST: u64 = 64;

/// Makes the library in `folder` anew from what can be read of it, and says
/// where its files are kept as they were. Whatever came from files is to be
/// read from them again. Nothing is touched where neither file is ours.
pub fn rescue(folder: &Path) -> Result<Vec<PathBuf>> {
    const PARTS: [Part; 2] = [Part::List, Part::Bodies];
    let _lock = Lock::take(folder)?;
    let known = PARTS.map(|it| readable(folder, it));
    if known.iter().any(|it| matches!(it, Err(Refusal::Newer))) {
        return Err(Refusal::Newer);
    }
    if known.iter().all(Result::is_err) {
        return Err(Refusal::Foreign);
    }
    drop(known);
    let mut aside = Vec::new();
    let mut new = Vec::new();
    for part in PARTS {
        let old = set_aside(folder, part)?;
        let mut database = writable(folder, part)?;
        if let Some(old) = &old {
            salvage(old, &mut database)?;
        }
        aside.extend(old);
        new.push(database);
    }
    let [list, bodies] = &new[..] else { return Ok(aside) };
    reconcile(list, bodies)?;
    // It names articles by numbers that may mean nothing now.
    match fs::remove_dir_all(folder.join("index")) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(aside),
    }
}

/// Gives a file of the library another name, with what belongs to it, and says
/// which; nothing where it is not there.
fn set_aside(folder: &Path, part: Part) -> Result<Option<PathBuf>> {
    let name = part.file();
    if !folder.join(name).exists() {
        return Ok(None);
    }
    let names = (1..).map(|nth| format!("{name}.damaged-{nth}"));
    let Some(aside) = names.into_iter().find(|it| !folder.join(it).exists()) else {
        return Ok(None);
    };
    for beside in ["-wal", "-shm", ""] {
        let [from, to] = [name, &aside].map(|it| folder.join(format!("{it}{beside}")));
        match fs::rename(from, to) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
            _ => (),
        }
    }
    Ok(Some(folder.join(aside)))
}

/// Copies every row that can be read of the database in the file `old`.
fn salvage(old: &Path, new: &mut Connection) -> Result<()> {
    let stretched = stretched(old)?;
    let old = stretched.as_deref().unwrap_or(old);
    let Ok(old) = Connection::open_with_flags(old, OpenFlags::SQLITE_OPEN_READ_ONLY) else {
        return Ok(());
    };
    let new = new.transaction()?;
    // What is counted is counted as rows come.
    let tables = "SELECT name FROM sqlite_schema
        WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'tally'";
    let mut tables = new.prepare(tables)?;
    let names = tables.query_map([], |it| it.get::<_, String>(0))?;
    for table in names {
        copy(&old, &new, &table?)?;
    }
    drop(tables);
    Ok(new.commit()?)
}

/// A copy of the database in `file` that is as long as it was, where that was
/// cut short: nothing at all is read of one that is not.
fn stretched(file: &Path) -> Result<Option<TempPath>> {
    let mut head = [0; 32];
    if File::open(file)?.read_exact(&mut head).is_err() {
        return Ok(None);
    }
    let page = u64::from(u16::from_be_bytes([head[16], head[17]]));
    let pages = u64::from(u32::from_be_bytes([head[28], head[29], head[30], head[31]]));
    let (left, whole) = (file.metadata()?.len(), page * pages);
    // What says that it was far longer says nothing that can be relied on.
    if left >= whole || whole / MOST_LOST > left {
        return Ok(None);
    }
    let folder = file.parent().unwrap_or(Path::new("."));
    let copy = NamedTempFile::new_in(folder)?;
    fs::copy(file, &copy)?;
    copy.as_file().set_len(whole)?;
    Ok(Some(copy.into_temp_path()))
}

/// Copies the rows of a table from both ends, each time up to where nothing can
/// be read.
fn copy(old: &Connection, new: &Connection, table: &str) -> Result<()> {
    let mut columns = new.prepare("SELECT name FROM pragma_table_info(?1)")?;
    let columns = columns.query_map([table], |it| it.get::<_, String>(0))?;
    let columns: Vec<String> = columns.collect::<rusqlite::Result<_>>()?;
    let (names, holes) = (columns.join(", "), vec!["?"; columns.len()].join(", "));
    let mut put =
        new.prepare(&format!("INSERT OR IGNORE INTO {table} ({names}) VALUES ({holes})"))?;
    for order in ["ASC", "DESC"] {
        let first = &columns[0];
        let all = format!("SELECT {names} FROM {table} ORDER BY {first} {order}");
        let Ok(mut all) = old.prepare(&all) else { return Ok(()) };
        let mut rows = all.query([])?;
        while let Ok(Some(row)) = rows.next() {
            let values = (0..columns.len()).map(|it| row.get::<_, Value>(it));
            // A value that is none of its column is as good as none.
            let Ok(values) = values.collect::<rusqlite::Result<Vec<_>>>() else { continue };
            let _ = put.execute(params_from_iter(values));
        }
    }
    Ok(())
}

/// Makes both files one library again, of which every file is to be read.
fn reconcile(list: &Connection, bodies: &Connection) -> Result<()> {
    const ID: &str = "SELECT value FROM meta WHERE name = 'id'";
    let id = |it: &Connection| it.query_row(ID, [], |it| it.get::<_, String>(0)).optional();
    if let Some(id) = id(list)?.or(id(bodies)?) {
        for database in [list, bodies] {
            database
                .execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('id', ?1)", [&id])?;
        }
    }
    Ok(list.execute_batch(
        "UPDATE file SET analysis = 0, hash = 0;
        DELETE FROM article WHERE NOT EXISTS (SELECT 1 FROM file WHERE file.number = article.file);
        INSERT OR IGNORE INTO change (article, is_put) SELECT number, 1 FROM article;",
    )?)
}
