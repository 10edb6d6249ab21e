//! The articles as a library keeps them: a row each, in pages whose words lie
//! in one string, so that an article costs no allocation of its own.

use std::sync::Arc;
use std::{array, iter};

use jiff::civil::Date;

use crate::library::Digest;
use crate::library::columns::Columns;
use crate::library::spoken::{Spoken, packed, unpacked};
use crate::library::varint;
use crate::news::{Act, ArticleId, Language};
use crate::text::fold;

/// How many numbers a page holds. A snapshot shares every page that has not
/// changed since.
const PAGE: usize = 128;

/// An article as a list shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The number under which it was added; sets of articles hold these.
    pub number: u32,
    /// Its lasting name.
    pub id: ArticleId,
    /// The headline or, in an article without, its first words; on one line.
    pub title: &'a str,
    /// Whether `title` is a headline.
    pub is_titled: bool,
    /// The file, as the reader would name it.
    pub place: &'a str,
    /// Who published it. Empty where nothing tells.
    pub outlet: &'a str,
    /// The day on which it was published.
    pub published: Option<Date>,
    /// What it is written in.
    pub language: Language,
    /// How many words it has, debris left out.
    pub words: u32,
}

/// All articles, by number.
#[derive(Debug, Clone, Default)]
pub(super) struct Rows {
    pages: Vec<Arc<Page>>,
    /// Of the folded titles.
    pub columns: Columns,
}

/// The articles of some successive numbers.
#[derive(Debug, Clone, Default)]
struct Page {
    /// `None` under a number that no article has.
    rows: Vec<Option<Row>>,
    /// Titles and places in a row.
    text: String,
    folded: Folded,
    /// What else there is of each article, packed: see [`Rest`].
    packed: Vec<u8>,
}

/// The folded titles of a page, apart from all else: whoever searches walks
/// through those of a whole library.
#[derive(Debug, Clone, Default)]
struct Folded {
    text: String,
    /// Where each begins and ends.
    places: Vec<[u32; 2]>,
}

/// Who a member of a cast is, as the number of a name, and two bits that say
/// whether it speaks and whether somebody speaks of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Role(u32);

/// A figure, what it counts as a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Figure {
    pub what: u32,
    pub low: Option<f64>,
    pub high: Option<f64>,
}

/// What a library makes of a digest before it has a row.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    pub digest: &'a Digest,
    /// The number of its outlet.
    pub outlet: u32,
    /// For each member of its cast, the number of a name.
    pub nodes: Vec<u32>,
    /// For each of its figures, the number of what it counts.
    pub counted: Vec<u32>,
}

/// One article, its words and its cast elsewhere on the page.
#[derive(Debug, Clone, Copy)]
struct Row {
    id: ArticleId,
    published: Option<Date>,
    language: Language,
    is_titled: bool,
    /// What its speakers do, a bit for each act.
    acts: u16,
    outlet: u32,
    /// Where the title begins in the text, which the place follows.
    text: u32,
    /// Where the rest begins among what is packed.
    packed: u32,
}

/// What a page holds of an article beside its row. Packed, these come in this
/// order: first how many bytes each has, and the number of words, then they.
#[derive(Debug, Clone, Copy)]
struct Rest<'a> {
    title: &'a str,
    place: &'a str,
    words: u32,
    roles: &'a [u8],
    figures: &'a [u8],
    spoken: &'a [u8],
    /// All that is packed.
    packed: &'a [u8],
}

/// One article on its page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    page: &'a Page,
    row: &'a Row,
}

impl Rows {
    /// One more than the highest number, or a little more than that.
    pub(super) fn end(&self) -> usize {
        self.pages.len() * PAGE
    }

