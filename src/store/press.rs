//! Articles in little room. Short texts compress badly by themselves; beside
//! the beginnings of others from the same library they do so much better.
//!
//! What is compressed says beside which beginnings, so that everything stays
//! readable when others are chosen: the first are chosen early and are all of
//! one outlet, later ones tell more.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock};

use rusqlite::{Connection, OptionalExtension};
use zstd::zstd_safe::{
    CCtx, CDict, CParameter, DCtx, DDict, ResetDirective, compress_bound, get_frame_content_size,
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
    commons: RwLock<Vec<Arc<Common>>>,
    packers: Mutex<Vec<CCtx<'static>>>,
    unpackers: Mutex<Vec<DCtx<'static>>>,
}

/// What documents have in common.
struct Common {
    bytes: Vec<u8>,
    packing: OnceLock<CDict<'static>>,
    unpacking: DDict<'static>,
}

impl fmt::Debug for Press {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Press").finish_non_exhaustive()
    }
}

impl Common {
    fn new(bytes: Vec<u8>) -> Arc<Self> {
        let unpacking = DDict::create(&bytes);
        Arc::new(Self { bytes, packing: OnceLock::new(), unpacking })
    }

    fn packing(&self) -> &CDict<'static> {
        self.packing.get_or_init(|| CDict::create(&self.bytes, LEVEL))
    }
}

impl Press {
    /// Takes in what the library of `bodies` has chosen by now.
    pub fn look(&self, bodies: &Connection) -> Result<()> {
        let mut commons = self.commons.write().unwrap_or_else(PoisonError::into_inner);
        let after = i64::try_from(commons.len()).unwrap_or(i64::MAX);
        let newer = "SELECT bytes FROM common WHERE number > ?1 ORDER BY number";
        let mut newer = bodies.prepare(newer)?;
        for bytes in newer.query_map([after], |it| it.get(0))? {
            commons.push(Common::new(bytes?));
        }
        Ok(())
    }

    /// Chooses what the documents of `bodies` have in common, if that is due
    /// where the last has the number `last`.
    pub fn choose(&self, bodies: &Connection, last: i64) -> Result<()> {
        const PUT: &str = "INSERT INTO common (number, bytes) VALUES (?1, ?2)";
        let chosen = u32::try_from(self.count()).unwrap_or(MOST);
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
        let commons = self.commons.read().unwrap_or_else(PoisonError::into_inner);
        let common = commons.last().map(Arc::clone);
        let number = u8::try_from(commons.len()).unwrap_or(0);
        drop(commons);
        (number, self.pressed(bytes, common.as_deref()))
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
        if self.count() < usize::from(number) {
            self.look(bodies)?;
        }
        let commons = self.commons.read().unwrap_or_else(PoisonError::into_inner);
        let Some(before) = usize::from(number).checked_sub(1) else {
            return Ok(self.expanded(bytes)?);
        };
        let common = commons.get(before).map(Arc::clone).ok_or(Illegible::Damaged)?;
        drop(commons);
        Ok(self.enlarged(bytes, Some(&common))?)
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
            Some(it) => unpacker.decompress_using_ddict(&mut out, bytes, &it.unpacking),
            None => unpacker.decompress(&mut out, bytes),
        };
        held(&self.unpackers).push(unpacker);
        done.map_err(|_| Illegible::Damaged)?;
        Ok(out)
    }

    fn count(&self) -> usize {
        self.commons.read().unwrap_or_else(PoisonError::into_inner).len()
    }
}

fn held<T>(pool: &Mutex<T>) -> MutexGuard<'_, T> {
    // What is in it is whole between two calls, whatever happened to a thread.
    pool.lock().unwrap_or_else(PoisonError::into_inner)
}
