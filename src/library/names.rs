//! Every name that articles use, once: as written, folded, and by its sound.
//! Everything else speaks of names by their numbers.

use std::hash::BuildHasher;
use std::sync::Arc;

use hashbrown::hash_table::Entry;
use hashbrown::{DefaultHashBuilder, HashTable};

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

/// The sieves of a folded name and of its key: few enough bytes to be walked
/// through for every word that is typed.
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

    /// Whether the sieve of the folded name has all these letters.
    pub(super) fn has_letters(&self, name: u32, letters: u64) -> bool {
        self.letters[name as usize].name & letters == letters
    }

    /// Whether that of its key has all these letters.
    pub(super) fn key_has_letters(&self, name: u32, letters: u64) -> bool {
        self.letters[name as usize].key & letters == letters
    }

    /// The names whose sieves have all letters of `names`, or those of whose keys
    /// have all of `keys` where there are any.
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
        let letters = |it: &str| Glance::of(it).sieve();
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

/// Finds the numbers of names. Holds no name itself.
#[derive(Debug, Default)]
pub(super) struct Lookup {
    written: HashTable<u32>,
    /// One name for all that fold alike.
    forms: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Lookup {
    /// The number of a name, which is one of `names` from now on.
    pub(super) fn number(&mut self, written: &str, names: &mut Names) -> u32 {
        let (hasher, next) = (&self.hasher, names.len());
        let hash = |it: &u32| hasher.hash_one(names.written(*it));
        let is_it = |it: &u32| names.written(*it) == written;
        let place = match self.written.entry(hasher.hash_one(written), is_it, hash) {
            Entry::Occupied(it) => return *it.get(),
            Entry::Vacant(place) => place,
        };
        let number = u32::try_from(next).expect("fewer names than articles have words");
        place.insert(number);
        let folded = joined(&fold(written));
        let hash = |it: &u32| hasher.hash_one(names.folded(*it));
        let is_it = |it: &u32| names.folded(*it) == folded;
        let form = self.forms.entry(hasher.hash_one(&*folded), is_it, hash).or_insert(number);
        let form = *form.get();
        names.push(written, &folded, form);
        number
    }

    /// The form of that folded name, where any name has it.
    pub(super) fn form(&self, folded: &str, names: &Names) -> Option<u32> {
        let is_it = |it: &u32| names.folded(*it) == folded;
        self.forms.find(self.hasher.hash_one(folded), is_it).copied()
    }
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
