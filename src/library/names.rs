//! Every name that articles use, once: as written, folded, and by its sound.
//! Everything else speaks of names by their numbers.

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher, Hasher};
use std::sync::Arc;

use crate::library::glance::Glance;
use crate::library::node::joined;
use crate::library::paged::Paged;
use crate::news::spelling;
use crate::text::fold;

/// All names, by number. Grows at its end and never changes otherwise.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    all: Paged<Name>,
    letters: Paged<Letters>,
}

#[derive(Debug, Clone)]
struct Name {
    /// As written, folded, and its spelling key, in a row; then the key of the
    /// folded name, where that is another.
    text: Arc<str>,
    /// Where the folded name, the key and the other key begin.
    folded: u32,
    key: u32,
    sound: u32,
    /// The first name that folds alike.
    form: u32,
}

/// The letters of a folded name and of its key, as bits: few enough bytes to be
/// walked through for every word that is typed.
#[derive(Debug, Clone, Copy, Default)]
struct Letters {
    name: u64,
    key: u64,
}

impl Names {
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// As articles write it.
    pub(super) fn written(&self, name: u32) -> &str {
        let name = self.name(name);
        &name.text[..name.folded as usize]
    }

    /// Folded, with one space between words.
    pub(super) fn folded(&self, name: u32) -> &str {
        let name = self.name(name);
        &name.text[name.folded as usize..name.key as usize]
    }

    /// The spelling key of the name as it is written.
    pub(super) fn key(&self, name: u32) -> &str {
        let name = self.name(name);
        let end = if name.sound == name.key { name.text.len() } else { name.sound as usize };
        &name.text[name.key as usize..end]
    }

    /// The spelling key of the folded name, by which names are compared.
    pub(super) fn sound(&self, name: u32) -> &str {
        let name = self.name(name);
        &name.text[name.sound as usize..]
    }

    /// The number that all names share which fold alike: one of them.
    pub(super) fn form(&self, name: u32) -> u32 {
        self.name(name).form
    }

    /// Whether the folded name has all these letters.
    pub(super) fn has_letters(&self, name: u32, letters: u64) -> bool {
        self.letters[name as usize].name & letters == letters
    }

    /// Whether its key has all these letters.
    pub(super) fn key_has_letters(&self, name: u32, letters: u64) -> bool {
        self.letters[name as usize].key & letters == letters
    }

    /// The names that have all letters of `names`, or whose keys have all of
    /// `keys` where there are any.
    pub(super) fn with_letters(
        &self,
        names: u64,
        keys: Option<u64>,
    ) -> impl Iterator<Item = u32> + '_ {
        let fits = move |it: &Letters| {
            it.name & names == names || keys.is_some_and(|keys| it.key & keys == keys)
        };
        (0u32..).zip(self.letters.iter()).filter(move |it| fits(it.1)).map(|it| it.0)
    }

    fn name(&self, name: u32) -> &Name {
        self.all.get(name as usize).expect("a name's number was given with the name")
    }

    fn push(&mut self, written: &str, folded: &str, form: u32) {
        let (key, sound) = (spelling::key(written), spelling::key(folded));
        let letters = |it: &str| Glance::of(it).letters();
        self.letters.push(Letters { name: letters(folded), key: letters(&key) });
        let place = |it: usize| u32::try_from(it).expect("a name is far shorter than 4 GiB");
        let (start, end) = (written.len(), written.len() + folded.len());
        let is_other = sound != key && !key.is_empty();
        let (other, sound) = if is_other { (&*sound, end + key.len()) } else { ("", end) };
        let text = [written, folded, &key, other].concat().into();
        let (folded, key, sound) = (place(start), place(end), place(sound));
        self.all.push(Name { text, folded, key, sound, form });
    }
}

/// Finds the numbers of names. Holds no name itself: where the hashes of two
/// are the same, the later one is kept under the next number that is free.
#[derive(Debug, Default)]
pub(super) struct Lookup {
    written: Places,
    forms: Places,
}

impl Lookup {
    /// The number of a name, which is one of `names` from now on.
    pub(super) fn number(&mut self, written: &str, names: &mut Names) -> u32 {
        let place = match found(&self.written, written, |it| names.written(it)) {
            Ok(name) => return name,
            Err(place) => place,
        };
        let number = u32::try_from(names.len()).expect("fewer names than articles have words");
        self.written.insert(place, number);
        let folded = joined(&fold(written));
        let form = found(&self.forms, &folded, |it| names.folded(it));
        let form = form.unwrap_or_else(|place| *self.forms.entry(place).or_insert(number));
        names.push(written, &folded, form);
        number
    }

    /// The form of that folded name, where any name has it.
    pub(super) fn form(&self, folded: &str, names: &Names) -> Option<u32> {
        found(&self.forms, folded, |it| names.folded(it)).ok()
    }
}

/// Numbers of names by the hashes of their texts.
type Places = HashMap<u32, u32, BuildHasherDefault<Spread>>;

/// Hashes what is a hash already.
#[derive(Debug, Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u32((*byte).into());
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.0 = (self.0 ^ u64::from(number)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

/// The number under which `text` is kept, or the place where it would be.
fn found<'a>(places: &Places, text: &str, text_of: impl Fn(u32) -> &'a str) -> Result<u32, u32> {
    let hash = BuildHasherDefault::<DefaultHasher>::default().hash_one(text);
    let mut place = (hash >> 32) as u32;
    while let Some(number) = places.get(&place) {
        if text_of(*number) == text {
            return Ok(*number);
        }
        place = place.wrapping_add(1);
    }
    Err(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_one_number_and_shares_its_form() {
        let (mut names, mut lookup) = (Names::default(), Lookup::default());
        let all = ["Émile Zola", "Emile Zola", "Zola", "Émile Zola"];
        let numbers = all.map(|it| lookup.number(it, &mut names));
        assert_eq!(numbers, [0, 1, 2, 0]);
        assert_eq!((names.form(0), names.form(1), names.form(2)), (0, 0, 2));
        assert_eq!((names.written(1), names.folded(0)), ("Emile Zola", "emile zola"));
        assert_eq!(names.key(2), spelling::key("Zola"));
        assert_eq!(lookup.form("zola", &names), Some(2));
        assert_eq!(lookup.form("nana", &names), None);
        let zed = Glance::of("z").letters();
        assert!(names.with_letters(zed, None).eq([0, 1, 2]) && names.has_letters(2, zed));
    }
}
