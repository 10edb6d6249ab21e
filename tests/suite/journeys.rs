//! What a reader does, key by key, and what they see.

use liseuse::app::{Msg, Progress};
use liseuse::i18n::Language;
use liseuse::news::{Problem, Remark};

use crate::desk::Desk;

const DAM: &str = "Le barrage de Kessou cède après les pluies\n\n\
    Le ministre ivoirien de l’Eau, Amadou Kéita, a annoncé mardi la fermeture des vannes.\n\n\
    « Nous avons prévenu les villages », a déclaré M. Kéita à Yamoussoukro.\n\n\
    Partager sur Facebook\n\nÀ lire aussi\n";

const STRIKE: &str = "Grève dans les ports de Marseille et du Havre\n\n\
    La CGT appelle à une grève de trois jours. Sophie Lenoir, déléguée du syndicat, attend une \
    réponse du gouvernement français.\n";

const SUMMIT: &str = "Amadou Kéita reçu à Paris\n\n\
    Le ministre Amadou Kéita a rencontré mercredi Sophie Lenoir au siège de la CGT.\n";

const WIDE: (u16, u16) = (140, 30);

fn desk() -> Desk {
    Desk::with(&[("barrage.txt", DAM), ("greve.txt", STRIKE), ("visite.txt", SUMMIT)], WIDE)
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

#[test]
fn the_first_article_is_open_beside_the_list() {
    let desk = desk();
    check_shows(&desk, "▌Le barrage de Kessou");
    check_shows(&desk, "« Nous avons prévenu les villages »");
    check_shows(&desk, "Amadou Kéita");
}

#[test]
fn the_text_follows_the_list() {
    let mut desk = desk();
    desk.press("j");
    check_shows(&desk, "La CGT appelle");
    desk.press("k");
    check_shows(&desk, "Nous avons prévenu");
}

#[test]
fn debris_is_folded_with_a_count_and_unfolds() {
    let mut desk = desk();
    check_shows(&desk, "2 lignes de page repliées");
    check_hides(&desk, "Partager sur Facebook");
    desk.press("enter b");
    check_shows(&desk, "Partager sur Facebook");
    desk.press("b");
    check_hides(&desk, "Partager sur Facebook");
}

#[test]
fn a_filter_narrows_as_one_types_and_forgives_accents() {
    let mut desk = desk();
    desk.press("f").type_in("greve");
    check_shows(&desk, "1 sur 3");
    check_shows(&desk, "La CGT appelle");
    desk.press("enter esc");
    assert_eq!(desk.model.list.rows().all().len(), 3);
}

#[test]
fn a_filter_that_is_given_up_leaves_the_one_before() {
    let mut desk = desk();
    desk.press("f").type_in("greve").press("enter f").type_in(" xyzzy");
    check_shows(&desk, "Aucun article ne répond");
    desk.press("esc");
    check_shows(&desk, "filtre\u{a0}: greve  1 sur 3");
}

#[test]
fn a_filter_that_cannot_be_read_says_why_and_keeps_the_last_answer() {
    let mut desk = desk();
    desk.press("f").type_in("greve )");
    assert!(desk.model.filter.error.is_some());
    check_shows(&desk, "La CGT appelle");
    check_shows(&desk, "liste d’avant");
    desk.press("enter");
    check_shows(&desk, "Filtre illisible");
}

#[test]
fn an_actor_of_the_panel_filters_and_is_let_go_again() {
    let mut desk = desk();
    desk.press("c i");
    check_shows(&desk, "acteur:\"Amadou Kéita\"");
    check_shows(&desk, "2 sur 3");
    check_shows(&desk, "+Amadou Kéita");
    desk.press("i");
    check_hides(&desk, "filtre\u{a0}:");
}

#[test]
fn an_actor_can_be_left_out() {
    let mut desk = desk();
    desk.press("c x");
    check_shows(&desk, "-acteur:\"Amadou Kéita\"");
    check_shows(&desk, "La CGT appelle");
}

#[test]
fn two_actors_must_both_be_there_unless_either_will_do() {
    let mut desk = desk();
    desk.press("a").type_in("keita").press("enter a").type_in("lenoir").press("enter");
    check_shows(&desk, "1 sur 3");
    desk.press("esc a").type_in("keita").press("enter a").type_in("lenoir").press("enter");
    check_shows(&desk, "Amadou Kéita reçu à Paris");
}

#[test]
fn from_a_name_to_its_passages_and_back() {
    let mut desk = desk();
    desk.press("c enter");
    check_shows(&desk, "5 fois · 2 art.");
    desk.press("G enter");
    check_shows(&desk, "a rencontré mercredi");
    assert_eq!(
        desk.model.page.mention().map(|it| it.span),
        desk.model.page.mention().map(|it| it.span)
    );
    desk.press("<");
    check_shows(&desk, "Nous avons prévenu les villages");
    desk.press(">");
    check_shows(&desk, "a rencontré mercredi");
}

#[test]
fn from_a_name_in_the_text_to_its_row() {
    let mut desk = desk();
    desk.press("j enter");
    let names: Vec<String> = (0..12)
        .map_while(|_| {
            desk.press("l");
            let mention = desk.model.page.mention()?;
            Some(desk.model.page.article()?.document.words(mention.span).to_owned())
        })
        .collect();
    let at = names.iter().position(|it| it == "Sophie Lenoir").expect("she is mentioned");
    let mut desk = self::desk();
    desk.press("j enter");
    for _ in 0..=at {
        desk.press("l");
    }
    desk.press("enter");
    check_shows(&desk, "▌ Sophie Lenoir");
}

#[test]
fn words_are_found_in_the_text_with_a_count() {
    let mut desk = desk();
    desk.press("enter /").type_in("keita").press("enter");
    check_shows(&desk, "1 sur 2");
    desk.press("n");
    check_shows(&desk, "2 sur 2");
    desk.press("n");
    check_shows(&desk, "1 sur 2");
    desk.press("N");
    check_shows(&desk, "2 sur 2");
}

#[test]
fn the_words_of_the_filter_are_found_in_the_opened_article() {
    let mut desk = desk();
    desk.press("f").type_in("villages").press("enter enter n");
    check_shows(&desk, "1 sur 1");
}

#[test]
fn the_actors_of_the_filter_are_found_in_the_opened_article() {
    let mut desk = desk();
    desk.press("c i tab tab n");
    check_shows(&desk, "1 sur 3");
}

#[test]
fn the_word_being_read_stays_in_place_when_the_window_changes() {
    let long =
        format!("Une longue chronique du fleuve\n\n{}\n", "L’eau monte encore. ".repeat(400));
    let mut desk = Desk::with(&[("fleuve.txt", &long)], (80, 24));
    desk.press("enter space space space");
    let before = desk.model.page.place();
    desk.resize(150, 40).resize(64, 20).resize(80, 24);
    let after = desk.model.page.place();
    assert!(before.abs_diff(after) < 160, "{before} and {after}");
}

#[test]
fn a_paragraph_is_copied_as_it_stands() {
    let mut desk = desk();
    desk.press("enter j j y");
    assert!(desk.asked[0].starts_with("copy "), "{:?}", desk.asked);
    check_shows(&desk, "presse-papiers");
}

#[test]
fn help_can_be_searched_and_does_what_it_says() {
    let mut desk = desk();
    desk.press("?").type_in("replier");
    check_shows(&desk, "Déplier ou replier");
    desk.press("enter");
    check_shows(&desk, "Partager sur Facebook");
}

#[test]
fn nothing_but_the_text_in_zen() {
    let mut desk = desk();
    desk.press("z");
    check_hides(&desk, "Articles");
    check_hides(&desk, "Liseuse");
    check_shows(&desk, "Nous avons prévenu");
    desk.press("z");
    check_shows(&desk, "Articles");
}

#[test]
fn an_empty_library_says_what_to_do() {
    let desk = Desk::with(&[], (80, 24));
    let screen = desk.screen();
    assert!(screen.lines().filter(|it| !it.trim().is_empty()).count() > 4, "{screen}");
}

#[test]
fn the_same_session_speaks_english() {
    let mut desk = Desk::speaking(Language::English, &[("barrage.txt", DAM)], WIDE);
    check_shows(&desk, "1 article");
    desk.press("c i");
    check_shows(&desk, "actor:\"Amadou Kéita\"");
}

#[test]
fn the_side_panel_lies_over_the_text_where_there_is_no_room() {
    let mut desk = Desk::with(&[("barrage.txt", DAM)], (80, 24));
    desk.press("enter");
    check_hides(&desk, "Personnes");
    desk.press("c");
    check_shows(&desk, "Personnes");
    check_shows(&desk, "Le barrage de Kessou");
}

#[test]
fn who_says_what_is_listed_by_speaker_and_leads_to_the_passage() {
    let mut desk = desk();
    desk.press("s");
    check_shows(&desk, "Paroles");
    check_shows(&desk, "Nous avons prévenu les villages");
    desk.press("G enter");
    let hits = desk.model.page.hits();
    assert_eq!(hits.at, Some(0));
    let said = desk.model.page.article().unwrap().document.words(hits.spans[0]);
    assert_eq!(said, "Nous avons prévenu les villages");
    desk.press("s s");
    check_hides(&desk, "Paroles");
}

#[test]
fn what_is_read_again_keeps_the_reader_s_place() {
    let mut desk = desk();
    desk.press("G c enter");
    check_shows(&desk, "Amadou Kéita reçu à Paris");
    let newer = "Une dépêche de plus\n\nJean Ravel est parti.\n";
    let cut = "Amadou Kéita reçu\n\nAmadou Kéita est à Paris.\n";
    desk.shelve(&[("a.txt", newer), ("barrage.txt", DAM), ("visite.txt", cut)]);
    desk.is_slow = true;
    desk.press("r");
    check_shows(&desk, "Amadou Kéita est à Paris");
    check_shows(&desk, "▌ Amadou Kéita");
    check_hides(&desk, "▌ Jean Ravel");
}

#[test]
fn nothing_hostile_reaches_the_screen() {
    let text =
        "Titre \u{1b}[31mrouge\u{7}\n\nUn mot\u{202e} et \u{9b}2J la suite de cette phrase.\n";
    let mut desk = Desk::with(&[("a\u{1b}[2Jb.txt", text)], (100, 24));
    desk.press("f");
    desk.tell(liseuse::app::Msg::Pasted("\u{1b}]52;c;x\u{7}mot".to_owned()));
    let screen = desk.screen();
    let bad = |it: char| it.is_control() && it != '\n' || ('\u{202a}'..='\u{202e}').contains(&it);
    assert_eq!(screen.find(bad), None, "{screen:?}");
}

/// Keys that a reader may press in any order, and sizes to press them at.
const KEYS: &str = "j k enter tab shift-tab f a / é l h esc space g G c e i x o O ? down up b v y z \
    n N < > J K ! p backspace m r pagedown";

const SIZES: [(u16, u16); 8] =
    [(0, 0), (1, 1), (7, 3), (40, 12), (79, 24), (90, 20), (131, 41), (200, 60)];

#[test]
fn random_keys_at_any_size_break_nothing() {
    let keys: Vec<&str> = KEYS.split_whitespace().collect();
    let articles = [("barrage.txt", DAM), ("greve.txt", STRIKE), ("vide.txt", "\n")];
    // A small generator of our own, so that a failure can be repeated.
    let mut state = 7_u64;
    let mut next = |below: u16| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        u16::try_from((state >> 33) % u64::from(below)).unwrap()
    };
    for size in SIZES {
        let mut desk = Desk::with(&articles, size);
        for _ in 0..400 {
            desk.press(keys[usize::from(next(u16::try_from(keys.len()).unwrap()))]);
            if next(40) == 0 {
                desk.resize(next(220), next(70));
            }
            desk.screen();
        }
    }
}

