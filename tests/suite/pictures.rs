//! The screen as it is drawn on the sample, at the sizes that matter: compared
//! whole, so that a change of looks is seen in review. `INSTA_UPDATE=always
//! cargo test pictures` draws them anew.

use liseuse::store::sample;

use crate::desk::Desk;

/// What is drawn: a name, the keys that lead there, and letters typed then.
const SCENES: [(&str, &str, &str); 7] = [
    ("start", "", ""),
    ("reading", "j enter l l", ""),
    ("mentions", "c enter", ""),
    ("portrait", "c A", ""),
    ("filter", "f", "acteur:borrell paris"),
    ("picker", "a", "alie"),
    ("help", "?", ""),
];

#[track_caller]
fn check(width: u16, height: u16) {
    let start = Desk::with(sample(), (width, height));
    for (name, keys, typed) in SCENES {
        let mut desk = start.clone();
        desk.press(keys).type_in(typed);
        insta::assert_snapshot!(format!("{name}-{width}x{height}"), desk.screen());
    }
}

#[test]
fn a_small_terminal() {
    check(80, 24);
}

#[test]
fn a_middling_terminal() {
    check(120, 40);
}

#[test]
fn a_wide_terminal() {
    check(160, 50);
}
