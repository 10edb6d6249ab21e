//! What must hold of every library and every query, on generated ones.

use std::collections::{BTreeMap, BTreeSet};

use liseuse::library::query::{only, or, toggle};
use liseuse::library::{ActorName, Keeper, Keywords, Library, Query, Sign};
use liseuse::news::{ArticleId, Identity, Kind, Sex, spelling};
use liseuse::text::fold;
use proptest::prelude::*;

use crate::shelf::{Role, Told, known, person};

/// An actor without ids: kind, name, aliases, and mentions by article.
type Plain = (Kind, String, Vec<(String, u32)>, u32, BTreeSet<u64>);

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_breaks_the_parser(text in ".{0,60}") {
        check_round_trip(&text);
    }

    #[test]
    fn what_is_printed_means_the_same(text in typed()) {
        check_round_trip(&text);
    }

    #[test]
    fn toggling_twice_changes_nothing(text in typed(), name in "[a-z]{1,6}( [a-z]{1,6})?") {
        let actor = ActorName { kind: None, name, exact: true };
        prop_assume!(Query::parse(&text).is_ok_and(|it| it.actors().iter().all(|it| it.name != actor)));
        let once = toggle(&text, &actor, Sign::With, Keywords::French);
        let query = Query::parse(&once).unwrap();
        prop_assert!(query.actors().iter().any(|it| it.name == actor && it.sign == Sign::With), "{}", once);
        let turned = toggle(&once, &actor, Sign::Without, Keywords::French);
        let query = Query::parse(&turned).unwrap();
        prop_assert!(query.actors().iter().any(|it| it.name == actor && it.sign == Sign::Without), "{}", turned);
        let back = toggle(&once, &actor, Sign::With, Keywords::English);
        prop_assert_eq!(Query::parse(&back).unwrap(), Query::parse(&text).unwrap());
    }

    #[test]
    fn only_leaves_one_actor_and_or_adds_one(text in typed(), name in "[a-z]{3,6}") {
        prop_assume!(Query::parse(&text).is_ok());
        let actor = ActorName { kind: Some(Kind::State), name, exact: true };
        let one = Query::parse(&only(&text, &actor, Keywords::French)).unwrap();
        prop_assert_eq!(one.actors().len(), 1);
        let words: Vec<String> = one.words().map(str::to_owned).collect();
        let before = Query::parse(&text).unwrap();
        prop_assert_eq!(words, before.words().map(str::to_owned).collect::<Vec<_>>());
        let more = Query::parse(&or(&text, &actor, Keywords::English)).unwrap();
        prop_assert_eq!(more.actors().len(), before.actors().len() + 1);
    }

    #[test]
    fn the_order_of_arrival_does_not_matter(told in articles(), seed in any::<u64>(), every in 1usize..9) {
        let straight = build(&told, usize::MAX);
        let mut shuffled = told.clone();
        shuffled.sort_by_key(|it| it.id.wrapping_mul(seed | 1));
        let turned = build(&shuffled, every);
        prop_assert_eq!(plain(&straight), plain(&turned));
        let rows = |it: &Library| it.find(&Query::default()).rows;
        prop_assert_eq!(rows(&straight), rows(&turned));
    }

    #[test]
    fn what_was_replaced_leaves_nothing(told in articles(), other in articles()) {
        let mut keeper = Keeper::default();
        for (article, before) in told.iter().zip(other.iter().cycle()) {
            keeper.add(Told { id: article.id, ..before.clone() }.annotated());
        }
        keeper.snapshot();
        for article in &told {
            keeper.add(article.annotated());
        }
        prop_assert_eq!(plain(&keeper.snapshot()), plain(&build(&told, usize::MAX)));
    }

    #[test]
    fn a_query_can_name_every_actor_and_nobody_else(told in articles()) {
        let library = build(&told, 4);
        for actor in library.actors() {
            let name = library.name_in_query(actor.id).unwrap();
            prop_assert_eq!(library.named(&name), [actor.id], "{:?}", name);
            let query = Query::parse(&name.text(Keywords::French)).unwrap();
            prop_assert_eq!(&query.actors()[0].name, &name);
        }
    }

    #[test]
    fn different_full_names_never_meet(told in articles()) {
        for actor in build(&told, 4).actors() {
            let full: Vec<&str> =
                actor.aliases.iter().map(|it| it.0).filter(|it| it.contains(' ') && !it.starts_with("de ")).collect();
            for (one, other) in full.iter().zip(full.iter().skip(1)) {
                prop_assert!(spelling::same(one, other), "{} and {}", one, other);
            }
        }
    }

    #[test]
    fn finding_by_actor_and_counting_are_what_anybody_would_count(
        told in articles(), names in prop::collection::vec(name(), 1..4), minus in any::<bool>(),
    ) {
        let library = build(&told, 5);
        let mut text = names.iter().map(|it| format!("acteur:{}", fold(it).replace(' ', " acteur:"))).collect::<Vec<_>>().join(" OU ");
        if minus {
            text = format!("-({text})");
        }
        let query = Query::parse(&text).unwrap();
        let found = library.find(&query);
        // With one word each, a name is met where a word of an alias begins so.
        let words: Vec<Vec<String>> = names.iter().map(|it| fold(it).split(' ').map(str::to_owned).collect()).collect();
        let expected: BTreeSet<u64> = library
            .entries()
            .map(|it| it.id)
            .filter(|id| answers(&library, *id, &words) != minus)
            .map(|it| it.0)
            .collect();
        let rows: BTreeSet<u64> = found.rows.iter().map(|it| it.0).collect();
        prop_assert_eq!(&rows, &expected, "{}", text);
        prop_assert_eq!(counted(&library, &found.rows), found.actors.iter().flatten().map(|it| (it.0.0, it.1)).collect::<BTreeMap<_, _>>());
    }
}

