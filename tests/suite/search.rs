//! Queries over a small fixed library.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use liseuse::library::{
    ActorId, ActorName, ActorTerm, Keeper, Keywords, Library, Marks, Note, Placed, Query, Sign,
    Trail,
};
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
    let mut counts: BTreeMap<ActorId, u32> = BTreeMap::new();
    for id in found.rows.iter() {
        for actor in BTreeSet::from_iter(library.cast(*id)) {
            *counts.entry(actor).or_default() += 1;
        }
    }
    assert_eq!(found.actors.map(|it| it.into_iter().collect()), Some(counts));
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
fn a_word_of_a_text_stands_before_letters_scattered_in_a_title() {
    let library = library(&[
        Told::new(1, "Deux jours au port\nLa grève continue.", &[]).on("2020-01-01"),
        Told::new(2, "Greg Vannier entre en scène\nLe public applaudit.", &[]).on("2020-02-02"),
    ]);
    let rows = |query: &str| library.find(&Query::parse(query).expect("a query")).rows;
    assert_eq!(*rows("greve"), [ArticleId(1), ArticleId(2)]);
    assert_eq!(*rows("gregve"), [ArticleId(2)], "which is found");
}

/// Whichever is asked first, and however little that leaves to the others.
#[test]
fn a_question_of_several_parts_finds_what_each_of_them_finds() {
    let library = library(&told());
    let rows = |query: &str| -> BTreeSet<ArticleId> {
        library.find(&Query::parse(query).expect("a query")).rows.iter().copied().collect()
    };
    let parts = ["greve", "accord", "-rossi", "(norin OU barrage)", "-(greve accord)", "date:2020"];
    for (one, other, third) in parts
        .iter()
        .flat_map(|one| parts.iter().flat_map(move |it| parts.map(|last| (one, it, last))))
    {
        let question = format!("{one} {other} {third}");
        assert_eq!(rows(&question), &(&rows(one) & &rows(other)) & &rows(third), "{question}");
    }
}

#[test]
fn a_single_letter_begins_words_but_stands_alone_in_texts() {
    check("e", &[4, 3]);
    check("a", &[1, 2]);
    check("à", &[1]);
    check("d", &[1, 3, 2]);
}

/// What a question met is handed to the next one: that must not be seen.
#[test]
fn a_question_finds_the_same_whatever_was_asked_before() {
    let library = library(&told());
    let mut trail = Trail::default();
    let typed =
        ["greve norin", "nroin", "élevé", "rossi baltia", "-greve accord", "baltai OU russo"];
    for typed in typed {
        let letters = typed.char_indices().map(|(at, it)| at + it.len_utf8());
        let back = typed.char_indices().map(|it| it.0).rev();
        for end in letters.chain(back) {
            let Ok(query) = Query::parse(&typed[..end]) else { continue };
            let found = library.find_while(&query, &mut trail, &|| true).expect("an answer");
            assert_eq!(found.rows, library.find(&query).rows, "{}", &typed[..end]);
        }
    }
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
    let names: Vec<&str> = picked.iter().map(|it| library.actor(it.0).unwrap().name).collect();
    assert_eq!(names, ["Clara Rossi"]);
    assert_eq!(picked[0].1, [Span::new(0, 2), Span::new(6, 7)]);
    assert_eq!(library.pick("", 2).len(), 2);
}

#[test]
fn the_readers_marks_are_asked_for() {
    let library = library(&told());
    let note = Note {
        id: 1,
        article: ArticleId(3),
        span: Span::new(0, 1),
        quoted: "Q".into(),
        words: "Un doute".into(),
        made: None,
    };
    // By number: the articles were added as 1, 2, 3, 4.
    let marks = Marks {
        read: [0, 1].into_iter().collect(),
        starred: [3, 9].into_iter().collect(),
        tags: [("À relire".to_owned(), [1].into_iter().collect())].into(),
        notes: [(2, vec![Placed { note: Arc::new(note), at: None }])].into(),
        ..Marks::default()
    };
    let library = library.with_marks(Arc::new(marks));
    let rows = |text: &str| -> Vec<u64> {
        library.find(&Query::parse(text).unwrap()).rows.iter().map(|it| it.0).collect()
    };
    assert_eq!(rows("est:nonlu"), [4, 3]);
    assert_eq!(rows("is:read"), [2, 1]);
    assert_eq!(rows("is:starred"), [4]);
    assert_eq!(rows("-est:favori"), [2, 1, 3]);
    assert_eq!(rows("tag:relire OU note:doute"), [2, 3]);
    assert_eq!(rows("tag:#relire"), rows("tag:relire"));
    assert_eq!(rows("est:disparu"), [0; 0]);
}