#[test]
fn an_actor_has_a_page_that_leads_on_and_back() {
    let mut desk = desk();
    desk.press("c A");
    check_shows(&desk, "Amadou Kéita");
    check_shows(&desk, "Articles");
    check_shows(&desk, "reconnu par son nom");
    // The last line is an article, and Enter goes there.
    desk.press("G enter");
    check_shows(&desk, "%");
    check_hides(&desk, "reconnu par son nom");
    desk.press("<");
    check_shows(&desk, "reconnu par son nom");
    desk.press("esc");
    check_hides(&desk, "reconnu par son nom");
}

#[test]
fn a_name_on_the_page_finds_the_articles_that_use_it() {
    let mut desk = desk();
    desk.press("c A enter");
    check_shows(&desk, "filtre");
    check_shows(&desk, "reconnu par son nom");
}

#[test]
fn the_cast_can_be_ordered_by_significance() {
    let mut desk = desk();
    desk.press("c D");
    check_shows(&desk, "Singuliers · cet article");
    desk.press("D");
    check_hides(&desk, "Singuliers · cet article");
}

#[test]
fn the_page_of_a_picked_actor_opens_from_the_picker() {
    let mut desk = desk();
    desk.press("a").type_in("lenoir").press("alt-a");
    check_shows(&desk, "Sophie Lenoir");
    check_shows(&desk, "reconnu par son nom");
}

