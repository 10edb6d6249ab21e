//! Every name that articles use, once: as written, folded, and by its sound.
//! Everything else speaks of names by their numbers.

use std::hash::BuildHasher;
use std::sync::Arc;

use hashbrown::hash_table::Entry;
use hashbrown::{DefaultHashBuilder, HashTable};
use memchr::memmem::Finder;

use crate::library::glance::Glance;
use crate::library::node::joined;
use crate::news::spelling;
use crate::text::fold;

/// How many names a page holds. A snapshot shares every page that has not
/// changed since.
const PAGE: usize = 128;

/// Stands behind every key of a page.
const END: char = '\n';

/// All names, by number. Grows at its end and never changes otherwise.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    pages: Vec<Arc<Page>>,
}

/// Some successive names. What is looked through for every word that is typed
/// lies in a row.
#[derive(Debug, Clone, Default)]
struct Page {
    /// The sieves of the folded names.
    letters: Vec<u64>,
    folded: String,
    /// The spelling keys, an [`END`] behind each.
    keys: String,
    written: String,
    /// The keys of folded names that have another.
    sounds: String,
    places: Vec<Place>,
}

/// Where the parts of a name end, each in its row.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    folded: u32,
    key: u32,
    written: u32,
    sound: u32,
    /// The first name that folds alike.
    form: u32,
}

impl Names {
    pub(super) fn len(&self) -> usize {
        let full = self.pages.len().saturating_sub(1) * PAGE;
        self.pages.last().map_or(0, |it| full + it.places.len())
    }

    /// As articles write it.
    pub(super) fn written(&self, name: u32) -> &str {
        let (page, at) = self.place(name);
        page.part(&page.written, at, |it| it.written)
    }

    /// Folded, with one space between words.
    pub(super) fn folded(&self, name: u32) -> &str {
        let (page, at) = self.place(name);
        page.part(&page.folded, at, |it| it.folded)
    }

    /// The spelling key of the name as it is written.
    pub(super) fn key(&self, name: u32) -> &str {
        let (page, at) = self.place(name);
        page.part(&page.keys, at, |it| it.key).trim_end_matches(END)
    }

    /// The spelling key of the folded name, by which names are compared.
    pub(super) fn sound(&self, name: u32) -> &str {
        let (page, at) = self.place(name);
        let sound = page.part(&page.sounds, at, |it| it.sound);
        if sound.is_empty() { self.key(name) } else { sound }
    }

    /// The number that all names share which fold alike: one of them.
    pub(super) fn form(&self, name: u32) -> u32 {
        let (page, at) = self.place(name);
        page.places[at].form
    }

    /// Whether the sieve of the folded name has all these letters.
    pub(super) fn has_letters(&self, name: u32, letters: u64) -> bool {
        let (page, at) = self.place(name);
        page.letters[at] & letters == letters
    }

    /// The names whose sieves have all these letters.
    pub(super) fn with_letters(&self, letters: u64) -> impl Iterator<Item = u32> + '_ {
        let fits = move |it: &u64| it & letters == letters;
        self.pages().flat_map(move |(first, page)| {
            let all = (first..).zip(&page.letters);
            all.filter(move |it| fits(it.1)).map(|it| it.0)
        })
    }

    /// The names of which a word has that spelling key, which is not empty. One
    /// that has it twice may come twice.
    pub(super) fn keyed<'a>(&'a self, key: &'a str) -> impl Iterator<Item = u32> + 'a {
        let finder = Finder::new(key);
        self.pages().flat_map(move |(first, page)| {
            let keyed = page.keyed(&finder).map(|it| first + narrow(it));
            keyed.collect::<Vec<u32>>()
        })
    }

    /// The pages with the number of the first name of each.
    fn pages(&self) -> impl Iterator<Item = (u32, &Page)> {
        (0u32..).step_by(PAGE).zip(self.pages.iter().map(|it| &**it))
    }

    /// The page of a name, and where it stands there.
    fn place(&self, name: u32) -> (&Page, usize) {
        let page = self.pages.get(name as usize / PAGE);
        (page.expect("a name's number was given with the name"), name as usize % PAGE)
    }

    fn push(&mut self, written: &str, folded: &str, form: u32) {
        if self.len().is_multiple_of(PAGE) {
            self.pages.push(Arc::default());
        }
        let last = self.pages.last_mut().expect("a page was just made where none had room");
        let page = Arc::make_mut(last);
        page.push(written, folded, form);
        if page.places.len() == PAGE {
            // A copy has no more room than it needs.
            *page = page.clone();
        }
    }
}

