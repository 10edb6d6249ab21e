//! What every keeper of articles owes a library, whatever it keeps them in.
//!
//! A library asks three things of whoever keeps the articles: digests under
//! numbers that stay, [`Texts`](liseuse::library::Texts) that know which of them
//! hold which words, and [`Bodies`] that bring them whole. Another keeper - over
//! the database of a server, say - is a [`Holder`] here, and passes when it has a
//! line in [`each`]. Only what all keepers must agree on is asked: other forms of
//! a word and slips of the finger are a keeper's own business.

use std::path::Path;
use std::sync::Arc;

use liseuse::analyze::{Lexicon, annotate};
use liseuse::ingest::{Place, Rules, parse};
use liseuse::library::{Bodies, Digest, Keeper, Library, Query, Trail};
use liseuse::news::{Annotated, ArticleId};
use liseuse::runtime::load::Tools;
use liseuse::runtime::stored;
use liseuse::store::{Change, Packed, Stamp, Writer};
use tempfile::{TempDir, tempdir};

/// Whoever keeps articles.
trait Holder {
    /// Takes in an article, in the place of the one of its id.
    fn put(&mut self, article: Annotated);

    /// All of them, and where they are found.
    fn held(&mut self) -> (Arc<Library>, Arc<dyn Bodies>);
}

impl Holder for Keeper {
    fn put(&mut self, article: Annotated) {
        self.add(article);
    }

    fn held(&mut self) -> (Arc<Library>, Arc<dyn Bodies>) {
        (Arc::new(self.snapshot()), self.bodies())
    }
}

/// The lasting library.
struct OnDisk(TempDir);

impl Holder for OnDisk {
    fn put(&mut self, article: Annotated) {
        let digest = Digest::of(&article);
        let path = article.document.source.place.clone().into();
        let articles = vec![Packed::new(article, digest)];
        let change = Change::Read { path, stamp: Stamp::default(), articles, kept: None };
        Writer::open(self.0.path()).unwrap().0.write(vec![change]).unwrap();
    }

    fn held(&mut self) -> (Arc<Library>, Arc<dyn Bodies>) {
        let loaded = stored(self.0.path(), &Arc::new(Tools::default())).unwrap();
        (loaded.library, loaded.bodies)
    }
}

/// Asks the same of everybody.
fn each(ask: impl Fn(&mut dyn Holder)) {
    ask(&mut Keeper::default());
    ask(&mut OnDisk(tempdir().unwrap()));
}

fn put_all(holder: &mut dyn Holder, articles: &[Annotated]) {
    for article in articles {
        holder.put(article.clone());
    }
}

const ARTICLES: &[(&str, &str)] = &[
    (
        "gazette/2024-03-05-greve.txt",
        "Grève au port de Kessou\n\n\
         Le syndicat CGT appelle à la grève. Le ministre Amadou Kéita a promis une réponse.\n\n\
         « Rien n’est décidé », a déclaré Sophie Lenoir.\n",
    ),
    (
        "gazette/2024-03-09-pont.txt",
        "Le pont de Vlonne reste fermé\n\nSophie Lenoir a visité le pont. Un accès est prévu jeudi.\n",
    ),
    (
        "journal/2023-12-31-strike.txt",
        "Strike at the port of Kessou\n\n\
         The union called a strike. Minister Amadou Keita promised an answer, officials said.\n",
    ),
    ("journal/part 9.txt", "Neuvième partie\n\nUne peche miraculeuse.\n"),
    ("journal/part 10.txt", "Dixième partie\n\nUne pêche miraculeuse au Haut-Karabakh.\n"),
];

/// What analysis makes of these articles.
fn analysed(articles: &[(&str, &str)]) -> Vec<Annotated> {
    let (lexicon, rules) = (Lexicon::embedded(), Rules::embedded());
    let document = |(path, text): &(&str, &str)| {
        let place = Place::new(Path::new(path), Path::new(""));
        parse(text.as_bytes(), &place, &rules).0.remove(0)
    };
    articles.iter().map(|it| annotate(Arc::new(document(it)), &lexicon)).collect()
}

/// Everything that answers a query, by the last words of its place, in the
/// order of the list.
fn answers(library: &Library, query: &str) -> Vec<String> {
    let found = library.find(&Query::parse(query).unwrap()).rows;
    let listed = library.entries().filter(|it| found.contains(&it.id));
    let name = |it: &str| it.rsplit(['/', '-']).next().unwrap().replace(".txt", "");
    listed.map(|it| name(&it.place)).collect()
}

#[track_caller]
fn check(cases: &[(&str, &[&str])]) {
    let articles = analysed(ARTICLES);
    each(|holder| {
        put_all(holder, &articles);
        let (library, _) = holder.held();
        for (query, expected) in cases {
            assert_eq!(answers(&library, query), *expected, "{query}");
        }
    });
}

#[test]
fn articles_are_listed_newest_first_and_the_undated_as_people_count() {
    check(&[("", &["pont", "greve", "strike", "part 9", "part 10"])]);
}

