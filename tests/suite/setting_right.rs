//! How a reader sets something right, key by key, and what they see.

use crate::desk::{Desk, check_hides, check_shows};

const DAM: &str = "Le barrage de Kessou cède après les pluies\n\n\
    Le ministre ivoirien de l’Eau, Amadou Kéita, a annoncé mardi la fermeture des vannes.\n\n\
    « Nous avons prévenu les villages », a déclaré M. Kéita à Yamoussoukro. La Ligue des riverains \
    proteste.\n";

const SUMMIT: &str = "Amadou Kéita reçu à Paris\n\n\
    Le ministre Amadou Kéita a rencontré mercredi Sophie Lenoir au siège de la CGT.\n\n\
    Sophie Lenoir a quitté Paris.\n";

const WIDE: (u16, u16) = (140, 34);

fn desk() -> Desk {
    Desk::with(&[("barrage.txt", DAM), ("visite.txt", SUMMIT)], WIDE)
}

/// The lines of the corrections file that are corrections.
fn lines(desk: &Desk) -> Vec<String> {
    let text = desk.sheet.text();
    text.lines().filter(|it| it.starts_with('"')).map(str::to_owned).collect()
}

#[test]
fn an_actor_is_renamed_from_the_panel_and_the_name_taken_back() {
    let mut desk = desk();
    desk.press("c E");
    check_shows(&desk, "Corriger · Amadou Kéita");
    check_shows(&desk, "5 mentions · 2 articles");
    desk.press("r ctrl-u").type_in("A. Kéita").press("enter");
    check_shows(&desk, "Amadou Kéita → A. Kéita");
    check_shows(&desk, "A. Kéita ✓");
    assert_eq!(lines(&desk).len(), 1);
    desk.press("U");
    check_shows(&desk, "Défait");
    check_hides(&desk, "A. Kéita ✓");
    assert!(lines(&desk).is_empty());
    desk.press("ctrl-y");
    check_shows(&desk, "A. Kéita ✓");
    desk.press("U U");
    check_shows(&desk, "Rien à défaire");
}

#[test]
fn two_actors_are_merged_with_the_picker_and_split_again() {
    let mut desk = desk();
    desk.press("c E m").type_in("lenoir");
    check_shows(&desk, "2 mentions · 1 article");
    desk.press("enter");
    check_shows(&desk, "Amadou Kéita = Sophie Lenoir");
    desk.press("esc a").type_in("lenoir");
    check_shows(&desk, "Amadou Kéita ✓");
    desk.press("esc E s");
    check_shows(&desk, "Sophie Lenoir");
    desk.press("enter");
    check_shows(&desk, "Sophie Lenoir ≠ Amadou Kéita");
    desk.press("esc a").type_in("lenoir");
    check_shows(&desk, "Sophie Lenoir ✓");
    desk.press("esc U U");
    assert!(lines(&desk).is_empty());
}

#[test]
fn a_hidden_actor_is_reachable_and_comes_back() {
    let mut desk = desk();
    desk.press("c E h");
    check_shows(&desk, "Amadou Kéita : masqué");
    check_shows(&desk, "1 masqué (Entrée le montre)");
    desk.press("G enter j");
    check_shows(&desk, "▌ Amadou Kéita ✓");
    desk.press("E");
    check_shows(&desk, "ne plus le masquer");
    desk.press("h");
    check_hides(&desk, "masqué (");
    assert!(lines(&desk).is_empty());
}

#[test]
fn a_hidden_actor_is_neither_picked_nor_met_in_the_text() {
    let mut desk = desk();
    desk.press("a").type_in("kéita");
    let picks = |desk: &Desk| match &desk.model.mode {
        liseuse::app::Mode::Pick(window) => window.rows.all().len(),
        _ => panic!("no picker"),
    };
    let before = picks(&desk);
    desk.press("esc c E h a").type_in("kéita");
    assert!(picks(&desk) < before);
    desk.press("esc enter");
    for _ in 0..9 {
        desk.press("l");
        let (article, mention) = (desk.model.page.article(), desk.model.page.mention());
        let (article, mention) = (article.expect("it is open"), mention.expect("one is at hand"));
        assert!(!article.document.words(mention.span).contains("Kéita"));
    }
}

#[test]
fn an_actor_is_of_another_kind() {
    let mut desk = desk();
    desk.press("c E t g");
    check_shows(&desk, "Amadou Kéita : Groupe");
    assert!(lines(&desk)[0].contains("to = \"GROUP\""));
    check_hides(&desk, "Personnes");
}

#[test]
fn a_mention_is_none_here_and_then_nowhere() {
    let mut desk = desk();
    desk.press("j enter l");
    while !desk.plain().contains("Corriger · Paris") {
        desk.press("esc l E");
    }
    check_shows(&desk, "« Paris » ne désigne personne ici");
    check_shows(&desk, "2 mentions · 1 article");
    desk.press("n");
    check_shows(&desk, "« Paris » : personne (visite.txt)");
    assert!(lines(&desk)[0].contains("article = \"visite.txt\""));
    desk.press("U");
    assert!(lines(&desk).is_empty());
}

