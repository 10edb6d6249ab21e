//! Articles in little room. Short texts compress badly by themselves; beside
//! the beginnings of others from the same library they do so much better.
//!
//! What is compressed says beside which beginnings, so that everything stays
//! readable when others are chosen: the first are chosen early and are all of
//! one outlet, later ones tell more.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use rusqlite::{Connection, OptionalExtension};
use zstd::zstd_safe::{
    CCtx, CDict, CParameter, DCtx, ResetDirective, compress_bound, get_frame_content_size,
};

use crate::store::codec::{self, Illegible};
use crate::store::refusal::Result;

/// Low: articles are short, and are compressed while somebody waits.
const LEVEL: i32 = 3;

/// Nothing is larger, in bytes, however well it was compressed: the largest
/// file that is read, and as much again for its trace and blocks.
const LARGEST: u64 = 128 << 20;

/// With so many bodies the first beginnings are chosen, and with eight times
/// as many the next.
const FIRST: i64 = 64;
const GROWTH: i64 = 8;

/// How often beginnings are chosen, how many at a time, and how many bytes of
/// each document.
const MOST: u32 = 4;
const SAMPLES: i64 = 24;
const SAMPLE: usize = 3000;

/// Makes bytes small and large again. Keeps what that needs, for many threads.
#[derive(Default)]
pub struct Press {
    /// Those that were needed so far, by their numbers.
    commons: Mutex<BTreeMap<u8, Arc<Common>>>,
    packers: Mutex<Vec<CCtx<'static>>>,
    unpackers: Mutex<Vec<DCtx<'static>>>,
}

/// What documents have in common. To make large again, the bytes are enough.
#[derive(Default)]
struct Common {
    bytes: Vec<u8>,
    packing: OnceLock<CDict<'static>>,
}

impl fmt::Debug for Press {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Press").finish_non_exhaustive()
    }
}

impl Common {
    fn packing(&self) -> &CDict<'static> {
        self.packing.get_or_init(|| CDict::create(&self.bytes, LEVEL))
    }
}

impl Press {
    /// Takes in what the library of `bodies` has chosen last.
    pub fn look(&self, bodies: &Connection) -> Result<()> {
        let last =
            bodies.query_row("SELECT ifnull(max(number), 0) FROM common", [], |it| it.get(0));
        self.common(last?, bodies).map(drop)
    }

    /// The beginnings of that number, which lie in `bodies`; none for 0.
    fn common(&self, number: u8, bodies: &Connection) -> Result<Option<Arc<Common>>> {
        if number == 0 {
            return Ok(None);
        }
        if let Some(known) = held(&self.commons).get(&number) {
            return Ok(Some(Arc::clone(known)));
        }
        let find = "SELECT bytes FROM common WHERE number = ?1";
        let bytes = bodies.query_row(find, [number], |it| it.get(0)).optional()?;
        let bytes = bytes.ok_or(Illegible::Damaged)?;
        let common = Arc::new(Common { bytes, ..Common::default() });
        Ok(Some(Arc::clone(held(&self.commons).entry(number).or_insert(common))))
    }

    /// Chooses what the documents of `bodies` have in common, if that is due
    /// where the last has the number `last`.
    pub fn choose(&self, bodies: &Connection, last: i64) -> Result<()> {
        const PUT: &str = "INSERT INTO common (number, bytes) VALUES (?1, ?2)";
        let chosen = self.newest().map_or(0, |it| it.0.into());
        if chosen >= MOST || last < FIRST * GROWTH.pow(chosen) {
            return Ok(());
        }
        let find = "SELECT document FROM body WHERE number >= ?1 ORDER BY number LIMIT 1";
        let mut find = bodies.prepare_cached(find)?;
        let mut bytes = Vec::new();
        for nth in 0..SAMPLES {
            let document = find.query_row([1 + nth * (last / SAMPLES)], |it| it.get(0));
            let Some(document): Option<Vec<u8>> = document.optional()? else { break };
            let document = codec::unpacked(&document, self, bodies)?;
            bytes.extend_from_slice(&document[..document.len().min(SAMPLE)]);
        }
        bodies.execute(PUT, (chosen + 1, &bytes))?;
        self.look(bodies)
    }

    /// `bytes` in little room, and beside which beginnings: 0 where by itself.
    pub fn packed(&self, bytes: &[u8]) -> (u8, Vec<u8>) {
        let newest = self.newest();
        let number = newest.as_ref().map_or(0, |it| it.0);
        (number, self.pressed(bytes, newest.as_ref().map(|it| &*it.1)))
    }

    /// `bytes` in little room, by themselves.
    pub fn compressed(&self, bytes: &[u8]) -> Vec<u8> {
        self.pressed(bytes, None)
    }

    fn pressed(&self, bytes: &[u8], common: Option<&Common>) -> Vec<u8> {
        let packer = held(&self.packers).pop();
        let mut packer = packer.unwrap_or_else(CCtx::create);
        let known = "is known to every version";
        packer.reset(ResetDirective::SessionAndParameters).expect("it is not at work");
        packer.set_parameter(CParameter::CompressionLevel(LEVEL)).expect(known);
        packer.set_parameter(CParameter::ChecksumFlag(true)).expect(known);
        if let Some(common) = common {
            packer.ref_cdict(common.packing()).expect("it is not at work");
        }
        let mut out = Vec::with_capacity(compress_bound(bytes.len()));
        packer.compress2(&mut out, bytes).expect("there is room for the worst case");
        held(&self.packers).push(packer);
        out.shrink_to_fit();
        out
    }

    /// What [`Self::packed`] was given. Its beginnings are looked up in `bodies`
    /// where they are not known yet.
    pub fn unpacked(&self, number: u8, bytes: &[u8], bodies: &Connection) -> Result<Vec<u8>> {
        let common = self.common(number, bodies)?;
        Ok(self.enlarged(bytes, common.as_deref())?)
    }

    /// What [`Self::compressed`] was given.
    pub fn expanded(&self, bytes: &[u8]) -> std::result::Result<Vec<u8>, Illegible> {
        self.enlarged(bytes, None)
    }

    fn enlarged(
        &self,
        bytes: &[u8],
        common: Option<&Common>,
    ) -> std::result::Result<Vec<u8>, Illegible> {
        let size = get_frame_content_size(bytes).ok().flatten().filter(|it| *it <= LARGEST);
        let size = size.and_then(|it| usize::try_from(it).ok()).ok_or(Illegible::Damaged)?;
        let mut out = Vec::with_capacity(size);
        let unpacker = held(&self.unpackers).pop();
        let mut unpacker = unpacker.unwrap_or_else(DCtx::create);
        let done = match common {
            Some(it) => unpacker.decompress_using_dict(&mut out, bytes, &it.bytes),
            None => unpacker.decompress(&mut out, bytes),
        };
        held(&self.unpackers).push(unpacker);
        done.map_err(|_| Illegible::Damaged)?;
        Ok(out)
    }

    /// The beginnings that were chosen last, as far as that is known.
    fn newest(&self) -> Option<(u8, Arc<Common>)> {
        held(&self.commons).last_key_value().map(|it| (*it.0, Arc::clone(it.1)))
    }
}

fn held<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    // What is in it is whole between two calls, whatever happened to a thread.
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
