//! Bytes to documents: pages with their furniture, every encoding, and input
//! that means harm.

use std::fs;
use std::path::Path;

use liseuse::ingest::{Place, Recurring, Rules, parse};
use liseuse::news::{BlockKind, Document, Problem};
use liseuse::text::Span;
use proptest::prelude::*;

/// A page as it was, and what its author marked on it.
struct Page {
    name: String,
    text: String,
    /// The kind of every block, with its first words.
    blocks: Vec<(char, String)>,
    facts: Vec<(String, String)>,
}

fn pages(folder: &str) -> Vec<Page> {
    let files = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let mut files: Vec<_> =
        files.filter(|it| it.extension().is_some_and(|it| it == "txt")).collect();
    files.sort();
    files.iter().map(|it| unmarked(it)).collect()
}

fn unmarked(file: &Path) -> Page {
    let name = file.file_stem().unwrap().to_string_lossy().into_owned();
    let (mut text, mut blocks, mut facts) = (String::new(), Vec::new(), Vec::new());
    for line in fs::read_to_string(file).unwrap().lines() {
        let (mark, words) = line.split_once(' ').unwrap_or((line, ""));
        match mark {
            "@" => {
                let (key, value) = words.split_once(": ").unwrap();
                facts.push((key.to_owned(), value.to_owned()));
                continue;
            }
            "" | "P=" => (),
            _ => blocks.push((mark.chars().next().unwrap(), start(words))),
        }
        text.push_str(words);
        text.push('\n');
    }
    Page { name, text, blocks, facts }
}

fn start(words: &str) -> String {
    words.trim().chars().take(48).collect()
}

fn letter(kind: BlockKind) -> char {
    match kind {
        BlockKind::Title => 'T',
        BlockKind::Heading => 'H',
        BlockKind::Paragraph => 'P',
        BlockKind::Quotation => 'Q',
        BlockKind::Debris => 'D',
    }
}

fn place(name: &str) -> Place {
    Place { name: name.to_owned(), inner: name.to_owned(), folder: "dossier".to_owned() }
}

fn read(bytes: &[u8]) -> (Vec<Document>, Vec<Problem>) {
    parse(bytes, &place("article.txt"), &Rules::embedded())
}

#[track_caller]
fn article(bytes: &[u8]) -> Document {
    let (mut documents, problems) = read(bytes);
    assert_eq!(documents.len(), 1, "{problems:?}");
    documents.remove(0)
}

fn fact(document: &Document, key: &str) -> String {
    let words = |it: Option<Span>| it.map(|it| document.words(it).to_owned()).unwrap_or_default();
    match key {
        "byline" => words(document.byline),
        "date" => document.published.map(|it| it.date.to_string()).unwrap_or_default(),
        "place" => words(document.dateline.and_then(|it| it.place)),
        "agency" => words(document.dateline.and_then(|it| it.agency)),
        "language" => document.language.code().unwrap_or_default().to_owned(),
        _ => panic!("unknown fact {key}"),
    }
}

/// Every line of `page` that came out as something else.
fn surprises(page: &Page, rules: &Rules) -> Vec<String> {
    let (documents, _) = parse(page.text.as_bytes(), &place("page.txt"), rules);
    let document = &documents[0];
    let found: Vec<(char, String)> = document
        .blocks
        .iter()
        .map(|it| (letter(it.kind), start(document.words(it.span))))
        .collect();
    let mut surprises = Vec::new();
    if found.len() != page.blocks.len() {
        surprises.push(format!("{}: {} blocks, not {}", page.name, found.len(), page.blocks.len()));
    }
    for ((expected, words), (kind, _)) in page.blocks.iter().zip(&found) {
        if expected != kind {
            surprises.push(format!("{}: {kind}, not {expected}: {words}", page.name));
        }
    }
    for (key, value) in &page.facts {
        let found = fact(document, key);
        if found != *value {
            surprises.push(format!("{}: {key} {found:?}, not {value:?}", page.name));
        }
    }
    surprises
}

#[test]
fn pages_are_told_from_their_furniture() {
    let rules = Rules::embedded();
    let pages = pages("tests/data/pages");
    assert!(pages.len() >= 16);
    let surprises: Vec<String> = pages.iter().flat_map(|it| surprises(it, &rules)).collect();
    assert!(surprises.is_empty(), "\n{}", surprises.join("\n"));
}

#[test]
fn pages_written_after_the_rules_are_told_too() {
    let rules = Rules::embedded();
    let pages = pages("tests/data/pages/blind");
    let surprises: Vec<String> = pages.iter().flat_map(|it| surprises(it, &rules)).collect();
    let lines: usize = pages.iter().map(|it| it.blocks.len()).sum();
    println!("{} of {lines} lines\n{}", lines - surprises.len().min(lines), surprises.join("\n"));
    assert!(surprises.len() * 100 <= lines * 15);
}
