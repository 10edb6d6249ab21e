//! What the reader's word does to articles and libraries.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use liseuse::analyze::{Lexicon, annotate};
use liseuse::corrections::{
    Amendment, Correction, Corrections, Outcome, Passage, Record, Sheet, Who, Words, mend,
};
use liseuse::ingest::{Place, Rules, parse};
use liseuse::library::{Actor, Keeper, Library};
use liseuse::news::{Annotated, ArticleId, Identity, Kind, Mention};
use liseuse::text::Span;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::properties::articles;
use crate::shelf::{Told, person};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);
static RULES: LazyLock<Rules> = LazyLock::new(Rules::embedded);

const STRIKE: &str = "Grève à l’hôpital

Claire Vauquelin, présidente de la Ligue des soignants, a déclaré lundi que la grève continuait.
Selon la Ligue des soignants, 40 personnes ont été blessées. Vauquelin a quitté Nantes.
Marc Tissier a accusé Claire Vauquelin de mentir. « Nous irons à Nantes », a dit Vauquelin.
";

fn analysed(path: &str, text: &str) -> Annotated {
    let place = Place::new(Path::new(path), Path::new(""));
    let (mut documents, _) = parse(text.as_bytes(), &place, &RULES);
    annotate(Arc::new(documents.remove(0)), &LEXICON)
}

fn all(corrections: &[Correction]) -> Corrections {
    let record =
        |(at, what): (usize, &Correction)| Record { made: format!("{at:04}"), what: what.clone() };
    Corrections::new(corrections.iter().enumerate().map(record).collect())
}

fn everywhere(words: &str) -> Words {
    Words { words: words.to_owned(), at: None }
}

/// The `nth` place where `words` stand, from 0.
fn here(article: &Annotated, words: &str, nth: usize) -> Words {
    let text = &article.document.text;
    let start = text.match_indices(words).nth(nth).unwrap().0;
    let span = Span::new(start, start + words.len());
    Words { words: words.to_owned(), at: Some(Passage::of(&article.document, span)) }
}

/// Every mention: words, kind, and the name of who it is.
fn mentions(article: &Annotated) -> Vec<(String, Kind, String)> {
    let words = |span: Span| article.document.words(span).to_owned();
    let told =
        |it: &Mention| (words(it.span), it.kind, words(article.cast[it.member as usize].name));
    article.mentions.iter().map(told).collect()
}

fn mended(article: &Annotated, corrections: &[Correction]) -> Annotated {
    let mut article = article.clone();
    let done = mend(&mut article, &all(corrections));
    assert_eq!(done.len(), corrections.len(), "{corrections:?}");
    check_whole(&article);
    article
}

/// What must hold of every article, whatever was done to it.
#[track_caller]
fn check_whole(article: &Annotated) {
    let text = &article.document.text;
    let is_true = |it: Span| text.get(it.start()..it.end()).is_some_and(|it| !it.is_empty());
    let members = article.cast.len();
    for mention in &article.mentions {
        assert!(is_true(mention.span) && mention.name.is_none_or(|it| mention.span.contains(it)));
        assert!((mention.member as usize) < members);
    }
    assert!(article.mentions.is_sorted_by_key(|it| (it.span.start(), usize::MAX - it.span.end())));
    for member in &article.cast {
        assert!(is_true(member.name));
    }
    let said = article.statements.iter();
    let voices = said.flat_map(|it| it.speakers.iter().chain(&it.via).chain(&it.target));
    let claimants = article.figures.iter().filter_map(|it| it.claimant.as_ref());
    for voice in voices.chain(claimants) {
        assert!(voice.member.is_none_or(|it| (it as usize) < members));
    }
}

#[test]
fn a_mention_that_is_none_is_taken_away_and_no_other() {
    let article = analysed("a.txt", STRIKE);
    let before = mentions(&article);
    let after = mentions(&mended(&article, &[Correction::Not(here(&article, "Nantes", 0))]));
    assert_eq!(before.len(), after.len() + 1);
    assert_eq!(after.iter().filter(|it| it.0 == "Nantes").count(), 1);
}

