//! The page of one actor: what it is called and by whom, when it is mentioned,
//! what it has to do with statements, to whom it belongs, with whom it
//! appears, and where.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::app::Ticket;
use crate::app::rows::{Row, Rows};
use crate::library::{Actor, ActorId, Companion, Library, Months};
use crate::news::{Annotated, ArticleId};

/// How many lines of a section are listed at most; of articles, [`ARTICLES`].
const MOST: usize = 12;

/// How many articles are listed. The filter finds the rest.
const ARTICLES: usize = 500;

/// The page, and the line of it that is chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Portrait {
    /// Whose page it is.
    pub actor: ActorId,
    /// When it is mentioned.
    pub months: Months,
    /// Who writes about it, in how many articles.
    pub outlets: Vec<(String, u32)>,
    /// Who calls it what.
    pub naming: Naming,
    /// The lines, one of them chosen.
    pub rows: Rows<PortraitRow>,
}

/// How far it is known who calls an actor what: only the articles tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Naming {
    /// It is to be gathered.
    Wanted,
    /// It comes under this ticket.
    Asked(Ticket),
    /// It is known.
    Known(Vec<NameUse>),
}

/// A name, and who uses it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameUse {
    /// The name as written.
    pub name: String,
    /// Outlets with how many mentions have it so, most first.
    pub outlets: Vec<(String, u32)>,
}

/// How many articles are read for who calls an actor what, the newest.
const READ: usize = 400;

impl NameUse {
    /// Who calls `actor` what in `articles`. Articles of nobody are left out.
    pub fn gather(
        library: &Library,
        actor: ActorId,
        articles: impl Iterator<Item = Arc<Annotated>>,
    ) -> Vec<Self> {
        let mut counts: BTreeMap<String, BTreeMap<String, u32>> = BTreeMap::new();
        for article in articles.filter(|it| !it.document.source.outlet.is_empty()) {
            let document = &article.document;
            for mention in &article.mentions {
                if library.actor_of(document.id, mention.member) != Some(actor) {
                    continue;
                }
                let words = document.words(mention.name.unwrap_or(mention.span));
                let name = words.split_whitespace().collect::<Vec<_>>().join(" ");
                let outlets = counts.entry(name).or_default();
                *outlets.entry(document.source.outlet.clone()).or_default() += 1;
            }
        }
        let by_count = |outlets: BTreeMap<String, u32>| {
            let mut outlets: Vec<(String, u32)> = outlets.into_iter().collect();
            outlets.sort_by_key(|it| std::cmp::Reverse(it.1));
            outlets
        };
        let uses = counts.into_iter();
        uses.map(|(name, outlets)| Self { name, outlets: by_count(outlets) }).collect()
    }
}

/// What a part of the page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// What articles call it.
    Names,
    /// Its part in what is said.
    Said,
    /// To whom it belongs, and who else does.
    Family,
    /// With whom it appears.
    Company,
    /// Who else may be meant, or may mean it.
    Undecided,
    /// Who writes about it.
    Outlets,
    /// The articles that mention it.
    Articles,
}

/// One line of the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PortraitRow {
    /// A section follows, of so many.
    Heading(Section, usize),
    /// A name: which of [`Actor::aliases`].
    Name(usize),
    /// It says something in so many articles.
    Says(u32),
    /// It is spoken of in so many articles.
    SpokenOf(u32),
    /// One of its family, and whether all belong to it.
    Kin(ActorId, bool),
    /// Somebody who appears with it.
    Companion(Companion),
    /// Somebody who may be the same.
    Undecided(ActorId),
    /// Who writes about it: which of [`Portrait::outlets`].
    Outlet(usize),
    /// An article that mentions it.
    Article(ArticleId),
}

impl Portrait {
    /// How many lines stand above the rows on a page of `height` lines: the
    /// name, what is known in short, and the months.
    pub fn head(&self, height: u16) -> u16 {
        match height {
            8.. if self.months.first.is_none() => 3,
            0..8 => 1,
            8..16 => 3,
            16..30 => 6,
            _ => 7,
        }
    }

