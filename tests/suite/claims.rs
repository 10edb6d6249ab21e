//! Our own marked claims in `assets/corpus/claims`: that there are enough of
//! them, and that what the program finds of them does not get worse. The table
//! is shown by `cargo test --test suite claims -- --nocapture`, and with
//! `DIFFERENCES=1` before it every line that is not read as marked.

use std::{env, fs};

use liseuse::news::Language;

use crate::marked::Score;
use crate::press::{self, Press};
use crate::speech::{Tally, tally};
use crate::{dates, figures};

const LANGUAGES: [(&str, Language); 2] = [("fr", Language::French), ("en", Language::English)];

/// Files that were seen while the rules were written, and those that were
/// written before anything was measured on them.
const ENDINGS: [&str; 2] = ["txt", "dev.txt"];

/// How the sentences of a file are read.
type Read = fn(&str, Language) -> (Score, Score);

#[test]
fn statements_are_found_with_their_speakers() {
    let mut all = Tally::default();
    for (name, text, language) in texts("statements") {
        let tally = tally(&text, language);
        tell(&name, &spoken(&tally));
        differ(&tally.differences);
        all = all.and(tally);
    }
    tell("statements", &spoken(&all));
    let differences = all.differences.join("\n");
    assert!(all.marked >= 400, "{} are too few to judge by", all.marked);
    assert!(all.speaker_precision() >= 0.96, "speakers are wrong:\n{differences}");
    assert!(all.undecided() <= 0.06, "speakers are left open:\n{differences}");
    assert!(all.whole_f1() >= 0.92, "statements are wrong:\n{differences}");
}

#[test]
fn figures_are_found_with_who_claims_them() {
    check("figures", figures::marked, 90);
}

#[test]
fn dates_are_found_and_resolved() {
    check("dates", dates::marked, 90);
}

#[test]
fn whole_articles_are_read_as_they_are_marked() {
    let mut all = Press::default();
    for (name, text, language) in texts("press") {
        let press = press::read(&text, language);
        tell(&name, &spoken(&press.statements));
        tell(&name, &counted(&press.figures));
        tell(&name, &counted(&press.dates));
        all = all.and(press);
    }
    let differences = all.differences();
    assert!(all.statements.speaker_precision() >= 0.92, "speakers are wrong:\n{differences}");
    assert!(all.statements.whole_f1() >= 0.82, "statements are wrong:\n{differences}");
    all.figures.hold(80);
    all.dates.hold(95);
}

#[track_caller]
fn check(kind: &str, read: Read, floor: usize) {
    let mut all = Score::default();
    for (name, text, language) in texts(kind) {
        let (seen, held_out) = read(&text, language);
        let score = seen.and(held_out);
        tell(&name, &counted(&score));
        differ(&score.differences);
        all = all.and(score);
    }
    tell(kind, &counted(&all));
    assert!(all.right + all.missed >= 200, "there are too few {kind} to judge by");
    all.hold(floor);
}

fn spoken(it: &Tally) -> String {
    format!(
        "{} marked, {} found, content F1 {:.3}, speaker precision {:.3}, undecided {:.3}, whole F1 {:.3}",
        it.marked,
        it.found,
        it.f1(),
        it.speaker_precision(),
        it.undecided(),
        it.whole_f1()
    )
}

fn counted(it: &Score) -> String {
    let [right, wrong, missed] =
        [it.right, it.wrong, it.missed].map(|it| u32::try_from(it).unwrap());
    let share = |whole: u32| f64::from(right) / f64::from(whole.max(1));
    let (precision, recall) = (share(right + wrong), share(right + missed));
    format!("{} marked, precision {precision:.3}, recall {recall:.3}", right + missed)
}

/// The files of one kind: name, text, language.
fn texts(kind: &str) -> Vec<(String, String, Language)> {
    let mut found = Vec::new();
    for (code, language) in LANGUAGES {
        for ending in ENDINGS {
            let name = format!("{kind}.{code}.{ending}");
            if let Ok(text) = fs::read_to_string(format!("assets/corpus/claims/{name}")) {
                found.push((name, text, language));
            }
        }
    }
    found
}

fn differ(those: &[String]) {
    if env::var_os("DIFFERENCES").is_some() && !those.is_empty() {
        tell("differ", &those.join("\n"));
    }
}

#[expect(clippy::print_stdout, reason = "shown when asked for, and when a test fails")]
fn tell(name: &str, what: &str) {
    println!("{name}: {what}");
}