#[test]
fn words_that_name_nobody_leave_no_actor_and_no_speaker() {
    let article = analysed("a.txt", STRIKE);
    let names = ["Claire Vauquelin", "Vauquelin"];
    let corrections = names.map(|it| Correction::Not(everywhere(it)));
    let is_hers = |article: &Annotated, it: u32| {
        article.document.words(article.cast[it as usize].name).contains("Vauquelin")
    };
    let speakers = |article: &Annotated| -> usize {
        let said = article.statements.iter().flat_map(|it| &it.speakers);
        said.filter(|it| it.member.is_some_and(|it| is_hers(article, it))).count()
    };
    assert!(speakers(&article) > 0, "{:#?}", article.statements);
    let article = mended(&article, &corrections);
    assert_eq!(speakers(&article), 0);
    assert!(!article.cast.iter().any(|it| article.document.words(it.name).contains("Vauquelin")));
}

#[test]
fn words_can_be_made_an_actor_everywhere() {
    let article = analysed("a.txt", STRIKE);
    let article = mended(&article, &[Correction::Mark(everywhere("grève"), Kind::Group)]);
    let found: Vec<_> = mentions(&article).into_iter().filter(|it| it.0 == "grève").collect();
    assert_eq!(found, [("grève".to_owned(), Kind::Group, "grève".to_owned())]);
    let marked = article.mentions.iter().filter(|it| it.evidence.rule == "reader").count();
    assert_eq!(marked, 1);
}

#[test]
fn one_mention_can_be_of_another_kind() {
    let article = analysed("a.txt", STRIKE);
    let mark = Correction::Mark(here(&article, "Nantes", 1), Kind::State);
    let article = mended(&article, &[mark]);
    let kinds: Vec<Kind> =
        mentions(&article).into_iter().filter(|it| it.0 == "Nantes").map(|it| it.1).collect();
    assert_eq!(kinds, [Kind::Place, Kind::State]);
}

#[test]
fn a_retyped_actor_looks_so_in_the_text() {
    let article = analysed("a.txt", STRIKE);
    let name = "Marc Tissier".to_owned();
    let who = Who { kind: Kind::Person, name, key: None, sex: None, state: None, article: None };
    let article = mended(&article, &[Correction::Retype(who, Kind::Group)]);
    let kind = mentions(&article).into_iter().find(|it| it.0 == "Marc Tissier").map(|it| it.1);
    assert_eq!(kind, Some(Kind::Group));
}

#[test]
fn a_mention_can_be_given_to_whoever_the_reader_means() {
    let article = analysed("a.txt", STRIKE);
    let who = |name: &str| {
        let name = name.to_owned();
        Who { kind: Kind::Person, name, key: None, sex: None, state: None, article: None }
    };
    let give = Correction::Give(here(&article, "Vauquelin", 1), who("Marc Tissier"));
    let given = mended(&article, &[give]);
    let of = |article: &Annotated, name: &str| {
        mentions(article).iter().filter(|it| it.2 == name).count()
    };
    assert_eq!(of(&given, "Marc Tissier"), of(&article, "Marc Tissier") + 1);
    // Whom the article does not know is known to the library by name.
    let give = Correction::Give(everywhere("Marc Tissier"), who("Ana Ruiz"));
    let given = mended(&article, &[give]);
    let called = Identity::Called("Ana Ruiz".to_owned());
    assert!(given.cast.iter().any(|it| it.identity == called), "{:?}", given.cast);
}

#[test]
fn an_article_that_changed_a_little_is_corrected_as_before() {
    let article = analysed("a.txt", STRIKE);
    let corrections = [
        Correction::Not(here(&article, "Nantes", 1)),
        Correction::Mark(here(&article, "grève", 0), Kind::Group),
    ];
    let newer = STRIKE.replace("lundi", "mardi").replace("40", "Près de 60");
    let newer = analysed("a.txt", &format!("Une correction a été apportée.\n\n{newer}"));
    let newer = mended(&newer, &corrections);
    let found = mentions(&newer);
    assert_eq!(found.iter().filter(|it| it.0 == "Nantes").count(), 1);
    assert_eq!(found.iter().filter(|it| it.0 == "grève").count(), 1);
}

#[test]
fn another_article_is_left_alone() {
    let (article, mut other) = (analysed("a.txt", STRIKE), analysed("b.txt", STRIKE));
    let before = other.clone();
    let corrections = all(&[Correction::Not(here(&article, "Nantes", 0))]);
    assert!(mend(&mut other, &corrections).is_empty());
    assert_eq!(other, before);
}