    pub(super) fn get(&self, number: u32) -> Option<Line<'_>> {
        let (page, place) = (number as usize / PAGE, number as usize % PAGE);
        self.pages.get(page)?.line(place)
    }

    /// The folded title of an article; empty where there is none.
    pub(super) fn folded(&self, number: u32) -> &str {
        let (page, place) = (number as usize / PAGE, number as usize % PAGE);
        self.pages.get(page).map_or("", |it| it.folded.get(place))
    }

    /// All articles with their numbers, which rise.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, Line<'_>)> {
        let places = (0u32..).zip(self.pages.iter().flat_map(|it| (0..PAGE).map(|at| it.line(at))));
        places.filter_map(|(number, line)| Some((number, line?)))
    }

    /// Puts an article under a number that is free.
    pub(super) fn put(&mut self, number: u32, draft: &Draft) {
        let Draft { digest, outlet, .. } = *draft;
        let (page, place) = (number as usize / PAGE, number as usize % PAGE);
        if self.pages.len() <= page {
            self.pages.resize_with(page + 1, Arc::default);
        }
        let page = Arc::make_mut(&mut self.pages[page]);
        let folded = fold(&digest.title);
        self.columns.insert(number, &folded);
        page.folded.set(place, &folded);
        let (text, packed) = (narrow(page.text.len()), narrow(page.packed.len()));
        page.text.extend([&digest.title, &digest.source.place].map(String::as_str));
        draft.pack(&mut page.packed);
        let row = Row {
            id: digest.id,
            published: digest.published,
            language: digest.language,
            is_titled: digest.is_titled,
            acts: digest.statements.iter().fold(0, |acts, it| acts | bit(it.act)),
            outlet,
            text,
            packed,
        };
        page.set(place, row);
        // What is full stays as it is, mostly; the others are given their room
        // when all have come.
        if place + 1 == PAGE {
            page.fit();
        }
    }

    /// Takes the article of that number out, and its words with it.
    pub(super) fn clear(&mut self, number: u32) {
        let (page, place) = (number as usize / PAGE, number as usize % PAGE);
        if let Some(page) = self.pages.get_mut(page) {
            *page = Arc::new(page.without(place));
            self.columns.remove(number);
        }
    }

    /// Gives back the room that the page of a number has to spare.
    pub(super) fn fit(&mut self, number: u32) {
        if let Some(page) = self.pages.get_mut(number as usize / PAGE) {
            Arc::make_mut(page).fit();
        }
    }
}

impl Page {
    fn line(&self, place: usize) -> Option<Line<'_>> {
        let row = self.rows.get(place)?.as_ref()?;
        Some(Line { page: self, row })
    }

    fn set(&mut self, place: usize, row: Row) {
        if self.rows.len() <= place {
            self.rows.resize(place + 1, None);
        }
        self.rows[place] = Some(row);
    }

    /// The same page without the article at `place`.
    fn without(&self, place: usize) -> Self {
        let mut rest = Self::default();
        for at in (0..self.rows.len()).filter(|it| *it != place) {
            let Some(line) = self.line(at) else { continue };
            let (text, packed) = (narrow(rest.text.len()), narrow(rest.packed.len()));
            let of_it = line.rest();
            rest.folded.set(at, self.folded.get(at));
            rest.text.extend([of_it.title, of_it.place]);
            rest.packed.extend(of_it.packed);
            rest.set(at, Row { text, packed, ..*line.row });
        }
        rest
    }

    fn fit(&mut self) {
        self.rows.shrink_to_fit();
        self.text.shrink_to_fit();
        self.folded.text.shrink_to_fit();
        self.folded.places.shrink_to_fit();
        self.packed.shrink_to_fit();
    }
}

impl Folded {
    fn get(&self, place: usize) -> &str {
        let [start, end] = self.places.get(place).copied().unwrap_or_default();
        &self.text[start as usize..end as usize]
    }

    fn set(&mut self, place: usize, folded: &str) {
        if self.places.len() <= place {
            self.places.resize(place + 1, [0; 2]);
        }
        let start = narrow(self.text.len());
        self.text.push_str(folded);
        self.places[place] = [start, narrow(self.text.len())];
    }
}

