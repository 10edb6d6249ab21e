//! The articles as a library keeps them: a row each, in pages whose words lie
//! in one string, so that an article costs no allocation of its own.

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use crate::library::columns::Columns;
use crate::library::packed::{Draft, Rest};
use crate::library::spoken::{Spoken, unpacked};
use crate::library::unfolded::{differing, unfolded};
use crate::news::{Act, ArticleId, Language};
use crate::text::fold;

pub(super) use crate::library::packed::{Figure, Role};

/// How many numbers a page holds. A snapshot shares every page that has not
/// changed since.
const PAGE: usize = 128;

/// An article as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The number under which it was added; sets of articles hold these.
    pub number: u32,
    /// Its lasting name.
    pub id: ArticleId,
    /// The headline or, in an article without, its first words; on one line.
    pub title: String,
    /// Whether `title` is a headline.
    pub is_titled: bool,
    /// The file, as the reader would name it.
    pub place: String,
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
    /// The folded titles in a row, apart from all else: whoever searches walks
    /// through those of a whole library.
    folded: String,
    folded_ends: Ends,
    /// What else there is of each article: see [`Rest`].
    packed: Vec<u8>,
    packed_ends: Ends,
    /// The place of one of the articles. Most begin alike.
    like: Box<str>,
}

/// Where each text of a page ends, in a row of them. One that is not there has
/// no length.
#[derive(Debug, Clone)]
struct Ends([u32; PAGE]);

/// What is asked of one article after the other.
#[derive(Debug, Clone, Copy)]
struct Row {
    id: ArticleId,
    published: Day,
    /// What its speakers do, a bit for each act.
    acts: u16,
    language: Language,
    is_titled: bool,
}

/// A day, if it is one, in half as many bytes.
#[derive(Debug, Clone, Copy)]
struct Day(i32);

/// One article on its page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    page: &'a Page,
    place: usize,
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
        self.pages.get(page).map_or("", |it| it.folded(place))
    }

    /// All articles with their numbers, which rise.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, Line<'_>)> {
        let places = (0u32..).zip(self.pages.iter().flat_map(|it| (0..PAGE).map(|at| it.line(at))));
        places.filter_map(|(number, line)| Some((number, line?)))
    }

    /// Puts an article under a number that is free.
    pub(super) fn put(&mut self, number: u32, draft: &Draft) {
        let (page, place) = (number as usize / PAGE, number as usize % PAGE);
        if self.pages.len() <= page {
            // All that are passed over are one.
            self.pages.resize(page + 1, Arc::default());
        }
        let folded = fold(&draft.digest.title);
        self.columns.insert(number, &folded);
        let page = Arc::make_mut(&mut self.pages[page]);
        page.put(place, &folded, draft);
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
            Arc::make_mut(page).set(place, None, "", &[]);
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
        Some(Line { page: self, place, row })
    }

    fn folded(&self, place: usize) -> &str {
        &self.folded[self.folded_ends.range(place)]
    }

    fn put(&mut self, place: usize, folded: &str, draft: &Draft) {
        let digest = draft.digest;
        if self.like.is_empty() {
            self.like = digest.source.place.as_str().into();
        }
        let row = Row {
            id: digest.id,
            published: Day::of(digest.published),
            acts: digest.statements.iter().fold(0, |acts, it| acts | bit(it.act)),
            language: digest.language,
            is_titled: digest.is_titled,
        };
        self.set(place, Some(row), folded, &draft.packed(folded, &self.like));
    }

    fn set(&mut self, place: usize, row: Option<Row>, folded: &str, packed: &[u8]) {
        if self.rows.len() <= place {
            self.rows.resize(place + 1, None);
        }
        self.rows[place] = row;
        self.folded.replace_range(self.folded_ends.make_room(place, folded.len()), folded);
        let before = self.packed_ends.make_room(place, packed.len());
        self.packed.splice(before, packed.iter().copied());
    }

    /// Gives back the room that it has to spare.
    fn fit(&mut self) {
        if self.packed.len() < self.packed.capacity() {
            // A copy has no more room than it needs, and leaves the room where
            // it grew to the page that grows next.
            *self = self.clone();
        }
    }
}

