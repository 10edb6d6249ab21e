//! What a reader does with articles, key by key, and what they see.

use std::sync::Arc;

use liseuse::app::{Msg, Progress, Resumed};
use liseuse::library::Mark;

use crate::desk::{Desk, check_hides, check_shows};

const DAM: &str = "Le barrage de Kessou cède\n\n\
    Le ministre ivoirien de l’Eau, Amadou Kéita, a annoncé mardi la fermeture des vannes.\n";

const STRIKE: &str = "Grève dans les ports\n\n\
    La CGT appelle à une grève. Sophie Lenoir attend une réponse du gouvernement français.\n";

const VISIT: &str = "Visite à Paris\n\n\
    Le ministre Amadou Kéita a rencontré mercredi Sophie Lenoir au siège de la CGT.\n";

const WIDE: (u16, u16) = (140, 30);

const NARROW: (u16, u16) = (80, 24);

fn desk(size: (u16, u16)) -> Desk {
    let long: Vec<String> =
        (1..=60).map(|it| format!("Alinéa {it} de la chronique, long.")).collect();
    let long = format!("Chronique d’un an\n\n{}\n", long.join("\n\n"));
    Desk::with(&[("a.txt", DAM), ("b.txt", STRIKE), ("c.txt", VISIT), ("d.txt", &long)], size)
}

/// How many articles of the list are marked as unread.
fn unread(desk: &Desk) -> usize {
    desk.plain().matches("• ").count()
}

#[track_caller]
fn check_open(desk: &Desk, expected: &str) {
    let article = desk.model.page.article().expect("an article is open");
    assert_eq!(article.document.headline(), expected, "{}", desk.screen());
}

#[test]
fn a_star_is_given_taken_back_and_given_again() {
    for size in [WIDE, NARROW] {
        let mut desk = desk(size);
        desk.press("j *");
        check_shows(&desk, "★");
        check_shows(&desk, "Étoile : Grève dans les ports ; U défait");
        desk.press("U");
        check_hides(&desk, "★");
        check_shows(&desk, "Défait : Sans étoile : Grève dans les ports");
        desk.press("ctrl-y f").type_in("est:favori").press("enter");
        check_shows(&desk, "1 sur 4");
        check_open(&desk, "Grève dans les ports");
    }
}

#[test]
fn an_article_is_read_by_key_and_unread_again() {
    let mut desk = desk(WIDE);
    assert_eq!(unread(&desk), 4);
    desk.press("R");
    assert_eq!(unread(&desk), 3);
    check_shows(&desk, "Lu : Le barrage de Kessou");
    desk.press("R");
    assert_eq!(unread(&desk), 4);
    desk.press("U U U");
    assert_eq!(unread(&desk), 4);
    check_shows(&desk, "Rien à défaire");
}

#[test]
fn an_article_is_read_when_the_reader_goes_on_from_its_end() {
    let mut desk = desk(WIDE);
    // Passing by in the list is not reading, nor is opening.
    desk.press("j k enter");
    assert!(desk.marked.is_empty());
    desk.press("J");
    assert_eq!(unread(&desk), 3);
    check_open(&desk, "Grève dans les ports");
    desk.press("j U");
    assert_eq!(unread(&desk), 3, "taken back");
    desk.press("k");
    assert_eq!(unread(&desk), 3, "it stays taken back as long as it is open");
}

#[test]
fn a_long_article_is_read_at_its_end_only() {
    let mut desk = desk(NARROW);
    desk.press("j j j enter space space");
    assert!(desk.marked.is_empty());
    desk.press("G k");
    assert!(matches!(desk.marked[..], [Mark::Read(_, true)]));
}

#[test]
fn an_article_that_answers_no_more_stays_until_it_is_left() {
    let mut desk = desk(WIDE);
    desk.press("f").type_in("est:nonlu").press("enter j R");
    check_shows(&desk, "3 sur 4");
    check_shows(&desk, "▌Grève dans les ports");
    check_open(&desk, "Grève dans les ports");
    desk.press("j");
    check_hides(&desk, "Grève dans les ports");
    check_open(&desk, "Visite à Paris");
    desk.press("U");
    check_shows(&desk, "4 sur 4");
    check_shows(&desk, "Grève dans les ports");
    check_open(&desk, "Visite à Paris");
}

