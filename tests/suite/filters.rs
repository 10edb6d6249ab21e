//! Filters by what is said, held to the lenses: whatever a filter finds, the
//! lens of that article shows what was asked for; whatever no filter finds, it
//! does not show.

use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;

use liseuse::app::{FindingRow, Findings, Lens, Manner, Saying, Told};
use liseuse::library::{ActorId, Bodies, Library, Query};
use liseuse::news::{Act, ArticleId};

use crate::desk::shelf;
use crate::spans::read_about;

/// Whether a figure between two bounds is meant.
type Fits = fn(f64, f64) -> bool;

struct Shelf {
    library: Arc<Library>,
    bodies: Arc<dyn Bodies>,
}

fn sample() -> Shelf {
    let mut articles = Vec::new();
    for file in read_about() {
        articles.push((file.display().to_string(), fs::read_to_string(&file).unwrap()));
    }
    let articles: Vec<(&str, &str)> = articles.iter().map(|it| (&*it.0, &*it.1)).collect();
    let (library, bodies) = shelf(&articles);
    Shelf { library, bodies }
}

impl Shelf {
    /// What a lens shows of an article.
    fn told(&self, lens: Lens, article: ArticleId) -> Vec<Told> {
        let body = self.bodies.article(article).into_iter();
        let found = Findings::gather((lens, Manner::default()), &self.library, body);
        let told = |it: &FindingRow| match it {
            FindingRow::Finding(it) => Some(it.told.clone()),
            FindingRow::Topic(..) => None,
        };
        found.rows.all().iter().filter_map(told).collect()
    }

    fn sayings(&self, article: ArticleId) -> Vec<Saying> {
        let told = self.told(Lens::Says, article).into_iter();
        told.filter_map(|it| if let Told::Said(it) = it { Some(it) } else { None }).collect()
    }

    /// What `filter` finds is exactly the articles whose lens `shows` it.
    #[track_caller]
    fn check(&self, filter: &str, shows: impl Fn(ArticleId) -> bool) -> usize {
        let query = Query::parse(filter).unwrap();
        let found: BTreeSet<u64> = self.library.find(&query).rows.iter().map(|it| it.0).collect();
        let all = self.library.entries().map(|it| it.id);
        let expected: BTreeSet<u64> = all.filter(|it| shows(*it)).map(|it| it.0).collect();
        assert_eq!(found, expected, "{filter}");
        found.len()
    }

    /// The actors whom the name in a filter means.
    fn named(&self, filter: &str) -> Vec<ActorId> {
        let query = Query::parse(&filter.replace("dit:", "acteur:").replace("says:", "actor:"));
        let query = query.unwrap();
        query.actors().iter().flat_map(|it| self.library.named(&it.name)).collect()
    }
}

/// What the nearest statement of somebody else is, for the first statements of
/// every few articles; printed, to be read.
#[test]
fn the_nearest_statement_is_of_somebody_else_in_another_article() {
    let shelf = sample();
    let every = (shelf.library.len() / 60).max(1);
    let (mut asked, mut answered) = (0, 0);
    for entry in shelf.library.entries().step_by(every) {
        let article = shelf.bodies.article(entry.id).unwrap();
        for said in article.statements.iter().take(3) {
            asked += 1;
            let words = article.document.words(said.content);
            let near = shelf.library.nearest(&*shelf.bodies, (entry.id, said.content), &|| true);
            let Some(near) = near else { continue };
            answered += 1;
            assert_ne!(near.article, entry.id);
            let other = shelf.bodies.article(near.article).unwrap();
            println!("{:.2} {words}\n  -> {}", near.nearness, other.document.words(near.span));
        }
    }
    println!("{answered} of {asked} have a near one");
    assert!(answered > 0);
}

#[test]
fn who_says_is_who_the_lens_shows() {
    let shelf = sample();
    let mut found = 0;
    for filter in
        ["dit:aliev", "says:aliyev", "dit:bakou", "dit:turquie", "dit:macron", "says:armenia"]
    {
        let asked = shelf.named(filter);
        found += shelf.check(filter, |article| {
            let sayings = shelf.sayings(article);
            let mut speakers = sayings.iter().flat_map(|it| &it.speakers);
            speakers.any(|it| it.actor.is_some_and(|it| asked.contains(&it)))
        });
    }
    assert!(found > 5, "{found} are too few to judge by");
}

#[test]
fn whom_it_is_about_is_whom_the_words_or_the_target_name() {
    let shelf = sample();
    let mut found = 0;
    for (filter, name) in [
        ("sur:arménie", "acteur:arménie"),
        ("about:aliyev", "actor:aliyev"),
        ("sur:turquie", "acteur:turquie"),
    ] {
        let asked = shelf.named(name);
        found += shelf.check(filter, |id| {
            let article = shelf.bodies.article(id).unwrap();
            let is_meant = |member: u32| {
                shelf.library.actor_of(id, member).is_some_and(|it| asked.contains(&it))
            };
            article.statements.iter().any(|said| {
                let words = said.content.start()..said.content.end();
                let inside = article.mentions.iter().filter(|it| words.contains(&it.span.start()));
                let target = said.target.and_then(|it| it.member);
                inside.map(|it| it.member).chain(target).any(is_meant)
            })
        });
    }
    assert!(found > 3, "{found} are too few to judge by");
}

#[test]
fn what_is_done_by_saying_is_what_the_lens_shows() {
    let shelf = sample();
    let names = [
        ("acte:accuse", Act::Accuses),
        ("act:accuses", Act::Accuses),
        ("acte:appelle", Act::CallsFor),
        ("acte:condamne", Act::Condemns),
        ("acte:promet", Act::Promises),
        ("acte:dément", Act::Denies),
    ];
    let mut found = 0;
    for (filter, act) in names {
        found += shelf.check(filter, |it| shelf.sayings(it).iter().any(|it| it.act == act));
    }
    assert!(found > 5, "{found} are too few to judge by");
}

#[test]
fn figures_are_those_that_the_lens_shows() {
    let shelf = sample();
    let mut found = 0;
    // An open side reaches no further than the number that is named.
    let asked: [(&str, Fits); 3] = [
        ("figure:killed>=10", |_, high| high >= 10.0),
        ("chiffre:tués<=20", |low, _| low <= 20.0),
        ("chiffre:tués:10..20", |low, high| low <= 20.0 && 10.0 <= high),
    ];
    for (filter, fits) in asked {
        found += shelf.check(filter, |article| {
            let is_it = |it: &Told| match it {
                Told::Counted(it) => {
                    let (low, high) = (it.amount.low, it.amount.high);
                    let ends = low.or(high).zip(high.or(low)).unwrap();
                    it.matter.what == "killed" && fits(ends.0, ends.1)
                }
                _ => false,
            };
            shelf.told(Lens::Figures, article).iter().any(is_it)
        });
    }
    assert!(found > 5, "{found} are too few to judge by");
}
