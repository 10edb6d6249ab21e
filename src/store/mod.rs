//! What outlives a session, on disk, and the sample that comes with the
//! program.

mod asked;
mod change;
mod check;
mod codec;
mod corrections;
mod desk;
mod exchange;
mod home;
pub mod index;
mod last;
mod lock;
mod pen;
mod press;
mod reader;
mod refusal;
mod rescue;
mod sample;
mod schema;
mod settings;
mod shelves;
mod state;
mod writer;

use std::io::{self, Write};
use std::path::Path;

pub use asked::Asked;
pub use change::{Change, Put, Row, Stamp, Standing, Written};
pub use check::Findings;
pub use codec::{ANALYSIS, Packed};
pub use corrections::{corrections, corrections_file, corrections_within, write_corrections};
pub use exchange::{Copy, Line, Note};
pub use home::{libraries, name_of, title_of};
pub use last::Last;
pub use lock::wait_for_turn;
pub use pen::Pen;
pub use press::Press;
pub use reader::{Known, Logged, Reader, Revision};
pub use refusal::Refusal;
pub use rescue::rescue;
pub use sample::sample;
pub use schema::is_library;
pub use settings::{gazetteers, named_file, settings, settings_file};
pub use shelves::ShelfFile;
pub use state::{Seen, Session, Whose};
pub use writer::{Repaired, Writer};

/// Writes `bytes` to `file`: whole or not at all, whatever happens meanwhile.
/// When this is over they are on the disk.
pub fn write_whole(file: &Path, bytes: &[u8]) -> io::Result<()> {
    // In the same folder, since a file can only be moved at once within a disk.
    let folder = file.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut draft = draft(folder)?;
    draft.write_all(bytes)?;
    // Else a power cut could leave the new name with nothing behind it.
    draft.as_file().sync_data()?;
    draft.persist(file)?;
    Ok(())
}

/// An unfinished file that other people may read as they may any new file.
#[cfg(unix)]
fn draft(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    let usual = std::fs::Permissions::from_mode(0o666);
    tempfile::Builder::new().prefix(".liseuse").permissions(usual).tempfile_in(folder)
}

#[cfg(not(unix))]
fn draft(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    tempfile::Builder::new().prefix(".liseuse").tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_beside_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.json");
        write_whole(&file, b"old").unwrap();
        write_whole(&file, b"new").unwrap();
        assert_eq!(std::fs::read(&file).unwrap(), b"new");
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
    }
}