#[test]
fn reading_on_goes_through_all_that_is_unread() {
    let mut desk = desk(WIDE);
    desk.press("f").type_in("est:nonlu").press("enter enter J J J");
    check_open(&desk, "Chronique d’un an");
    check_shows(&desk, "1 sur 4");
}

#[test]
fn an_article_is_resumed_at_the_word_at_any_width() {
    let mut desk = desk(NARROW);
    desk.press("j j j enter space space j j j");
    let word = |desk: &Desk| {
        let place = desk.model.page.word();
        desk.model.page.article().unwrap().document.text[place..]
            .chars()
            .take(12)
            .collect::<String>()
    };
    let (before, id) = (word(&desk), desk.model.page.id().unwrap());
    assert!(before.starts_with("Alinéa"), "{before}");
    assert_eq!(desk.places.get(&id), Some(&desk.model.page.word()));
    desk.press("K").resize(140, 40).press("J");
    assert_eq!(word(&desk), before);
    desk.press("K J").resize(60, 20);
    assert_eq!(word(&desk), before);
    desk.press("G K J");
    assert_eq!(desk.model.page.word(), 0, "one that was read to its end begins anew");
}

#[test]
fn what_cannot_be_kept_is_taken_back_and_said() {
    let mut desk = desk(WIDE);
    desk.press("*");
    let mark = desk.marked.pop().unwrap();
    let why = liseuse::news::Remark::new("problem-store-busy");
    desk.tell(Msg::NotKept(Box::new(mark), why));
    check_hides(&desk, "★");
    check_shows(&desk, "Non gardé et repris : une autre Liseuse");
    desk.press("U");
    check_shows(&desk, "Rien à défaire");
    desk.press("enter J");
    assert!(desk.marked.is_empty(), "nothing more is tried unasked");
}

#[test]
fn what_was_done_outlives_a_new_reading_of_all_files() {
    let mut desk = desk(WIDE);
    desk.press("* j R r");
    check_shows(&desk, "★");
    assert_eq!(unread(&desk), 3);
}

#[test]
fn a_session_begins_as_the_last_one_ended() {
    let mut before = desk(WIDE);
    before.press("f").type_in("kéita").press("enter s j enter");
    let session = before.session.clone().unwrap();
    assert_eq!(session.filter, "kéita");
    let mut desk = desk(WIDE);
    desk.session = None;
    desk.tell(Msg::Resumed(desk.model.loading, session.clone(), 0));
    assert_eq!(desk.session, None, "nothing new to be kept");
    assert_eq!(desk.model.reading(), before.model.reading());
    assert_eq!((desk.model.lens, desk.model.list.chosen()), (before.model.lens, session.article));
    check_shows(&desk, "2 sur 4");
}

#[test]
fn an_article_that_is_not_listed_yet_is_given_a_star() {
    let mut desk = desk(WIDE);
    desk.press("enter");
    let (library, id) = (Arc::clone(&desk.model.library), desk.model.reading().unwrap());
    desk.model.library = Arc::default();
    desk.press("*");
    assert_eq!(desk.marked, [Mark::Star(id, true)]);
    let progress = Progress { done: 4, found: 4, complete: true, ..Progress::default() };
    desk.tell(Msg::Arrived(desk.model.loading, library, progress));
    check_shows(&desk, "★");
}

#[test]
fn a_filter_that_finds_nothing_any_more_shows_the_way_out() {
    let mut desk = desk(WIDE);
    let session = Resumed { filter: "volcan".to_owned(), ..Resumed::default() };
    desk.tell(Msg::Resumed(desk.model.loading, session, 0));
    check_shows(&desk, "Aucun article ne répond");
    desk.press("esc");
    check_shows(&desk, "Le barrage de Kessou");
}