#[test]
fn words_are_found_in_titles_and_texts() {
    check(&[
        ("syndicat", &["greve"]),
        ("VISITE", &["pont"]),
        ("kessou", &["greve", "strike"]),
        ("miracul", &["part 9", "part 10"]),
        ("zzzz", &[]),
    ]);
}

#[test]
fn accents_are_forgiven_where_not_typed_and_meant_where_they_are() {
    check(&[("peche", &["part 9", "part 10"]), ("\"pêche\"", &["part 10"]), ("acces", &["pont"])]);
}

#[test]
fn words_that_are_joined_are_found_whole_and_in_part() {
    check(&[("haut-kara", &["part 10"]), ("karabakh", &["part 10"]), ("n'est", &["greve"])]);
}

#[test]
fn a_phrase_is_its_words_in_order() {
    check(&[
        ("\"a promis une réponse\"", &["greve"]),
        ("\"une réponse a promis\"", &[]),
        ("\"rien n'est décidé\"", &["greve"]),
        ("\"une pech\"", &[]),
    ]);
}

#[test]
fn filters_narrow_by_everything_that_is_known() {
    check(&[
        ("acteur:lenoir", &["pont", "greve"]),
        ("actor:\"Sophie Lenoir\" -grève", &["pont"]),
        ("lang:en", &["strike"]),
        ("source:gazette", &["pont", "greve"]),
        ("dit:lenoir", &["greve"]),
        ("titre:pont", &["pont"]),
        ("strike OU pont", &["pont", "strike"]),
        ("kessou NON (syndicat OU union)", &[]),
    ]);
}

#[test]
fn dates_are_ranges() {
    check(&[
        ("date:2024", &["pont", "greve"]),
        ("date:2023-12..2024-03-05", &["greve", "strike"]),
        ("avant:2024", &["strike"]),
        ("after:2024-03-06", &["pont"]),
        ("date:2024-03-05 kessou", &["greve"]),
    ]);
}

#[test]
fn an_article_comes_back_as_it_was_given() {
    let articles = analysed(ARTICLES);
    each(|holder| {
        put_all(holder, &articles);
        let (library, bodies) = holder.held();
        for article in &articles {
            let id = article.document.id;
            assert_eq!(bodies.article(id).as_deref(), Some(article));
            let entry = library.entry(id).unwrap();
            assert_eq!(entry.title, article.document.headline());
            assert_eq!(library.number(id), Some(entry.number));
            assert!(bodies.former(id).is_none());
        }
        assert!(bodies.article(ArticleId(1)).is_none());
        assert!(library.entry(ArticleId(1)).is_none());
    });
}

#[test]
fn whoever_is_mentioned_is_counted_by_article() {
    let articles = analysed(ARTICLES);
    each(|holder| {
        put_all(holder, &articles);
        let (library, _) = holder.held();
        let found = library.find(&Query::parse("source:gazette").unwrap());
        let lenoir = library.actors().find(|it| it.name == "Sophie Lenoir").unwrap();
        assert_eq!((library.count(&found, lenoir.id), lenoir.articles.len()), (2, 2));
        let of = |it: &Annotated| library.cast(it.document.id).len();
        assert!(articles.iter().all(|it| of(it) == it.cast.len()));
    });
}

#[test]
fn another_text_takes_the_place_of_the_one_before() {
    let articles = analysed(ARTICLES);
    let (path, text) = ARTICLES[1];
    let revised = analysed(&[(path, &text.replace("visité", "photographié"))]).remove(0);
    each(|holder| {
        put_all(holder, &articles);
        let number = holder.held().0.number(revised.document.id);
        holder.put(revised.clone());
        let (library, bodies) = holder.held();
        assert_eq!(library.len(), ARTICLES.len());
        assert_eq!(library.number(revised.document.id), number);
        assert!(answers(&library, "visité").is_empty());
        assert_eq!(answers(&library, "photographié"), ["pont"]);
        assert_eq!(bodies.article(revised.document.id).as_ref(), Some(&Arc::new(revised.clone())));
        // Who keeps former wordings keeps the right one.
        let former = bodies.former(revised.document.id);
        assert!(former.is_none_or(|it| it == *articles[1].document));
    });
}

#[test]
fn what_is_shown_stays_while_more_is_taken_in() {
    let articles = analysed(ARTICLES);
    each(|holder| {
        holder.put(articles[0].clone());
        let (before, _) = holder.held();
        put_all(holder, &articles);
        assert_eq!(before.len(), 1);
        assert_eq!(answers(&before, "lenoir"), ["greve"]);
    });
}

#[test]
fn nobody_waits_for_an_answer_that_is_not_wanted() {
    let articles = analysed(ARTICLES);
    each(|holder| {
        put_all(holder, &articles);
        let query = Query::parse("kessou").unwrap();
        assert!(holder.held().0.find_while(&query, &mut Trail::default(), &|| false).is_none());
    });
}