impl Default for Ends {
    fn default() -> Self {
        Self([0; PAGE])
    }
}

impl Ends {
    /// Where a text stands. Empty where there is none.
    fn range(&self, place: usize) -> Range<usize> {
        let end = |at: usize| self.0[at] as usize;
        place.checked_sub(1).map_or(0, end)..end(place)
    }

    /// Has a text take `len` bytes from now on. Says where it stood before.
    fn make_room(&mut self, place: usize, len: usize) -> Range<usize> {
        let before = self.range(place);
        for end in &mut self.0[place..] {
            *end = narrow(*end as usize + len - before.len());
        }
        before
    }
}

impl Day {
    fn of(date: Option<Date>) -> Self {
        let day =
            |it: Date| i32::from(it.year()) << 9 | i32::from(it.month()) << 5 | i32::from(it.day());
        Self(date.map_or(0, day))
    }

    fn date(self) -> Option<Date> {
        let part = |shift: i32, mask: i32| i8::try_from(self.0 >> shift & mask).ok();
        // There is no month of the number 0.
        Date::new(i16::try_from(self.0 >> 9).ok()?, part(5, 15)?, part(0, 31)?).ok()
    }
}

impl<'a> Line<'a> {
    pub(super) fn id(self) -> ArticleId {
        self.row.id
    }

    pub(super) fn published(self) -> Option<Date> {
        self.row.published.date()
    }

    pub(super) fn language(self) -> Language {
        self.row.language
    }

    /// The title, folded.
    pub(super) fn folded(self) -> &'a str {
        self.page.folded(self.place)
    }

    pub(super) fn title(self) -> String {
        unfolded(self.folded(), self.rest().differences)
    }

    /// Where in the folded title letters stand that were written otherwise.
    pub(super) fn differs_at(self) -> impl Iterator<Item = usize> + 'a {
        differing(self.rest().differences)
    }

    pub(super) fn place(self) -> String {
        self.place_parts().concat()
    }

    /// What its place has in common with another, and the rest of it.
    pub(super) fn place_parts(self) -> [&'a str; 2] {
        self.rest().place(&self.page.like)
    }

    /// The number of its outlet.
    pub(super) fn outlet(self) -> u32 {
        let at = self.page.packed_ends.range(self.place);
        Rest::outlet_of(&self.page.packed[at])
    }

    /// Whether somebody does this by speaking.
    pub(super) fn has(self, act: Act) -> bool {
        self.row.acts & bit(act) != 0
    }

    /// The members of its cast, in order.
    pub(super) fn roles(self) -> impl Iterator<Item = Role> + 'a {
        self.rest().roles()
    }

    /// For each member of its cast, the number of a name.
    pub(super) fn nodes(self) -> impl Iterator<Item = u32> + 'a {
        self.roles().map(Role::node)
    }

    pub(super) fn figures(self) -> impl Iterator<Item = Figure> + 'a {
        self.rest().figures()
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
            title: unfolded(self.folded(), rest.differences),
            is_titled: self.row.is_titled,
            place: rest.place(&self.page.like).concat(),
            outlet,
            published: self.published(),
            language: self.row.language,
            words: rest.words,
        }
    }

    fn rest(self) -> Rest<'a> {
        Rest::of(&self.page.packed[self.page.packed_ends.range(self.place)])
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
    use crate::library::Digest;
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
        let expected: Vec<_> = expected
            .iter()
            .map(|(at, title, nodes)| (*at, (*title).to_owned(), nodes.to_vec()))
            .collect();
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
        assert_eq!(
            (rows.folded(300), line.place(), line.id()),
            ("ete", "1.txt".to_owned(), ArticleId(1))
        );
        assert!(rows.get(4).is_none() && rows.get(9999).is_none());
    }

    #[test]
    fn a_day_comes_back_if_it_is_one() {
        let days = [(2024, 2, 29), (1, 1, 1), (-44, 3, 15), (9999, 12, 31)];
        for (year, month, day) in days {
            let date = Date::new(year, month, day).ok();
            assert_eq!(Day::of(date).date(), date);
        }
        assert_eq!(Day::of(None).date(), None);
    }
}
