//! Articles that have changed at their source, as a reader sees them.

use crate::desk::{Desk, check_shows};

const BEFORE: &str = "Le barrage de Kessou cède\n\n\
    Le bilan provisoire est de douze blessés, selon la préfecture.\n\n\
    Les vannes restent fermées.\n\n\
    La route de Yamoussoukro est coupée.\n";

const AFTER: &str = "Le barrage de Kessou cède\n\n\
    Le bilan provisoire est de quinze blessés, selon la préfecture.\n\n\
    La route de Yamoussoukro est coupée.\n\n\
    Un second barrage est menacé.\n";

fn desk(size: (u16, u16)) -> Desk {
    let mut desk = Desk::with(&[("a.txt", BEFORE), ("b.txt", BEFORE)], size);
    desk.revise(&[("a.txt", AFTER), ("b.txt", BEFORE)]);
    desk
}

#[test]
fn a_revised_article_says_so_and_shows_what_has_changed() {
    let mut desk = desk((120, 30));
    check_shows(&desk, "révisé · a.txt");
    check_shows(&desk, "révisé (V montre en quoi)");
    desk.press("V");
    check_shows(&desk, "Ce qui a changé");
    check_shows(&desk, "3 passages");
    check_shows(&desk, "Entrée passage");
    check_shows(&desk, "− Le bilan provisoire est de douze blessés");
    check_shows(&desk, "+ Le bilan provisoire est de quinze blessés");
    check_shows(&desk, "− Les vannes restent fermées.");
    check_shows(&desk, "+ Un second barrage est menacé.");
    desk.press("G enter");
    let hit = desk.model.page.hits();
    let article = desk.model.page.article().unwrap();
    assert_eq!(article.document.words(hit.spans[0]), "Un second barrage est menacé.");
}

#[test]
fn the_changes_fit_every_screen() {
    let mut desk = desk((120, 30));
    desk.press("enter V j");
    for size in [(80, 24), (30, 9), (160, 50)] {
        desk.resize(size.0, size.1);
        check_shows(&desk, "−");
    }
    desk.press("x");
    assert!(!desk.screen().contains("Ce qui a changé"));
}

#[test]
fn an_article_that_was_not_revised_says_so_when_asked() {
    let mut desk = desk((120, 30));
    desk.press("j V");
    check_shows(&desk, "n’a pas été révisé");
}