#[test]
fn tags_are_put_on_completed_taken_off_and_asked_for() {
    for size in [WIDE, NARROW] {
        let mut desk = desk(size);
        desk.press("t").type_in("À relire");
        check_shows(&desk, "nouvelle étiquette « À relire »");
        desk.press("enter");
        check_shows(&desk, "✓ #À relire");
        desk.press("esc j t").type_in("rel");
        check_shows(&desk, "▌   #À relire");
        desk.press("enter esc");
        assert_eq!(desk.plain().matches("#1").count(), 2, "{}", desk.screen());
        desk.press("f").type_in("étiquette:relire").press("enter");
        check_shows(&desk, "2 sur 4");
        desk.press("enter");
        check_shows(&desk, "#À relire");
        desk.press("U U");
        assert!(desk.model.library.marks().tags.is_empty());
        desk.press("ctrl-y t enter");
        assert!(desk.model.library.marks().tags.is_empty(), "what is there is taken off");
    }
}

#[test]
fn a_note_is_written_shown_found_changed_and_taken_away() {
    for size in [WIDE, NARROW] {
        let mut desk = desk(size);
        desk.press("enter l e").type_in("Qui est-ce ?").press("enter").type_in("#doute");
        check_shows(&desk, "barrage de Kessou");
        desk.press("esc");
        check_shows(&desk, "✎");
        check_shows(&desk, "Note sur Le barrage");
        desk.press("shift-tab f").type_in("note:qui étiquette:doute").press("enter");
        check_shows(&desk, "1 sur 4");
        desk.press("esc g j ctrl-e");
        check_shows(&desk, "Toutes les notes");
        check_shows(&desk, "▌ Qui est-ce ? #doute");
        desk.press("enter");
        check_open(&desk, "Le barrage de Kessou cède");
        desk.press("ctrl-e ctrl-r").type_in(" Vraiment ?").press("ctrl-s ctrl-e");
        check_shows(&desk, "Notes de l’article");
        check_shows(&desk, "Qui est-ce ? #doute Vraiment ?");
        desk.press("ctrl-x");
        check_shows(&desk, "Aucune note");
        desk.press("esc U U");
        assert_eq!(desk.model.library.marks().notes_on(0)[0].note.words, "Qui est-ce ?\n#doute");
        desk.press("U");
        assert!(desk.model.library.marks().notes.is_empty());
    }
}

#[test]
fn a_note_goes_to_the_editor_and_comes_back() {
    let mut desk = desk(WIDE);
    desk.press("enter v e").type_in("un").press("ctrl-o");
    assert_eq!(desk.asked.last().map(String::as_str), Some("edit un"));
    desk.tell(Msg::Edited(Ok("deux\u{1b}[2J\n\ntrois\n".to_owned())));
    check_shows(&desk, "trois");
    let why = liseuse::news::Remark::new("problem-editor-failed").with("name", "vi");
    desk.tell(Msg::Edited(Err(why)));
    check_shows(&desk, "l’éditeur « vi » a échoué");
    desk.press("esc");
    let note = &desk.model.library.marks().notes_on(0)[0].note;
    assert_eq!(note.words, "deux\n\ntrois");
    desk.press("e ctrl-o");
    desk.tell(Msg::Edited(Ok(String::new())));
    desk.press("esc");
    assert!(desk.model.library.marks().notes.is_empty(), "an empty note goes away");
    desk.press("U");
    assert_eq!(desk.model.library.marks().notes.len(), 1);
}

#[test]
fn a_note_that_is_dropped_or_empty_is_none() {
    let mut desk = desk(WIDE);
    desk.press("enter e").type_in("a").press("ctrl-c e esc");
    assert!(desk.marked.is_empty());
    desk.press("e").type_in("a").press("esc e").type_in("b").press("ctrl-c e");
    desk.press("esc");
    assert_eq!(desk.marked.len(), 1, "nothing changed");
}
