//! Typing a filter, and what becomes of it: completions, history, shelves, and
//! why an article is listed.

use liseuse::library::Shelf;

use crate::desk::Desk;

const DAM: &str = "Le barrage de Kessou cède après les pluies\n\n\
    Le ministre ivoirien de l’Eau, Amadou Kéita, a annoncé mardi la fermeture des vannes.\n\n\
    « Nous avons prévenu les villages », a déclaré M. Kéita à Yamoussoukro.\n";

const STRIKE: &str = "Grève dans les ports de Marseille et du Havre\n\n\
    La CGT appelle à une grève de trois jours. Sophie Lenoir, déléguée du syndicat, attend une \
    réponse du gouvernement français.\n";

fn desk() -> Desk {
    sized((140, 30))
}

fn sized(size: (u16, u16)) -> Desk {
    Desk::with(&[("barrage.txt", DAM), ("greve.txt", STRIKE)], size)
}

#[track_caller]
fn check_shows(desk: &Desk, expected: &str) {
    let screen = desk.screen();
    assert!(screen.contains(expected), "no `{expected}` on\n{screen}");
}

#[track_caller]
fn check_hides(desk: &Desk, unexpected: &str) {
    let screen = desk.screen();
    assert!(!screen.contains(unexpected), "`{unexpected}` on\n{screen}");
}

fn filter(desk: &Desk) -> &str {
    desk.model.filter.typed.text()
}

#[test]
fn what_is_typed_is_completed_step_by_step() {
    for size in [(80, 24), (120, 40), (160, 50)] {
        let mut desk = sized(size);
        desk.press("f").type_in("act");
        check_shows(&desk, "qui mentionnent cet acteur");
        desk.press("tab");
        assert_eq!(filter(&desk), "acteur:");
        desk.type_in("len");
        check_shows(&desk, "Sophie Lenoir");
        desk.press("tab");
        assert_eq!(filter(&desk), "acteur:\"Sophie Lenoir\" ");
        assert_eq!(desk.model.list.rows().all().len(), 1);
        desk.press("enter");
        check_hides(&desk, "╭");
    }
}

#[test]
fn an_empty_list_says_what_is_wrong_with_the_filter() {
    let mut desk = desk();
    desk.press("f").type_in("sécheresse");
    check_shows(&desk, "Aucun article ne répond au filtre");
    desk.type_in(" depuis:xyz");
    check_hides(&desk, "Aucun article ne répond au filtre");
    check_shows(&desk, "Filtre non compris");
    desk.press("enter");
    check_shows(&desk, "une date s’écrit 2020-09-27");
}

#[test]
fn outlets_are_offered_after_their_field() {
    let texts = [("Le Canal/a.txt", DAM), ("gazette/b.txt", STRIKE), ("canard/c.txt", DAM)];
    let mut desk = Desk::with(&texts, (120, 30));
    desk.press("f").type_in("source:");
    for outlet in ["Le Canal", "gazette", "canard"] {
        check_shows(&desk, outlet);
    }
    desk.type_in("can").press("tab");
    assert_eq!(filter(&desk), "source:canard ");
    desk.press("ctrl-u").type_in("source:canal").press("tab");
    assert_eq!(filter(&desk), "source:\"Le Canal\" ");
    assert_eq!(desk.model.list.rows().all().len(), 1);
}

#[test]
fn another_completion_is_chosen_and_accepted() {
    let mut desk = desk();
    desk.press("f").type_in("act").press("down down enter");
    assert_eq!(filter(&desk), "acte:");
    desk.type_in("dé").press("tab enter");
    assert_eq!(filter(&desk), "acte:déclare ");
    check_hides(&desk, "Grève dans les ports");
}

#[test]
fn all_fields_are_offered_where_nothing_is_typed() {
    let mut desk = desk();
    desk.press("f");
    check_hides(&desk, "où cet acteur parle");
    desk.press("tab");
    check_shows(&desk, "où cet acteur parle");
}

#[test]
fn a_slip_is_pointed_at_with_what_may_be_meant() {
    let mut desk = desk();
    desk.press("f").type_in("acteurr:lenoir ");
    check_shows(&desk, "est-ce acteur:");
}

#[test]
fn filters_of_before_come_back() {
    let mut desk = desk();
    desk.press("f").type_in("barrage").press("enter f");
    desk.press("ctrl-u").type_in("marseille").press("enter esc f up");
    assert_eq!(filter(&desk), "marseille");
    desk.press("up");
    assert_eq!(filter(&desk), "barrage");
    desk.press("down down");
    assert_eq!(filter(&desk), "");
    assert_eq!(desk.asked, ["remember barrage", "remember marseille"]);
}

#[test]
fn a_filter_is_kept_under_a_name_and_chosen_again() {
    let mut desk = desk();
    desk.press("f").type_in("kéita").press("enter F").type_in("Barrages").press("enter");
    assert_eq!(desk.asked, ["remember kéita", "shelve Barrages=kéita"]);
    desk.press("esc");
    check_shows(&desk, "Barrages 1");
    desk.press("esc");
    assert_eq!(filter(&desk), "");
    desk.press("F enter");
    assert_eq!(filter(&desk), "kéita");
}

#[test]
fn shelves_are_renamed_and_removed_and_that_is_taken_back() {
    let mut desk = desk();
    let shelf = |name: &str, filter: &str| Shelf { name: name.into(), filter: filter.into() };
    desk.model.shelves =
        liseuse::app::Shelves::new(vec![shelf("Un", "kéita"), shelf("Deux", "dat:")]);
    desk.press("F ctrl-r ctrl-u").type_in("Barrages").press("enter ctrl-x esc U");
    assert_eq!(
        desk.asked,
        [
            "shelve Barrages=kéita; Deux=dat:",
            "shelve Deux=dat:",
            "shelve Barrages=kéita; Deux=dat:"
        ]
    );
    // A filter that cannot be read has no count.
    check_shows(&desk, "Barrages 1  Deux –");
}

#[test]
fn the_list_says_why_an_article_is_there() {
    let mut desk = desk();
    desk.press("f").type_in("vannes").press("enter");
    check_shows(&desk, "…fermeture des vannes.");
    desk.press("esc f").type_in("dit:keita").press("enter");
    check_shows(&desk, "a déclaré M. Kéita");
    desk.press("esc f").type_in("barrage").press("enter");
    check_hides(&desk, "…");
}

#[test]
fn the_help_explains_filters_and_tries_them() {
    let mut desk = desk();
    desk.press("?").type_in("acte:");
    check_shows(&desk, "qui dit quoi de qui");
    desk.press("enter");
    assert_eq!(filter(&desk), "dit:macron acte:accuse sur:turquie");
    assert!(desk.model.filter.error.is_none());
}

#[test]
fn every_example_of_the_help_is_a_filter() {
    use liseuse::i18n::{Language, Words};
    for words in Language::ALL.map(Words::of) {
        for name in liseuse::app::FILTERS {
            let typed = words.say(&format!("filter-{name}"));
            let query = liseuse::library::Query::parse(&typed);
            assert!(query.is_ok_and(|it| !it.is_empty()), "{typed}");
        }
    }
}