/// Corrections of words of the strike, right and wrong ones.
fn corrections() -> impl Strategy<Value = Vec<Correction>> {
    let words = STRIKE.split_whitespace().count();
    let phrase = (0..words, 1..4usize).prop_map(|(from, count)| {
        let words: Vec<&str> = STRIKE.split_whitespace().skip(from).take(count).collect();
        words.join(" ").trim_matches(|it: char| !it.is_alphanumeric()).to_owned()
    });
    let one = (phrase, any::<prop::sample::Index>(), 0..6usize, 0..4u8);
    let one = one.prop_map(|(words, nth, kind, what)| {
        let article = analysed("a.txt", STRIKE);
        let count = article.document.text.match_indices(&words).count();
        let words = match what % 2 {
            0 if count > 0 => here(&article, &words, nth.index(count)),
            _ => everywhere(&words),
        };
        if what < 2 { Correction::Not(words) } else { Correction::Mark(words, Kind::ALL[kind]) }
    });
    prop::collection::vec(one, 0..8)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_corrected_spans_stay_true(corrections in corrections()) {
        let (mut article, mut again) = (analysed("a.txt", STRIKE), analysed("a.txt", STRIKE));
        let done = mend(&mut article, &all(&corrections));
        check_whole(&article);
        prop_assert_eq!(mend(&mut again, &all(&corrections)), done);
        prop_assert_eq!(again, article);
    }
}

/// An actor without ids, and what the reader made of it.
type Plain = (Kind, String, bool, Vec<(String, u32)>, Vec<u64>, u32);

fn plain(library: &Library) -> Vec<Plain> {
    let mut actors: Vec<Plain> = library.actors().map(|it| plain_actor(library, &it)).collect();
    actors.sort();
    actors
}

fn plain_actor(library: &Library, it: &Actor) -> Plain {
    let articles = it.articles.iter().map(|it| library.at(it).unwrap().id.0);
    let mut articles: Vec<u64> = articles.collect();
    articles.sort_unstable();
    let aliases = it.aliases.iter().map(|it| (it.0.to_owned(), it.1)).collect();
    (it.kind, it.name.to_owned(), it.is_hidden, aliases, articles, it.mentions)
}

fn keeper(told: &[Told]) -> Keeper {
    let mut keeper = Keeper::default();
    for article in told {
        keeper.add(article.annotated());
    }
    keeper
}

/// What is to be said, of actors that are chosen when it is.
type Saying = (u8, Index, Index, Kind);

fn sayings() -> impl Strategy<Value = Vec<Saying>> {
    let kind = prop::sample::select(Kind::ALL.to_vec());
    prop::collection::vec((0..8u8, any::<Index>(), any::<Index>(), kind), 0..12)
}

