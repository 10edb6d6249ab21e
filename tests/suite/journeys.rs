//! What a reader does, key by key, and what they see.

use crate::desk::Desk;

const DAM: &str = "Le barrage de Kessou cède après les pluies\n\n\
    Le ministre ivoirien de l’Eau, Amadou Kéita, a annoncé mardi la fermeture des vannes.\n\n\
    « Nous avons prévenu les villages », a déclaré M. Kéita à Yamoussoukro.\n";

const STRIKE: &str = "Grève dans les ports de Marseille et du Havre\n\n\
    La CGT appelle à une grève de trois jours. Le gouvernement français dit attendre.\n";

#[test]
fn the_first_article_is_open_beside_the_list() {
    let desk = Desk::with(&[("barrage.txt", DAM), ("greve.txt", STRIKE)], (120, 30));
    let screen = desk.screen();
    assert!(screen.contains("▌Le barrage de Kessou"), "{screen}");
    assert!(screen.contains("Amadou Kéita"), "{screen}");
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
