//! What the library knows of one actor beside its names.

use liseuse::library::{Keeper, Library, Query};
use liseuse::news::Kind;

use crate::shelf::{Role, Told, known, person};

fn of_baltia(kind: Kind, key: &str, name: &str) -> Role {
    Role { parent: Some("gov:xb"), ..known(kind, key, name) }
}

fn told() -> Vec<Told> {
    let baltia = || known(Kind::State, "gov:xb", "Baltia");
    let norin = || of_baltia(Kind::Place, "place:capital:xb", "Norin");
    let army = || of_baltia(Kind::Force, "mil:xb", "Armée balte");
    let (rossi, russo) = (|| person("Clara Rossi"), || person("Marc Russo"));
    let told = |id, text: &str, cast: &[Role]| Told::new(id, text, cast).by("Le Quai");
    vec![
        told(1, "Baltia et Clara Rossi", &[baltia(), rossi()]).on("2020-01-12"),
        told(2, "Norin et Clara Rossi", &[norin(), rossi()]).on("2020-01-20"),
        told(3, "Armée balte et Clara Rossi, Marc Russo", &[army(), rossi(), russo()])
            .on("2020-03-02"),
        told(4, "Marc Russo, Clara Rossi", &[russo(), rossi()]).on("2020-03-03"),
        told(5, "Marc Russo et Clara Rossi", &[russo(), rossi()]),
        told(6, "Baltia", &[baltia()]),
        told(7, "Une autre Clara Rossi", &[rossi()]).by("La Dépêche"),
        told(8, "Personne", &[]),
    ]
}

fn library() -> Library {
    let mut keeper = Keeper::default();
    for it in &told() {
        keeper.add(it.annotated());
    }
    keeper.snapshot()
}

#[track_caller]
fn check_found(query: &str, expected: &[u64]) {
    let found = library().find(&Query::parse(query).expect("a query"));
    let mut rows: Vec<u64> = found.rows.iter().map(|it| it.0).collect();
    rows.sort_unstable();
    assert_eq!(rows, expected);
}

#[test]
fn a_filter_takes_one_actor_or_its_family() {
    check_found("acteur:baltia", &[1, 6]);
    check_found("famille:baltia", &[1, 2, 3, 6]);
    check_found("family:norin", &[1, 2, 3, 6]);
    check_found("famille:rossi", &[1, 2, 3, 4, 5, 7]);
}

#[test]
fn kin_lead_to_whom_they_belong() {
    let library = library();
    let id = |name: &str| library.actors().find(|it| it.name == name).unwrap().id;
    assert_eq!(library.parent(id("Norin")).unwrap().name, "Baltia");
    assert!(library.parent(id("Baltia")).is_none());
    assert_eq!(library.family(id("Armée balte")).len(), 3);
    assert_eq!(library.family(id("Clara Rossi")).len(), 1);
}

#[test]
fn companions_are_those_who_appear_together_more_than_chance_has_it() {
    let library = library();
    let id = |name: &str| library.actors().find(|it| it.name == name).unwrap().id;
    let company = library.company(id("Clara Rossi"), 9);
    // Baltia and Norin are met beside her once each, which may be chance.
    assert_eq!(company.iter().map(|it| it.id).collect::<Vec<_>>(), [id("Marc Russo")]);
    assert_eq!(company[0].both, 3);
    assert!((company[0].lift - 3.0 * 8.0 / (6.0 * 3.0)).abs() < 1e-9);
}

#[test]
fn months_without_an_article_are_counted_too() {
    let library = library();
    let rossi = library.actors().find(|it| it.name == "Clara Rossi").unwrap().id;
    let months = library.months(rossi);
    assert_eq!(months.articles, [2, 0, 2]);
    assert_eq!(months.first.unwrap().to_string(), "2020-01-01");
    assert_eq!(library.outlets_of(rossi), [("Le Quai", 5), ("La Dépêche", 1)]);
}
