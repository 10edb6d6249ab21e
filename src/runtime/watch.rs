//! Noticing that files have come, changed or gone.

use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, unbounded};
use notify::event::{EventKind, MetadataKind, ModifyKind};
use notify::{Event, RecursiveMode, Watcher};

/// After so long without a further change, files are thought to be complete.
const QUIET: Duration = Duration::from_millis(400);

/// Whoever changes files without a pause is looked at this often.
const PATIENCE: Duration = Duration::from_secs(5);

/// Calls `changed` some time after something has changed below `paths`. Where
/// the system cannot watch that much, nothing happens: everything is read when
/// it is asked for, too.
pub fn watch(paths: Vec<PathBuf>, changed: impl Fn() + Send + 'static) {
    thread::spawn(move || {
        let (sender, events) = unbounded();
        let heard = move |event: notify::Result<Event>| {
            if event.is_ok_and(|it| is_change(it.kind)) {
                let _ = sender.send(());
            }
        };
        let Ok(mut watcher) = notify::recommended_watcher(heard) else { return };
        for path in paths {
            let _ = watcher.watch(&path, RecursiveMode::Recursive);
        }
        while events.recv().is_ok() {
            settle(&events);
            changed();
        }
    });
}

/// Waits until changes have stopped for a while.
fn settle(events: &Receiver<()>) {
    let latest = Instant::now() + PATIENCE;
    while Instant::now() < latest && events.recv_timeout(QUIET).is_ok() {}
}

/// Whether somebody wrote; reading is no change.
fn is_change(kind: EventKind) -> bool {
    let is_reading = EventKind::Modify(ModifyKind::Metadata(MetadataKind::AccessTime)) == kind;
    !matches!(kind, EventKind::Access(_)) && !is_reading
}
