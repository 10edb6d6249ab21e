//! The lenses of statements, figures and dates, and the way from one statement
//! to the nearest of somebody else.

use crate::desk::Desk;

const SIZE: (u16, u16) = (160, 50);

/// Two accounts of one fire, and an article about something else.
const MORNING: &str = "Incendie à l’usine de Valmont

Le préfet Hugo Marsac a affirmé que l’incendie de l’usine chimique de Valmont avait fait 12 morts parmi les ouvriers.

« Nous avons prévenu la direction dès mardi », a accusé le syndicaliste Paul Tessier.

Le feu a pris dimanche, a précisé lundi le préfet Hugo Marsac. Hugo Marsac exige une enquête.
";
const EVENING: &str = "Valmont : le bilan contesté

Le syndicaliste Paul Tessier a déclaré que l’incendie de l’usine chimique de Valmont avait fait 19 morts parmi les ouvriers.

Le préfet Hugo Marsac a ensuite affirmé que le feu de Valmont avait fait 14 morts.
";
const STRIKE: &str = "Grève des trains en Norvège

La ministre Ingrid Solberg a promis que les trains rouleraient vendredi à Oslo.
";

fn desk() -> Desk {
    let articles = [
        ("2023-10-17 soir.txt", EVENING),
        ("2023-10-16 matin.txt", MORNING),
        ("2023-10-01 train.txt", STRIKE),
    ];
    Desk::with(&articles, SIZE)
}

#[track_caller]
fn check_shows(desk: &Desk, words: &str) {
    let screen = desk.screen();
    assert!(screen.contains(words), "{words} is not on\n{screen}");
}

#[track_caller]
fn check_hides(desk: &Desk, words: &str) {
    let screen = desk.screen();
    assert!(!screen.contains(words), "{words} is on\n{screen}");
}

#[test]
fn statements_stand_by_speaker_or_in_text_order_and_act_by_act() {
    let mut desk = desk();
    desk.press("j s");
    check_shows(&desk, "!  Nous avons prévenu");
    desk.press("v v");
    check_shows(&desk, "Paroles · cet article · accuse");
    check_shows(&desk, "!  Nous avons prévenu");
    check_hides(&desk, "·  Le feu");
    desk.press("v v");
    check_shows(&desk, "·  Le feu a pris dimanche");
    desk.press("t");
    check_shows(&desk, "au fil");
    check_shows(&desk, "Hugo Marsac");
}

#[test]
fn figures_of_one_event_stand_side_by_side_and_say_how_they_differ() {
    let mut desk = desk();
    desk.press("u e");
    check_shows(&desk, "Tués");
    check_shows(&desk, "12–19");
    check_shows(&desk, "≠");
    check_shows(&desk, "≠↻ 14 morts");
}

#[test]
fn dates_say_of_what_they_are_and_what_they_come_from() {
    let mut desk = desk();
    desk.press("j d");
    check_shows(&desk, "¶ Incendie");
    check_shows(&desk, "• dimanche");
    check_shows(&desk, "“ lundi");
    desk.press("j j j j");
    check_shows(&desk, "d’après la publication du");
    check_shows(&desk, "16\u{a0}oct.\u{a0}2023 · date d’une parole");
}

#[test]
fn one_key_goes_to_the_nearest_statement_of_somebody_else() {
    let mut desk = desk();
    desk.press("j enter ;");
    let (article, hits) = (desk.model.page.article().unwrap(), desk.model.page.hits());
    let said = article.document.words(hits.spans[hits.at.unwrap()]);
    assert_eq!(
        said,
        "l’incendie de l’usine chimique de Valmont avait fait 19 morts parmi les ouvriers"
    );
    desk.press("<");
    check_shows(&desk, "Nous avons prévenu la direction");
}

#[test]
fn that_nobody_else_speaks_of_it_is_an_answer_too() {
    let mut desk = desk();
    desk.press("G enter ;");
    check_shows(&desk, "Nul autre n’en parle");
    let mut desk =
        Desk::with(&[("vide.txt", "Rien\n\nIl a plu toute la journée sur la ville.\n")], SIZE);
    desk.press("enter ;");
    check_shows(&desk, "Aucune parole à cet endroit");
}

#[test]
fn what_is_said_twice_counts_once() {
    let once = "Le général Karim Sow a déclaré mardi que sept soldats avaient été tués dans la vallée du nord.";
    let again =
        "Mardi, le général Karim Sow a déclaré que sept soldats avaient été tués dans la vallée.";
    let text = format!("Titre de la dépêche\n\n{once}\n\nIl a plu.\n\n{again}\n");
    let mut desk = Desk::with(&[("a.txt", &text)], SIZE);
    desk.press("s");
    assert_eq!(desk.model.findings.count.n, 1);
    check_shows(&desk, "dit 2 fois");
    desk.press("u");
    assert_eq!(desk.model.findings.count.n, 1);
    assert_eq!(desk.model.findings.chosen().unwrap().again.len(), 1);
}

#[test]
fn everything_found_can_be_marked_in_the_text() {
    let mut desk = desk();
    desk.press("j enter");
    let before = desk.buffer();
    desk.press("T");
    check_shows(&desk, "sont marqués");
    assert_ne!(before, desk.buffer());
    desk.press("T");
    check_shows(&desk, "Seul ce que montre le volet");
}
