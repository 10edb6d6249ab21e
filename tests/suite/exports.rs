//! Tables of statements, figures, dates and mentions, as other programs read
//! them.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::{TempDir, tempdir};

const PROGRAM: &str = env!("CARGO_BIN_EXE_liseuse");

const ARTICLE: &str = "Trêve à Korvik 😀

Selon le ministère de la Défense, cité par l’agence Tass, « 16 soldats » ont été tués mardi.

Le président Ivo Kostan a accusé l’Arménie d’avoir rompu la trêve, \"sans raison\"; il exige des excuses.
";

fn articles() -> TempDir {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("2023-10-18 korvik.txt"), ARTICLE).unwrap();
    folder
}

fn export(kind: &str, format: &str, folder: &Path) -> String {
    let output: Output = Command::new(PROGRAM)
        .args(["export", kind, "--format", format])
        .arg(folder)
        .env("XDG_CONFIG_HOME", folder)
        .env("XDG_DATA_HOME", folder)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn rows(kind: &str) -> Vec<Value> {
    let folder = articles();
    let lines = export(kind, "jsonl", folder.path());
    lines.lines().map(|it| serde_json::from_str(it).unwrap()).collect()
}

fn place(row: &Value, name: &str) -> usize {
    usize::try_from(row[name].as_u64().unwrap()).unwrap()
}

#[test]
fn every_row_leads_to_its_words_by_letters_and_by_bytes() {
    let letters: Vec<char> = ARTICLE.chars().collect();
    for kind in ["statements", "figures", "dates", "mentions"] {
        let rows = rows(kind);
        assert!(!rows.is_empty(), "no {kind}");
        for row in rows {
            let words = row["words"].as_str().unwrap();
            let by_letter: String =
                letters[place(&row, "start")..place(&row, "end")].iter().collect();
            let by_byte = &ARTICLE[place(&row, "start_byte")..place(&row, "end_byte")];
            assert_eq!((&*by_letter, by_byte), (words, words));
        }
    }
}

#[test]
fn a_statement_says_who_how_and_through_whom() {
    let rows = rows("statements");
    assert_eq!(rows[0]["speaker"], "ministère de la Défense");
    assert_eq!(rows[0]["via"][0], "agence Tass");
    let accused = rows.iter().find(|it| it["act"] == "accuse").unwrap();
    assert_eq!(accused["speaker_name"], "Ivo Kostan");
    assert_eq!(accused["target"], "Arménie");
    assert_eq!(accused["cue"], "a accusé");
    assert_eq!(rows[0]["published"], "2023-10-18");
}

#[test]
fn a_figure_says_how_many_of_what_on_whose_word() {
    let rows = rows("figures");
    assert_eq!((&rows[0]["low"], &rows[0]["what"]), (&Value::from(16), &Value::from("killed")));
    assert_eq!(rows[0]["claimant"], "ministère de la Défense");
}

#[test]
fn a_table_has_the_names_first_and_the_same_rows() {
    let folder = articles();
    for kind in ["statements", "figures", "dates", "mentions"] {
        let csv = export(kind, "csv", folder.path());
        let mut table = csv::Reader::from_reader(csv.as_bytes());
        let names: Vec<String> = table.headers().unwrap().iter().map(str::to_owned).collect();
        let first = &rows(kind)[0];
        assert_eq!(names.len(), first.as_object().unwrap().len());
        let cells: Vec<_> = table.records().map(Result::unwrap).collect();
        assert_eq!(cells.len(), rows(kind).len());
        let words = names.iter().position(|it| it == "words").unwrap();
        assert_eq!(&cells[0][words], first["words"].as_str().unwrap());
    }
}

#[test]
fn the_claims_follow_the_text_where_they_are_asked_for() {
    let folder = articles();
    let read = |more: &[&str]| {
        let output = Command::new(PROGRAM)
            .args(["read", "--lang", "fr", "--width", "0"])
            .args(more)
            .arg(folder.path())
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(!read(&[]).contains("Paroles ("));
    let told = read(&["--claims"]);
    for words in ["Paroles (", "transmis par agence Tass", "Chiffres (1)", "Tués", "Dates (1)"] {
        assert!(told.contains(words), "{words} is not in {told}");
    }
}
