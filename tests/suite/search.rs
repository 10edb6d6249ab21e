//! Queries over a small fixed library.

use liseuse::library::{ActorName, ActorTerm, Keeper, Library, Query, Sign};
use liseuse::news::{ArticleId, Kind};
use liseuse::text::Span;

use crate::shelf::{Role, Told, known, person};

fn told() -> Vec<Told> {
    let (rossi, russo) = (person("Clara Rossi"), person("Marc Russo"));
    let baltia = || known(Kind::State, "gov:xb", "Baltia");
    let capital = || known(Kind::Place, "place:norin", "Norin");
    let seat = || known(Kind::State, "gov:norin", "Norin");
    vec![
        Told::new(
            1,
            "Grève des dockers à Norin\nClara Rossi réclame un accord salarial.",
            &[rossi.clone(), capital()],
        )
        .on("2020-09-27")
        .by("Le Quai"),
        Told::new(
            2,
            "Norin refuse la médiation\nNorin a parlé. Baltia attend un accord. Marc Russo aussi.",
            &[seat(), baltia(), russo.clone()],
        )
        .on("2020-11-03")
        .by("Dépêches"),
        Told::new(3, "L’élève du barrage\nL’eau monte ; la grève continue.", &[]),
        Told::new(
            4,
            "Rossi et Russo négocient\nClara Rossi rencontre Marc Russo en Baltia.",
            &[rossi, russo, baltia()],
        )
        .on("2021-01-15")
        .by("Le Quai"),
    ]
}

fn library(articles: &[Told]) -> Library {
    let mut keeper = Keeper::default();
    for article in articles {
        keeper.add(article.annotated());
    }
    keeper.snapshot()
}

#[track_caller]
fn check(query: &str, expected: &[u64]) {
    let library = library(&told());
    let query = Query::parse(query).expect("a query");
    let found = library.find(&query);
    let rows: Vec<u64> = found.rows.iter().map(|it| it.0).collect();
    assert_eq!(rows, expected);
    assert_eq!(found.actors, library.actors_in(&found.rows));
}

#[test]
fn the_list_is_newest_first_and_undated_last() {
    check("", &[4, 2, 1, 3]);
}

#[test]
fn words_are_met_in_titles_names_outlets_and_text() {
    check("greve", &[1, 3]);
    check("grèv", &[1, 3]);
    check("accord", &[2, 1]);
    check("quai", &[4, 1]);
    check("rossi accord", &[1]);
    check("ngocient", &[4]);
    check("absent", &[]);
}

#[test]
fn accents_are_meant_when_typed() {
    check("eleve", &[3]);
    check("élève", &[3]);
    check("élevé", &[]);
    check("l'eleve", &[3]);
}

#[test]
fn phrases_are_words_in_order() {
    check("\"un accord\"", &[2, 1]);
    check("\"accord un\"", &[]);
    check("\"un accor\"", &[]);
    check("\"un accord salarial", &[1]);
}

#[test]
fn signs_join_and_turn() {
    check("accord OU greve -quai", &[2, 3]);
    check("(accord greve) OU mediation", &[2, 1]);
    check("NOT accord", &[4, 3]);
    check("-(accord OU greve)", &[4]);
}

#[test]
fn fields_ask_for_one_thing() {
    check("acteur:rossi", &[4, 1]);
    check("actor:\"Clara Rossi\" -acteur:russo", &[1]);
    check("acteur:\"rossi\"", &[]);
    check("acteur:clara acteur:marc", &[4]);
    check("lieu:norin", &[1]);
    check("acteur:état:Norin", &[2]);
    check("acteur:norin", &[2, 1]);
    check("source:quai", &[4, 1]);
    check("titre:grève", &[1]);
    check("date:2020-09..2020-11", &[2, 1]);
    check("avant:2020-11", &[1]);
    check("après:2020-09-27", &[4, 2]);
    check("acte:accuse", &[]);
    check("langue:fr", &[4, 2, 1, 3]);
    check("lang:en", &[]);
}

#[test]
fn names_in_queries_tell_homonyms_apart() {
    let library = library(&told());
    let names: Vec<(String, bool)> = library
        .actors()
        .map(|it| library.name_in_query(it.id).unwrap())
        .map(|it| (it.text(liseuse::library::Keywords::French), it.exact))
        .collect();
    for (text, _) in &names {
        let query = Query::parse(text).unwrap();
        let [term] = query.actors() else { panic!("one actor in {text}") };
        assert_eq!(library.reading(term).len(), 1, "{text}");
    }
    assert!(names.contains(&("acteur:Baltia".to_owned(), false)), "{names:?}");
    assert!(names.contains(&("lieu:\"Norin\"".to_owned(), true)), "{names:?}");
}

#[test]
fn a_replaced_article_leaves_nothing_behind() {
    let mut keeper = Keeper::default();
    for article in told() {
        keeper.add(article.annotated());
    }
    let before = keeper.snapshot();
    let clara = actor(&before, "Clara Rossi");
    let marc = actor(&before, "Marc Russo");
    keeper.add(Told::new(4, "Marc Russo démissionne", &[person("Marc Russo")]).annotated());
    keeper.add(Told::new(1, "Rien", &[]).annotated());
    let after = keeper.snapshot();
    assert_eq!(after.len(), 4);
    assert_eq!(after.actor(clara), None);
    assert_eq!(after.actor(marc).map(|it| it.articles.len()), Some(2));
    assert!(after.find(&Query::parse("négocient").unwrap()).rows.is_empty());
    assert_eq!(before.actor(clara).map(|it| it.articles.len()), Some(2));
}

#[test]
fn ids_follow_their_names() {
    let mut keeper = Keeper::default();
    let role = |name| -> Vec<Role> { vec![person(name)] };
    keeper.add(Told::new(2, "Aliyev se tait", &role("Aliyev")).annotated());
    keeper.add(Told::new(1, "Ilham Aliev parle", &role("Ilham Aliev")).annotated());
    keeper.add(Told::new(5, "Ilham Aliyev voyage", &role("Ilham Aliyev")).annotated());
    let one = keeper.snapshot();
    assert_eq!(one.actors().len(), 1);
    let ilham = actor(&one, "Ilham Aliev");
    assert_eq!(one.actor_of(ArticleId(2), 0), Some(ilham));
    keeper.add(Told::new(3, "Mehriban Aliev parle", &role("Mehriban Aliev")).annotated());
    let two = keeper.snapshot();
    assert_eq!(two.actors().len(), 3);
    assert_eq!(two.actor(ilham).map(|it| it.articles.len()), Some(2));
    assert_ne!(two.actor_of(ArticleId(2), 0), Some(ilham));
}

fn actor(library: &Library, name: &str) -> liseuse::library::ActorId {
    let term = ActorTerm {
        name: ActorName { kind: None, name: name.into(), exact: true },
        sign: Sign::With,
        at: Span::default(),
    };
    library.reading(&term)[0]
}

#[test]
fn the_picker_finds_names_by_letters() {
    let library = library(&told());
    let picked = library.pick("clr", 10);
    let names: Vec<&str> = picked.iter().map(|it| &*library.actor(it.0).unwrap().name).collect();
    assert_eq!(names, ["Clara Rossi"]);
    assert_eq!(picked[0].1, [Span::new(0, 2), Span::new(6, 7)]);
    assert_eq!(library.pick("", 2).len(), 2);
}