#[test]
fn a_problem_is_told_whole_on_a_small_screen() {
    let mut desk = Desk::with(&[("barrage.txt", DAM)], (80, 24));
    let problem = |place: &str, key| Problem { place: place.to_owned(), what: Remark::new(key) };
    let problems = (0..30).map(|nth| problem(&format!("/presse/{nth}"), "problem-store-read-only"));
    desk.tell(Msg::Stumbled(desk.model.loading, problems.collect()));
    check_shows(&desk, "30 problèmes !");
    desk.press("!");
    check_shows(&desk, "▌ /presse/0 ");
    check_shows(&desk, "│   gardé");
    desk.press(&"down ".repeat(29));
    check_shows(&desk, "▌ /presse/29 ");
    check_shows(&desk, "│   gardé");
    desk.resize(30, 9);
    check_shows(&desk, "/presse/29");
}

#[test]
fn a_filter_that_is_asked_while_articles_are_analysed_says_that_more_may_answer() {
    let mut desk = Desk::with(&[("barrage.txt", DAM)], (80, 24));
    let progress = Progress { done: 1, found: 3, is_again: true, ..Progress::default() };
    let (loading, library) = (desk.model.loading, desk.model.library.clone());
    desk.tell(Msg::Arrived(loading, library.clone(), progress));
    desk.press("f").type_in("volcan");
    check_shows(&desk, "Aucun article ne répond encore");
    check_shows(&desk, "1 sur 3");
    desk.tell(Msg::Arrived(loading, library, Progress { complete: true, ..progress }));
    check_shows(&desk, "Aucun article ne répond au filtre");
}