#[track_caller]
fn check_completed(text: &str, expected: &[&str]) {
    let library = library(&told());
    let found = library.completions(text, text.len(), Keywords::French);
    let completed = found.iter().map(|it| format!("{}{}", &text[..it.at.start()], it.text));
    assert_eq!(completed.collect::<Vec<_>>(), expected);
}

#[test]
fn what_is_typed_is_completed() {
    check_completed("act", &["acteur:", "acte:"]);
    check_completed("greve -ac", &["greve -acteur:", "greve -acte:"]);
    check_completed("clar", &["acteur:\"Clara Rossi\" "]);
    check_completed("acteur:mar", &["acteur:\"Marc Russo\" "]);
    check_completed("dit:état:", &["dit:état:Baltia ", "dit:état:\"Norin\" "]);
    check_completed("lieu:n", &["lieu:\"Norin\" "]);
    check_completed("acteur:gr", &["acteur:groupe:"]);
    check_completed("-personne:cla", &["-acteur:personne:\"Clara Rossi\" "]);
    check_completed("est:no", &["est:nonlu ", "est:nouveau "]);
    check_completed("depuis:av", &["depuis:avant-hier ", "depuis:avril "]);
    check_completed("chiffre:bl", &["chiffre:blessés", "chiffre:blindés"]);
    check_completed("\"un acc", &[]);
    check_completed("titre:gr", &[]);
}

const QUAY: &str = "Le port de Norvic bloqué\n\nLe ministre Paul Vernier a accusé mardi la maire Anne Doriot d’avoir laissé \
    bloquer le port. Anne Doriot a démenti. « Paul Vernier se trompe », a déclaré Anne Doriot.\n\nAu moins 12 personnes \
    ont été blessées, selon la préfecture.\n";

const QUIET: &str = "La mairie de Norvic rouvre\n\nLa maire Anne Doriot a accusé le préfet d’avoir tardé. « Paul Vernier viendra », a promis Louis \
    Amiel.\n\nTrois personnes ont été tuées dans la tempête, selon Louis Amiel.\n";

#[track_caller]
fn check_told(query: &str, expected: &[&str]) {
    let (library, _) = crate::desk::shelf(&[("a.txt", QUAY), ("b.txt", QUIET)]);
    let found = library.find(&Query::parse(query).expect("a query"));
    let places: Vec<String> =
        found.rows.iter().map(|it| library.entry(*it).unwrap().place).collect();
    assert_eq!(places, expected, "{query}");
}

#[test]
fn what_is_said_is_asked_for() {
    check_told("dit:vernier", &["a.txt"]);
    check_told("says:doriot", &["a.txt", "b.txt"]);
    check_told("sur:vernier", &["a.txt", "b.txt"]);
    check_told("acte:accuse", &["a.txt", "b.txt"]);
    check_told("acte:promet OU acte:exige", &["b.txt"]);
    check_told("-dit:vernier dit:doriot", &["b.txt"]);
}

#[test]
fn what_is_asked_side_by_side_is_one_statement() {
    check_told("dit:vernier acte:accuse sur:doriot", &["a.txt"]);
    check_told("dit:doriot sur:vernier", &["a.txt"]);
    check_told("dit:amiel acte:accuse", &[]);
    check_told("dit:doriot (acte:accuse OU acte:promet)", &["b.txt"]);
    check_told("dit:doriot dit:amiel acte:promet", &["b.txt"]);
}

#[test]
fn figures_are_asked_for_by_what_they_count_and_how_much() {
    check_told("chiffre:blessés>=12", &["a.txt"]);
    check_told("chiffre:blessés<12", &[]);
    check_told("figure:killed=3", &["b.txt"]);
    check_told("figure:killed", &["b.txt"]);
    check_told("chiffre:1..20", &["a.txt", "b.txt"]);
}