impl Page {
    fn push(&mut self, written: &str, folded: &str, form: u32) {
        let key = spelling::key(written);
        let sound = (!has_one_key(folded)).then(|| spelling::key(folded));
        self.letters.push(Glance::of(folded).sieve());
        self.folded.push_str(folded);
        self.keys.push_str(&key);
        self.keys.push(END);
        self.written.push_str(written);
        if let Some(sound) = sound.filter(|it| *it != key && !key.is_empty()) {
            self.sounds.push_str(&sound);
        }
        self.places.push(Place {
            folded: narrow(self.folded.len()),
            key: narrow(self.keys.len()),
            written: narrow(self.written.len()),
            sound: narrow(self.sounds.len()),
            form,
        });
    }

    /// A part of the name at `at`, of the row in which it lies.
    fn part<'a>(&self, row: &'a str, at: usize, end: fn(&Place) -> u32) -> &'a str {
        let start = at.checked_sub(1).map_or(0, |it| end(&self.places[it]));
        &row[start as usize..end(&self.places[at]) as usize]
    }

    /// Which names have a word with a key: where they stand on the page.
    fn keyed(&self, key: &Finder) -> impl Iterator<Item = usize> {
        let (row, len) = (self.keys.as_bytes(), key.needle().len());
        let divides = |it: Option<&u8>| it.is_none_or(|it| *it == b' ' || *it == END as u8);
        let before = |at: usize| at.checked_sub(1).and_then(|it| row.get(it));
        let found = key.find_iter(row);
        let whole = found.filter(move |at| divides(before(*at)) && divides(row.get(at + len)));
        whole.map(|at| self.places.partition_point(|it| it.key as usize <= at))
    }
}

fn narrow(place: usize) -> u32 {
    u32::try_from(place).expect("the names of a page are far shorter than 4 GiB")
}
/// Whether the key of a name does not depend on its capitals: only an Arabic
/// article, a short word, may be told by those.
fn has_one_key(folded: &str) -> bool {
    folded.is_ascii() && folded.split(' ').all(|it| it.len() > 3 && !it.contains('-'))
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
    fn the_key_of_a_folded_name_is_found_without_its_capitals() {
        let all = ["Claire Vauquelin", "Élysée", "Bachar el-Assad", "Al Gore", "Ash Carter"];
        for written in all {
            let (mut names, mut lookup) = (Names::default(), Lookup::default());
            let name = lookup.number(written, &mut names);
            assert_eq!(names.key(name), spelling::key(written), "{written}");
            assert_eq!(names.sound(name), spelling::key(&fold(written)), "{written}");
        }
    }

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
        assert!(names.with_letters(zed).eq([0, 1, 2]) && names.has_letters(2, zed));
        assert!(names.keyed(&spelling::key("Zola")).eq([0, 1, 2]));
        assert!(names.keyed(&spelling::key("Émile")).eq([0, 1]));
    }

    #[test]
    fn names_of_later_pages_have_all_their_parts() {
        let (mut names, mut lookup) = (Names::default(), Lookup::default());
        let all: Vec<String> = (0..300).map(|it| format!("Ádám {it}")).collect();
        for (number, name) in (0..).zip(&all) {
            assert_eq!(lookup.number(name, &mut names), number);
        }
        for (number, name) in (0..).zip(&all) {
            let parts = (names.written(number), names.folded(number), names.key(number));
            assert_eq!(parts, (name.as_str(), fold(name).as_str(), spelling::key(name).as_str()));
            assert_eq!((names.sound(number), names.form(number)), (names.key(number), number));
        }
        assert!(names.len() == 300 && names.keyed(&spelling::key("Ádám")).eq(0..300));
    }
}