impl<'a> Line<'a> {
    pub(super) fn id(self) -> ArticleId {
        self.row.id
    }

    pub(super) fn published(self) -> Option<Date> {
        self.row.published
    }

    pub(super) fn language(self) -> Language {
        self.row.language
    }

    pub(super) fn title(self) -> &'a str {
        self.rest().title
    }

    pub(super) fn place(self) -> &'a str {
        self.rest().place
    }

    /// The number of its outlet.
    pub(super) fn outlet(self) -> u32 {
        self.row.outlet
    }

    /// Whether somebody does this by speaking.
    pub(super) fn has(self, act: Act) -> bool {
        self.row.acts & bit(act) != 0
    }

    /// The members of its cast, in order.
    pub(super) fn roles(self) -> impl Iterator<Item = Role> + 'a {
        let mut roles = self.rest().roles;
        iter::from_fn(move || {
            let is_more = !roles.is_empty();
            is_more.then(|| Role(varint::take_small(&mut roles).rotate_right(2)))
        })
    }

    /// For each member of its cast, the number of a name.
    pub(super) fn nodes(self) -> impl Iterator<Item = u32> + 'a {
        self.roles().map(Role::node)
    }

    pub(super) fn figures(self) -> impl Iterator<Item = Figure> + 'a {
        let mut figures = self.rest().figures;
        iter::from_fn(move || (!figures.is_empty()).then(|| Figure::unpacked(&mut figures)))
    }

    /// Its statements, in reading order.
    pub(super) fn spoken(self) -> impl Iterator<Item = Spoken<'a>> {
        unpacked(self.rest().spoken)
    }

    pub(super) fn entry(self, number: u32, outlet: &'a str) -> Entry<'a> {
        let rest = self.rest();
        Entry {
            number,
            id: self.row.id,
            title: rest.title,
            is_titled: self.row.is_titled,
            place: rest.place,
            outlet,
            published: self.row.published,
            language: self.row.language,
            words: rest.words,
        }
    }

    fn rest(self) -> Rest<'a> {
        let all = &self.page.packed[self.row.packed as usize..];
        let mut rest = all;
        let [title, place, words, roles, figures, spoken] =
            array::from_fn(|_| varint::take_small(&mut rest));
        let mut part = |len: u32| {
            let (part, more) = rest.split_at(len as usize);
            rest = more;
            part
        };
        let [roles, figures, spoken] = [roles, figures, spoken].map(&mut part);
        let packed = &all[..all.len() - rest.len()];
        let text = &self.page.text[self.row.text as usize..];
        let (title, text) = text.split_at(title as usize);
        let place = &text[..place as usize];
        Rest { title, place, words, roles, figures, spoken, packed }
    }
}

impl Role {
    const SPEAKS: u32 = 1 << 31;
    const IS_SPOKEN_OF: u32 = 1 << 30;

    pub(super) fn node(self) -> u32 {
        self.0 & !(Self::SPEAKS | Self::IS_SPOKEN_OF)
    }

    pub(super) fn speaks(self) -> bool {
        self.0 & Self::SPEAKS != 0
    }

    pub(super) fn is_spoken_of(self) -> bool {
        self.0 & Self::IS_SPOKEN_OF != 0
    }
}