/// `a OU b c` is `(a OU b) c`: the words of one name are joined to its
/// neighbours by their ends.
fn answers(library: &Library, id: ArticleId, names: &[Vec<String>]) -> bool {
    let has = |word: &str| {
        library.cast(id).into_iter().any(|actor| {
            let actor = library.actor(actor).unwrap();
            actor.aliases.iter().any(|(alias, _)| {
                fold(alias).split([' ', '-']).any(|it| it.starts_with(word))
                    || spelling::words(alias).any(|it| {
                        spelling::key(it) == spelling::key(word) && spelling::same(it, word)
                    })
            })
        })
    };
    let mut groups: Vec<Vec<&str>> = vec![Vec::new()];
    for name in names {
        for (at, word) in name.iter().enumerate() {
            if at > 0 {
                groups.push(Vec::new());
            }
            groups.last_mut().unwrap().push(word);
        }
    }
    groups.iter().all(|it| it.iter().any(|it| has(it)))
}

fn counted(library: &Library, rows: &[ArticleId]) -> BTreeMap<u32, u32> {
    let mut counts = BTreeMap::new();
    for row in rows {
        let actors: BTreeSet<u32> = library.cast(*row).into_iter().map(|it| it.0).collect();
        for actor in actors {
            *counts.entry(actor).or_default() += 1;
        }
    }
    counts
}

#[track_caller]
fn check_round_trip(text: &str) {
    let Ok(query) = Query::parse(text) else { return };
    for keywords in [Keywords::French, Keywords::English] {
        let printed = query.text(keywords);
        let again = Query::parse(&printed).unwrap_or_else(|it| panic!("{printed:?}: {it:?}"));
        assert_eq!(again, query, "{printed:?}");
    }
    let _ = (query.marks("Grève à l’hôpital"), query.has_places());
}

fn build(told: &[Told], every: usize) -> Library {
    let mut keeper = Keeper::default();
    for (at, article) in told.iter().enumerate() {
        keeper.add(article.annotated());
        if at % every == every - 1 {
            keeper.snapshot();
        }
    }
    keeper.snapshot()
}

fn plain(library: &Library) -> Vec<Plain> {
    let mut actors: Vec<Plain> = library
        .actors()
        .map(|it| {
            let articles = it.articles.iter().map(|it| library.at(it).unwrap().id.0);
            let aliases = it.aliases.iter().map(|it| (it.0.to_owned(), it.1)).collect();
            (it.kind, it.name.to_owned(), aliases, it.mentions, articles.collect())
        })
        .collect();
    actors.sort();
    actors
}

fn typed() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "(",
        ")",
        "-",
        "NOT",
        "OU",
        "OR",
        "AND",
        "mot",
        "été",
        "\"une phrase\"",
        "« autre »",
        "acteur:aliev",
        "dit:lieu:bakou",
        "sur:\"Le Quai\"",
        "acte:accuse",
        "act:calls-for",
        "chiffre:tués>=1.5k",
        "figure:10..20",
        "figure:trucks_lost",
        "depuis:3j",
        "avant:2020-11",
        "date:hier..",
        "after:1-may-2020",
        "est:nonlu",
        "tag:\"à relire\"",
        "note:doute",
        "-actor:\"Ilham Aliev\"",
        "acteur:état:Bakou",
        "lieu:Norin",
        "titre:grève",
        "source:\"Le Quai\"",
        "lang:fr",
        "date:2020-09..",
        "avant:2020",
        "acteur:",
        "a-b",
        "12:30",
    ]);
    prop::collection::vec(piece, 0..9).prop_map(|it| it.join(" "))
}

fn name() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "Ilham Aliev",
        "Ilham Aliyev",
        "Ilham Aliïev",
        "Heydar Aliev",
        "Mehriban Alieva",
        "Aliev",
        "Aliyev",
        "Clara Rossi",
        "Marc Rossi",
        "Rossi",
        "Dominique Petit",
        "Petit",
        "Mohamed Khalil",
        "Mohammed Khalil",
        "Muhammad Khalil",
        "Khalil",
        "Claire de Vau",
        "de Vau",
    ])
}

fn role() -> impl Strategy<Value = Role> {
    let sex = prop::sample::select(vec![None, None, Some(Sex::Female), Some(Sex::Male)]);
    let a_person = (name(), sex, prop::bool::weighted(0.1)).prop_map(|(name, sex, undecided)| {
        let identity = if undecided { Identity::Undecided } else { Identity::Named };
        Role { identity, sex, ..person(name) }
    });
    let lexical = prop::sample::select(vec![
        known(Kind::State, "gov:xa", "Baltia"),
        known(Kind::Place, "place:norin", "Norin"),
        known(Kind::State, "gov:norin", "Norin"),
        Role { kind: Kind::Organisation, ..person("Ligue du Nord") },
        Role { kind: Kind::Group, ..person("rebelles") },
    ]);
    prop_oneof![4 => a_person, 1 => lexical]
}

pub fn articles() -> impl Strategy<Value = Vec<Told>> {
    let article = prop::collection::vec(role(), 0..4).prop_map(|cast| {
        let names: Vec<&str> = cast.iter().map(|it| it.name.as_str()).collect();
        Told::new(0, &format!("Titre\n{}.", names.join(", ")), &cast)
    });
    prop::collection::vec(article, 1..14).prop_map(|mut articles| {
        for (id, article) in (1..).zip(&mut articles) {
            article.id = id;
        }
        articles
    })
}