/// The correction that a saying comes to in a library.
fn said(library: &Library, (what, one, other, kind): &Saying) -> Correction {
    let mut actors: Vec<Actor> = library.actors().collect();
    actors.sort_by_key(|it| plain_actor(library, it));
    let (one, other) = (&actors[one.index(actors.len())], &actors[other.index(actors.len())]);
    let who = |it: &Actor| library.who(&it.lead());
    match what {
        0 | 1 => Correction::Merge(who(one), who(other)),
        2 => Correction::Split(who(one), who(other)),
        3 => Correction::Split(library.who(one.parts().last().unwrap()), who(one)),
        4 => Correction::Rename(who(one), format!("Nom {}", other.name)),
        5 => Correction::Retype(who(one), *kind),
        6 => Correction::Hide(who(one)),
        _ => Correction::Not(everywhere(one.name)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_undone_was_never_said(told in articles(), sayings in sayings()) {
        let mut keeper = keeper(&told);
        let mut library = keeper.snapshot();
        let (mut sheet, _) = Sheet::read("", "corrections.toml");
        let (mut before, mut made) = (Vec::new(), Vec::new());
        for saying in sayings.iter().filter(|_| library.actors().len() > 0).collect::<Vec<_>>() {
            if library.actors().len() == 0 {
                break;
            }
            before.push(plain(&library));
            let change = Amendment::Make(said(&library, saying));
            prop_assert!(sheet.amend(&change, "2026"));
            made.push(change);
            keeper.correct(sheet.corrections());
            library = keeper.snapshot();
            prop_assert_eq!(library.outcomes().len(), made.len());
        }
        let last = plain(&library);
        for (before, change) in before.iter().zip(&made).rev() {
            prop_assert!(sheet.amend(&change.inverse(), "2027"));
            keeper.correct(sheet.corrections());
            prop_assert_eq!(&plain(&keeper.snapshot()), before);
        }
        for change in &made {
            sheet.amend(change, "2028");
        }
        keeper.correct(sheet.corrections());
        prop_assert_eq!(plain(&keeper.snapshot()), last);
    }

    #[test]
    fn corrections_are_replayed_whatever_order_articles_come_in(
        told in articles(), sayings in sayings(), seed in any::<u64>(),
    ) {
        let mut straight = keeper(&told);
        let first = straight.snapshot();
        prop_assume!(first.actors().len() > 0);
        let corrections: Vec<Correction> = sayings.iter().map(|it| said(&first, it)).collect();
        straight.correct(all(&corrections));
        let straight = straight.snapshot();

        let mut shuffled = told.clone();
        shuffled.sort_by_key(|it| it.id.wrapping_mul(seed | 1));
        let mut turned = Keeper::default();
        turned.correct(all(&corrections));
        for article in &shuffled {
            turned.add(article.annotated());
            turned.snapshot();
        }
        // Analysed again, and once more.
        for article in told.iter().chain(&shuffled) {
            turned.add(article.annotated());
        }
        let turned = turned.snapshot();
        prop_assert_eq!(plain(&straight), plain(&turned));
        let outcomes = |it: &Library| it.outcomes().map(|it| it.1).collect::<Vec<_>>();
        prop_assert_eq!(outcomes(&straight), outcomes(&turned));
    }

    #[test]
    fn who_was_merged_and_split_is_as_before(told in articles(), one in any::<Index>(), other in any::<Index>()) {
        let mut keeper = keeper(&told);
        let library = keeper.snapshot();
        let actors: Vec<Actor> = library.actors().collect();
        prop_assume!(!actors.is_empty());
        let (one, other) = (&actors[one.index(actors.len())], &actors[other.index(actors.len())]);
        prop_assume!(one.id != other.id);
        let (one, other) = (library.who(&one.lead()), library.who(&other.lead()));
        let merge = Correction::Merge(one.clone(), other.clone());
        keeper.correct(all(std::slice::from_ref(&merge)));
        let merged = keeper.snapshot();
        prop_assert_eq!(merged.actors().len() + 1, library.actors().len());
        keeper.correct(all(&[merge, Correction::Split(other, one)]));
        prop_assert_eq!(plain(&keeper.snapshot()), plain(&library));
    }
}

#[test]
fn every_correction_applies_or_says_why_not() {
    let told = [
        Told::new(
            1,
            "Titre\nIlham Aliev, Claire Martin.",
            &[person("Ilham Aliev"), person("Claire Martin")],
        ),
        Told::new(2, "Titre\nIlham Aliyev.", &[person("Ilham Aliyev")]),
    ];
    let who = |it: &str| Who {
        kind: Kind::Person,
        name: it.into(),
        key: None,
        sex: None,
        state: None,
        article: None,
    };
    let gone = liseuse::corrections::Article { place: "gone.txt".into(), id: Some(ArticleId(9)) };
    let passage = Passage { article: gone, before: String::new(), after: String::new(), nth: 1 };
    let corrections = [
        Correction::Merge(who("Ilham Aliev"), who("Ilham Aliyev")),
        Correction::Merge(who("Ilham Aliyev"), who("Claire Martin")),
        Correction::Hide(who("Personne")),
        Correction::Split(who("Ilham Aliev"), who("Personne")),
        Correction::Rename(who("Claire Martin"), "C. M.".into()),
        Correction::Rename(who("Ilham Aliev"), "I. A.".into()),
        Correction::Not(Words { words: "Ilham Aliev".into(), at: Some(passage) }),
        Correction::Not(everywhere("Personne")),
    ];
    let mut keeper = keeper(&told);
    keeper.correct(all(&corrections));
    let library = keeper.snapshot();
    let outcomes: Vec<Outcome> = library.outcomes().map(|it| it.1).collect();
    let expected = [
        Outcome::Needless,
        Outcome::Applies,
        Outcome::NoActor,
        Outcome::NoOther,
        Outcome::Overtaken,
        Outcome::Applies,
        Outcome::NoArticle,
        Outcome::NoWords,
    ];
    assert_eq!(outcomes, expected);
    assert_eq!(library.actors().len(), 1);
    assert_eq!(
        library.actors().next().map(|it| (it.name, it.corrections)),
        Some(("I. A.", &[0, 1, 4, 5][..]))
    );
}