impl Draft<'_> {
    fn roles(&self) -> impl Iterator<Item = Role> {
        let mut roles = self.nodes.clone();
        for said in &self.digest.statements {
            let speakers = said.speakers.iter().map(|it| (it, Role::SPEAKS));
            let about = said.about.iter().map(|it| (it, Role::IS_SPOKEN_OF));
            for (member, role) in speakers.chain(about) {
                if let Some(it) = roles.get_mut(usize::from(*member)) {
                    *it |= role;
                }
            }
        }
        roles.into_iter().map(Role)
    }

    fn figures(&self) -> impl Iterator<Item = Figure> {
        let figures = self.digest.figures.iter().zip(&self.counted);
        figures.map(|(it, what)| Figure { what: *what, low: it.low, high: it.high })
    }

    /// Adds what [`Line::rest`] reads.
    fn pack(&self, to: &mut Vec<u8>) {
        let (mut roles, mut figures) = (Vec::new(), Vec::new());
        self.roles().for_each(|it| varint::push(it.0.rotate_left(2).into(), &mut roles));
        self.figures().for_each(|it| it.pack(&mut figures));
        let (spoken, digest) = (packed(&self.digest.statements), self.digest);
        let lengths = [digest.title.len(), digest.source.place.len(), digest.words as usize];
        let lengths = lengths.into_iter().chain([roles.len(), figures.len(), spoken.len()]);
        lengths.for_each(|it| varint::push(it as u64, to));
        to.extend([roles, figures, spoken].concat());
    }
}

impl Figure {
    fn pack(self, to: &mut Vec<u8>) {
        let has = u64::from(self.low.is_some()) | u64::from(self.high.is_some()) << 1;
        varint::push(u64::from(self.what) << 2 | has, to);
        // The last bytes of round numbers are zero.
        let ends = self.low.into_iter().chain(self.high);
        ends.for_each(|it| varint::push(it.to_bits().swap_bytes(), to));
    }

    fn unpacked(from: &mut &[u8]) -> Self {
        let head = varint::take(from);
        let mut end = |bit: u64| {
            let has = head & bit != 0;
            has.then(|| f64::from_bits(varint::take(from).swap_bytes()))
        };
        let (low, high) = (end(1), end(2));
        Self { what: u32::try_from(head >> 2).unwrap_or(u32::MAX), low, high }
    }
}

fn bit(act: Act) -> u16 {
    1 << act as u16
}

fn narrow(place: usize) -> u32 {
    u32::try_from(place).expect("the words of a page of articles are less than 4 GiB")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::Source;

    fn digest(id: u64, title: &str) -> Digest {
        Digest {
            id: ArticleId(id),
            source: Source { place: format!("{id}.txt"), outlet: String::new() },
            title: title.to_owned(),
            is_titled: true,
            published: None,
            language: Language::French,
            words: 3,
            members: Vec::new(),
            statements: Vec::new(),
            figures: Vec::new(),
        }
    }

    fn put(rows: &mut Rows, number: u32, digest: &Digest, nodes: &[u32]) {
        rows.put(number, &Draft { digest, outlet: 0, nodes: nodes.to_vec(), counted: Vec::new() });
    }

    #[track_caller]
    fn check(rows: &Rows, expected: &[(u32, &str, &[u32])]) {
        let found: Vec<_> =
            rows.iter().map(|(at, it)| (at, it.title(), it.nodes().collect::<Vec<_>>())).collect();
        let expected: Vec<_> =
            expected.iter().map(|(at, title, nodes)| (*at, *title, nodes.to_vec())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_taken_out_leaves_the_others_whole() {
        let mut rows = Rows::default();
        put(&mut rows, 300, &digest(1, "Été"), &[4, 5]);
        put(&mut rows, 2, &digest(2, "Hiver"), &[6]);
        put(&mut rows, 3, &digest(3, "Automne"), &[7, 8]);
        let before = rows.clone();
        rows.clear(2);
        rows.fit(3);
        check(&rows, &[(3, "Automne", &[7, 8]), (300, "Été", &[4, 5])]);
        put(&mut rows, 2, &digest(2, "Printemps"), &[]);
        check(&rows, &[(2, "Printemps", &[]), (3, "Automne", &[7, 8]), (300, "Été", &[4, 5])]);
        check(&before, &[(2, "Hiver", &[6]), (3, "Automne", &[7, 8]), (300, "Été", &[4, 5])]);
        let line = rows.get(300).unwrap();
        assert_eq!((rows.folded(300), line.place(), line.id()), ("ete", "1.txt", ArticleId(1)));
        assert!(rows.get(4).is_none() && rows.get(9999).is_none());
    }
}