    /// The page of `actor`; `None` for somebody whom the library does not know.
    /// Cost: the casts of the articles that mention it.
    pub fn of(library: &Library, actor: ActorId) -> Option<Self> {
        let actor = library.actor(actor)?;
        let outlets: Vec<(String, u32)> = library
            .outlets_of(actor.id)
            .into_iter()
            .filter(|it| !it.0.is_empty())
            .map(|(name, count)| (name.to_owned(), count))
            .collect();
        let rows = Rows::new(rows(library, &actor, outlets.len()));
        let (actor, naming) = (actor.id, Naming::Wanted);
        Some(Self { actor, months: library.months(actor), outlets, naming, rows })
    }

    /// The articles to be read for who calls the actor what.
    pub fn read_for_names(&self, library: &Library) -> Vec<ArticleId> {
        library.articles_of(self.actor).take(READ).collect()
    }

    /// Who uses a name, as far as it is known.
    pub fn users(&self, name: &str) -> &[(String, u32)] {
        let Naming::Known(uses) = &self.naming else { return &[] };
        uses.iter().find(|it| it.name == name).map_or(&[], |it| &it.outlets)
    }

    /// Whose page the chosen line leads to.
    pub fn other(&self) -> Option<ActorId> {
        match self.rows.chosen()? {
            PortraitRow::Kin(id, _) | PortraitRow::Undecided(id) => Some(*id),
            PortraitRow::Companion(it) => Some(it.id),
            _ => None,
        }
    }

    /// Chooses the line `row`, if it is there.
    pub fn choose(&mut self, row: &PortraitRow) {
        let line = self.rows.all().iter().position(|it| it == row);
        self.rows.choose(line.unwrap_or(usize::MAX));
    }
}

impl Row for PortraitRow {
    fn is_heading(&self) -> bool {
        matches!(self, Self::Heading(..))
    }
}

fn rows(library: &Library, actor: &Actor, outlets: usize) -> Vec<PortraitRow> {
    let id = actor.id;
    let parts = library.parts(id);
    let says = (parts.says > 0).then_some(PortraitRow::Says(parts.says));
    let spoken_of = (parts.is_spoken_of > 0).then_some(PortraitRow::SpokenOf(parts.is_spoken_of));
    let parent = library.parent(id).map(|it| it.id);
    let family = library.family(id).into_iter().map(|it| it.id).filter(|it| *it != id);
    let (heads, others): (Vec<ActorId>, Vec<ActorId>) = family.partition(|it| Some(*it) == parent);
    let kin = heads.into_iter().chain(others).map(|it| PortraitRow::Kin(it, Some(it) == parent));
    let company = library.company(id, MOST).into_iter().map(PortraitRow::Companion);
    let undecided = library.undecided_with(id).into_iter().map(|it| PortraitRow::Undecided(it.id));
    let articles = library.articles_of(id).map(PortraitRow::Article);
    let mut rows = Vec::new();
    section(&mut rows, Section::Names, (0..actor.aliases.len()).map(PortraitRow::Name), MOST);
    section(&mut rows, Section::Said, says.into_iter().chain(spoken_of), MOST);
    section(&mut rows, Section::Company, company, MOST);
    section(&mut rows, Section::Family, kin, MOST);
    section(&mut rows, Section::Undecided, undecided, MOST);
    section(&mut rows, Section::Outlets, (0..outlets).map(PortraitRow::Outlet), MOST);
    section(&mut rows, Section::Articles, articles, ARTICLES);
    rows
}

/// Adds a section, unless there is nothing in it.
fn section(
    rows: &mut Vec<PortraitRow>,
    section: Section,
    lines: impl Iterator<Item = PortraitRow>,
    most: usize,
) {
    let lines: Vec<PortraitRow> = lines.collect();
    if !lines.is_empty() {
        rows.push(PortraitRow::Heading(section, lines.len()));
        rows.extend(lines.into_iter().take(most));
    }
}