/// Opens the window for the next mention of Amadou Kéita in the text.
fn correct_keita(desk: &mut Desk) {
    for _ in 0..9 {
        desk.press("l E");
        if desk.plain().contains("Corriger · Amadou Kéita") {
            return;
        }
        desk.press("esc");
    }
    panic!("no Amadou Kéita in the text");
}

#[test]
fn a_mention_is_given_to_somebody_else_here_and_then_everywhere() {
    let mut desk = desk();
    desk.press("enter");
    correct_keita(&mut desk);
    check_shows(&desk, "est un autre, ici…");
    desk.press("g").type_in("lenoir");
    check_shows(&desk, "1 mention · 1 article");
    desk.press("enter");
    check_shows(&desk, "Sophie Lenoir (barrage.txt)");
    assert!(lines(&desk)[0].contains("give = "), "{:?}", lines(&desk));
    let lenoir = |desk: &Desk| {
        let mut actors = desk.model.library.actors();
        actors.find(|it| it.name == "Sophie Lenoir").map(|it| (it.articles.len(), it.mentions))
    };
    assert_eq!(lenoir(&desk), Some((2, 3)));
    desk.press("U");
    assert_eq!(lenoir(&desk), Some((1, 2)));
    assert!(lines(&desk).is_empty());
    desk.press("ctrl-y");
    assert_eq!(lenoir(&desk), Some((2, 3)));
    desk.press("U");
    correct_keita(&mut desk);
    desk.press("G").type_in("lenoir").press("enter");
    assert!(lines(&desk)[0].contains("everywhere = true"), "{:?}", lines(&desk));
    assert!(lenoir(&desk).is_some_and(|it| it.1 > 2));
    desk.press("U");
    assert_eq!(lenoir(&desk), Some((1, 2)));
}

#[test]
fn words_of_the_text_are_made_an_actor() {
    let mut desk = desk();
    desk.press("enter E").type_in("fermeture des vannes").press("enter");
    check_shows(&desk, "Corriger · fermeture des vannes");
    desk.press("K o");
    check_shows(&desk, "« fermeture des vannes » : Organisation (partout)");
    desk.press("c");
    check_shows(&desk, "fermeture des vannes");
}

#[test]
fn all_corrections_are_listed_those_that_fail_first() {
    let mut desk = desk();
    desk.press("C");
    check_shows(&desk, "Aucune correction");
    desk.press("esc c E h");
    desk.press("a").type_in("lenoir").press("esc");
    desk.press("j");
    desk.shelve(&[("visite.txt", "Rien\n\nIl ne se passe rien.\n")]);
    desk.press("r C");
    check_shows(&desk, "✗ Amadou Kéita : masqué");
    check_shows(&desk, "acteur introuvable");
    assert_eq!(lines(&desk).len(), 1);
    desk.press("enter");
    check_shows(&desk, "Aucune correction");
    desk.press("esc U");
    assert_eq!(lines(&desk).len(), 1);
}

#[test]
fn two_of_one_name_are_told_apart_in_the_picker_and_the_filter() {
    let one = "Inondations à Nantes\n\nM. Tissier a visité Nantes avec Sophie Lenoir.\n";
    let other = "Grève à Marseille\n\nMme Tissier a salué la CGT à Marseille.\n";
    let mut desk = Desk::with(&[("un.txt", one), ("deux.txt", other)], WIDE);
    desk.press("a").type_in("tissier");
    check_shows(&desk, "un.txt, avec");
    check_shows(&desk, "deux.txt, avec");
    desk.press("enter");
    let (first, rows) = (desk.model.filter.typed.text().to_owned(), desk.model.list.chosen());
    assert_eq!(desk.model.filter.found.rows.len(), 1, "{first}");
    desk.press("esc a").type_in("tissier").press("down enter");
    let second = desk.model.filter.typed.text();
    assert_eq!(desk.model.filter.found.rows.len(), 1, "{second}");
    assert!(first != second && rows != desk.model.list.chosen(), "{first} {second}");
}

#[test]
fn the_page_of_an_actor_tells_that_the_reader_spoke_of_it() {
    let mut desk = desk();
    desk.press("c A");
    check_hides(&desk, "comme vous l’avez dit");
    desk.press("E t o A");
    check_shows(&desk, "Amadou Kéita ✓");
    check_shows(&desk, "comme vous l’avez dit");
}

#[test]
fn namesakes_with_offices_in_two_states_are_two_until_the_reader_says_so() {
    let article = |nation: &str, town: &str| {
        let name = format!("Le président {nation} Sacha Rivas a parlé lundi à {town}.");
        format!("Sommet à {town}\n\n{name} Le président {nation} a quitté {town} avant la nuit.\n")
    };
    let (one, other) = (article("chilien", "Nantes"), article("péruvien", "Lyon"));
    let mut desk = Desk::with(&[("un.txt", &one), ("deux.txt", &other)], WIDE);
    let namesakes = |desk: &Desk| {
        let actors = desk.model.library.actors();
        actors.filter(|it| it.name == "Sacha Rivas").count()
    };
    assert_eq!(namesakes(&desk), 2);
    desk.press("c E m").type_in("rivas").press("enter");
    assert_eq!(namesakes(&desk), 1);
    assert!(lines(&desk)[0].contains("state = "), "{:?}", lines(&desk));
    desk.press("U");
    assert_eq!(namesakes(&desk), 2);
}
