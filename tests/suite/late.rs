//! What a reader sees while articles take their time to come.

use liseuse::app::{Mouse, MouseAct, Msg};

use crate::desk::Desk;

const DAM: &str = "Le barrage de Kessou cède\n\n\
    Le ministre ivoirien de l’Eau, Amadou Kéita, a annoncé mardi la fermeture des vannes.\n\n\
    « Nous avons prévenu les villages », a déclaré M. Kéita à Yamoussoukro.\n\n\
    « L’eau monte encore », a averti Sophie Lenoir.\n";

const STRIKE: &str = "Grève dans les ports\n\n\
    La CGT appelle à une grève. Sophie Lenoir attend une réponse du gouvernement français.\n";

const VISIT: &str = "Visite à Paris\n\n\
    Le ministre Amadou Kéita a rencontré mercredi Sophie Lenoir au siège de la CGT.\n";

fn desk() -> Desk {
    Desk::with(
        &[("a-barrage.txt", DAM), ("b-greve.txt", STRIKE), ("c-visite.txt", VISIT)],
        (140, 30),
    )
}

fn slow() -> Desk {
    let mut desk = desk();
    desk.is_slow_to_read = true;
    desk
}

#[track_caller]
fn check_open(desk: &Desk, expected: &str) {
    let article = desk.model.page.article().expect("an article is open");
    assert_eq!(article.document.headline(), expected, "{}", desk.screen());
}

#[test]
fn the_page_before_stays_until_the_newest_comes() {
    let mut desk = slow();
    desk.press("j j");
    check_open(&desk, "Le barrage de Kessou cède");
    assert_eq!(desk.model.list.rows().at(), 2);
    desk.catch_up();
    check_open(&desk, "Visite à Paris");
}

#[test]
fn who_goes_down_the_list_finds_the_next_articles_open() {
    let mut desk = desk();
    desk.press("j").is_slow_to_read = true;
    desk.press("j");
    check_open(&desk, "Visite à Paris");
    desk.press("k");
    check_open(&desk, "Grève dans les ports");
    assert_eq!(desk.model.opening, None);
}

#[test]
fn what_was_read_ahead_is_read_again_once_it_has_changed() {
    let mut desk = desk();
    desk.press("j");
    let corrected = VISIT.replace("Visite à", "Départ de");
    desk.revise(&[("a-barrage.txt", DAM), ("b-greve.txt", STRIKE), ("c-visite.txt", &corrected)]);
    desk.press("j");
    check_open(&desk, "Départ de Paris");
}

#[test]
fn what_was_left_before_it_was_read_again_is_read_then() {
    let mut desk = desk();
    desk.press("j").is_slow_to_read = true;
    let corrected = STRIKE.replace("Grève dans", "Reprise dans");
    desk.revise(&[("a-barrage.txt", DAM), ("b-greve.txt", &corrected), ("c-visite.txt", VISIT)]);
    desk.press("j").catch_up();
    check_open(&desk, "Visite à Paris");
    desk.press("k");
    check_open(&desk, "Reprise dans les ports");
}

#[test]
fn who_comes_back_keeps_the_page() {
    let mut desk = slow();
    desk.press("j k").catch_up();
    check_open(&desk, "Le barrage de Kessou cède");
    assert_eq!(desk.model.opening, None);
}

#[test]
fn keys_for_the_text_wait_for_it_and_keep_their_order() {
    let mut desk = slow();
    desk.press("j enter l l / f").type_in("x");
    desk.catch_up();
    check_open(&desk, "Grève dans les ports");
    let mention = desk.model.page.mention().expect("the second mention");
    let mut straight = self::desk();
    straight.press("j enter l l");
    assert_eq!(straight.model.page.mention(), Some(mention));
    assert_eq!(desk.model.find.text(), "fx");
}

#[test]
fn whoever_waits_may_leave() {
    let mut desk = slow();
    desk.press("j enter l q");
    assert!(desk.model.is_over());
}

#[test]
fn a_passage_of_another_article_is_gone_to_when_that_comes() {
    let mut desk = slow();
    desk.press("c enter");
    assert!(!desk.screen().contains(" art."), "{}", desk.screen());
    desk.catch_up();
    assert!(desk.screen().contains("· 2 art."), "{}", desk.screen());
    desk.is_slow_to_read = true;
    desk.press("G enter");
    check_open(&desk, "Le barrage de Kessou cède");
    desk.catch_up();
    check_open(&desk, "Visite à Paris");
    assert!(desk.model.page.mention().is_some());
    desk.is_slow_to_read = true;
    desk.press("<").catch_up();
    check_open(&desk, "Le barrage de Kessou cède");
}

#[test]
fn what_many_articles_say_is_listed_when_it_has_been_gathered() {
    let mut desk = slow();
    desk.press("s e");
    desk.press("e e");
    desk.catch_up();
    let many = desk.model.findings.count.n;
    desk.press("e");
    assert!(many >= desk.model.findings.count.n, "{}", desk.screen());
    assert_eq!(desk.model.gathering, None);
}

#[test]
fn an_article_that_is_no_more_says_so() {
    let mut desk = slow();
    desk.press("j");
    desk.shelve(&[]);
    desk.catch_up();
    assert!(desk.screen().contains("n’est plus là"), "{}", desk.screen());
}

#[test]
fn a_click_below_the_expanded_finding_takes_what_is_under_it() {
    let mut desk = desk();
    desk.press("s");
    let screen = desk.screen();
    let row = screen.lines().position(|it| it.contains("L’eau monte encore") && it.contains('▲'));
    let row = u16::try_from(row.expect("the warning is listed")).unwrap();
    desk.tell(Msg::Mouse(Mouse { act: MouseAct::Press, column: 120, row }));
    let chosen = desk.model.findings.chosen().expect("a finding is chosen");
    assert!(chosen.says.contains("L’eau monte encore"), "{}", desk.screen());
}

#[test]
fn what_is_not_counted_is_said_to_be_more() {
    let line = "« L’eau monte », a déclaré Sophie Lenoir.\n\n";
    let articles: Vec<(String, String)> = (0..12)
        .map(|it| (format!("{it}.txt"), format!("Numéro {it}\n\n{}", line.repeat(100))))
        .collect();
    let articles: Vec<(&str, &str)> =
        articles.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let mut desk = Desk::with(&articles, (140, 30));
    desk.press("s e");
    assert!(desk.screen().contains("1\u{202f}000+"), "{}", desk.screen());
    desk.press("c enter");
    assert!(desk.screen().contains("1\u{202f}000+ fois · 12 art."), "{}", desk.screen());
}
