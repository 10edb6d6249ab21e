//! Bytes to documents: pages with their furniture, every encoding, and input
//! that means harm.

use std::fs;
use std::path::Path;

use liseuse::ingest::{Place, Recurring, Rules, parse};
use liseuse::news::{BlockKind, Document, Problem};
use liseuse::text::Span;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

/// A page as it was, and what its author marked on it.
#[derive(Clone)]
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

/// The rules may not get worse at pages that were not written for them.
#[test]
fn pages_written_after_the_rules_are_told_too() {
    let rules = Rules::embedded();
    let pages = [
        pages("tests/data/pages/blind"),
        pages("tests/data/pages/blind2"),
        pages("tests/data/pages/blind3"),
    ]
    .concat();
    let surprises: Vec<String> = pages.iter().flat_map(|it| surprises(it, &rules)).collect();
    let lines: usize = pages.iter().map(|it| it.blocks.len()).sum();
    assert!(surprises.len() * 100 <= lines * 4, "of {lines}\n{}", surprises.join("\n"));
}

const STORY: &str = "Le maire annonce la fin des travaux\n\nÀ Besançon, le maire a dit : « C’est l’œuvre d’une équipe, et non d’un homme. »\n\nLes riverains, eux, demandent toujours qui paiera le pont, et où l’argent a été pris.\n";

/// What Python reads from a file: the characters that others count in.
#[track_caller]
fn check_story(bytes: &[u8], original: &str) {
    let document = article(bytes);
    assert_eq!(document.text.trim_end(), STORY.trim_end());
    let letters: Vec<char> = original.chars().collect();
    for block in &document.blocks {
        let place = document.trace.letters(&document.text, block.span);
        let there: String = letters[place].iter().collect();
        assert_eq!(there, document.words(block.span));
    }
}

fn wide(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn line_endings_of_every_system() {
    check_story(STORY.as_bytes(), STORY);
    for ending in ["\r\n", "\r", "\u{2028}", "\u{85}"] {
        let story = STORY.replace('\n', ending);
        check_story(story.as_bytes(), &story);
    }
}

#[test]
fn encodings_of_every_system() {
    let marked = format!("\u{feff}{STORY}");
    check_story(marked.as_bytes(), &marked);
    for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
        check_story(&wide(STORY, bytes), STORY);
        check_story(&wide(&marked, bytes), STORY);
    }
    check_story(&one_byte(STORY, &WINDOWS), STORY);
    check_story(&one_byte(STORY, &MACINTOSH), STORY);
}

/// Where two systems of the time before UTF-8 put the letters of the story.
const WINDOWS: [(char, u8); 12] = [
    ('À', 0xc0),
    ('«', 0xab),
    ('»', 0xbb),
    ('’', 0x92),
    ('œ', 0x9c),
    ('é', 0xe9),
    ('ç', 0xe7),
    ('è', 0xe8),
    ('ù', 0xf9),
    ('à', 0xe0),
    ('ê', 0xea),
    ('û', 0xfb),
];
const MACINTOSH: [(char, u8); 12] = [
    ('À', 0xcb),
    ('«', 0xc7),
    ('»', 0xc8),
    ('’', 0xd5),
    ('œ', 0xcf),
    ('é', 0x8e),
    ('ç', 0x8d),
    ('è', 0x8f),
    ('ù', 0x9d),
    ('à', 0x88),
    ('ê', 0x90),
    ('û', 0x9e),
];

fn one_byte(text: &str, table: &[(char, u8)]) -> Vec<u8> {
    let byte = |it: char| match table.iter().find(|row| row.0 == it) {
        Some(row) => row.1,
        None => u8::try_from(it).unwrap(),
    };
    text.chars().map(byte).collect()
}

#[test]
fn damaged_text_is_shown_and_told() {
    let mut bytes = STORY.as_bytes().to_vec();
    bytes.insert(10, 0xff);
    let (documents, problems) = read(&bytes);
    assert!(documents[0].text.starts_with("Le maire a\u{fffd}nnonce"));
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].what.key, "problem-damaged");
}

#[test]
fn what_is_no_article_is_told() {
    #[track_caller]
    fn check(bytes: &[u8], expected: &str) {
        let (documents, problems) = read(bytes);
        assert!(documents.is_empty());
        assert_eq!(problems[0].what.key, expected);
    }
    check(b"", "problem-empty");
    check(b" \n\r\n\t", "problem-no-text");
    check(b"\xef\xbb\xbf", "problem-no-text");
    check(b"%PDF-1.4 ...", "problem-foreign");
    check(b"<!DOCTYPE html><p>Bonjour", "problem-foreign");
    check(&vec![b'x'; liseuse::ingest::LARGEST + 1], "problem-too-large");
}

#[test]
fn metadata_are_read_and_not_shown() {
    let text = "---\ntitle: Le pont\nauthor: Ana Ruiz\ndate: 2020-09-27\nsource: Le Phare\nlang: en\n---\n\nLe pont est fermé depuis lundi.\n";
    for name in ["a.md", "a.txt"] {
        let (documents, _) = parse(text.as_bytes(), &place(name), &Rules::embedded());
        let document = &documents[0];
        assert_eq!(document.headline(), "Le pont");
        assert_eq!(
            (&*document.source.outlet, fact(document, "date")),
            ("Le Phare", "2020-09-27".into())
        );
        assert_eq!(fact(document, "language"), "en");
        assert!(!document.text.contains("author"));
        let title = document.trace.letters(&document.text, document.title().unwrap());
        assert_eq!(title, 11..18);
    }
}

#[test]
fn outlet_and_date_are_read_off_the_path() {
    #[track_caller]
    fn check(file: &str, outlet: &str, date: &str) {
        let place = Place::new(Path::new(file), Path::new("/presse"));
        let (documents, _) = parse(STORY.as_bytes(), &place, &Rules::embedded());
        assert_eq!(documents[0].source.outlet, outlet);
        assert_eq!(fact(&documents[0], "date"), date);
    }
    check("/presse/phare/2020-09-27-pont.txt", "phare", "2020-09-27");
    check("/presse/2020/09/27/pont.txt", "presse", "2020-09-27");
    check("/presse/2020/phare/20200927.txt", "phare", "2020-09-27");
    check("/presse/2020-09/pont.txt", "presse", "");
    check("/presse", "", "");
}

#[test]
fn an_article_keeps_its_name() {
    let id = |name: &str| parse(STORY.as_bytes(), &place(name), &Rules::embedded()).0[0].id;
    assert_eq!(id("a/b.txt"), id("a/b.txt"));
    assert_ne!(id("a/b.txt"), id("a/c.txt"));
}

#[test]
fn dates_in_the_story_are_not_its_date() {
    let text = "Le pont\n\nLe pont a été fermé le 27 septembre 2020, a dit le maire, et il n’a jamais rouvert.\n\nIl avait été inauguré le 3 mai 1964 par le préfet d’alors, devant une foule nombreuse.\n";
    assert_eq!(fact(&article(text.as_bytes()), "date"), "");
}

#[test]
fn lines_that_recur_on_an_outlets_pages_are_furniture() {
    let rules = Rules::embedded();
    let subjects = ["Le pont", "Le port", "Le phare", "La digue"];
    let page = |it: &&str| {
        format!(
            "Le Petit Littoral\n\n{it} ferme pour trois mois entiers\n\n{it} a fermé lundi, a dit le maire, et ne rouvrira qu’au printemps prochain, si tout va bien d’ici là.\n\nLe journal qui ne dort pas\n"
        )
    };
    let read = |it: String| parse(it.as_bytes(), &place("x.txt"), &rules).0.remove(0);
    let mut documents: Vec<Document> = subjects.iter().map(page).map(read).collect();
    let mut recurring = Recurring::default();
    for document in &documents {
        recurring.learn(document);
    }
    for (document, subject) in documents.iter_mut().zip(subjects) {
        assert!(recurring.apply(document));
        assert_eq!(document.headline(), format!("{subject} ferme pour trois mois entiers"));
        let kinds: String = document.blocks.iter().map(|it| letter(it.kind)).collect();
        assert_eq!(kinds, "DTPD");
        assert!(!recurring.apply(document), "twice is once");
    }
}

#[test]
fn a_copied_wire_is_no_furniture() {
    let rules = Rules::embedded();
    let read = || article(STORY.as_bytes());
    let mut documents: Vec<Document> = (0..4).map(|_| read()).collect();
    let mut recurring = Recurring::default();
    for document in &documents {
        recurring.learn(document);
    }
    let mut other = parse(
        "Autre chose\n\nUne phrase assez longue pour être du texte.\n".as_bytes(),
        &place("o.txt"),
        &rules,
    )
    .0
    .remove(0);
    recurring.learn(&other);
    recurring.apply(&mut other);
    for document in &mut documents {
        recurring.apply(document);
        let kept = document.blocks.iter().filter(|it| it.kind == BlockKind::Paragraph).count();
        assert_eq!(kept, 2);
    }
}

/// Lines chosen so that every rule looks around as far as it can.
#[test]
fn no_order_of_lines_makes_reading_slow() {
    let patterns = [
        "À lire aussi\n",
        "À lire aussi\nUne phrase assez longue pour être du texte.\n",
        "Qui ?\n",
        "a\n",
        "Par Ana\n27 septembre 2020\n",
        "\u{1b}]0;",
        "- a\n> ",
        "x\n\n",
        "Facebook\n",
    ];
    for pattern in patterns {
        let text = pattern.repeat(200_000 / pattern.len());
        let (documents, problems) = read(text.as_bytes());
        assert_eq!(documents.len() + usize::from(documents.is_empty()) * problems.len(), 1);
    }
}

/// Pieces of pages and of trouble.
fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "Le maire a parlé longuement devant la foule réunie sur la place.",
        "\n",
        "\n\n",
        "\r\n",
        "À lire aussi",
        "Par Ana Ruiz",
        "Publié le 27 septembre 2020",
        "Partager",
        "Facebook",
        "Un titre",
        "« Quoi ? »",
        "\u{200b}",
        "\u{1b}[31m",
        "\u{1b}]0;x\u{7}",
        "é",
        "\t",
        "\u{feff}",
        "---\n",
        "title: x\n",
        "# ",
        "> ",
        "- ",
        "img-4827",
        "2 commentaires",
        "BAKOU (AFP) — ",
        "\u{a0}",
        "\u{a0} d. le",
        "**",
        "港",
        "[a](b)",
        "|",
        "`",
        "e\u{301}",
        "\u{2028}",
        "Il vit à Lyon.",
        "…",
        "12/03/2020",
    ])
}

fn check_promises(bytes: &[u8], name: &str, rules: &Rules) -> Result<(), TestCaseError> {
    let (documents, problems) = parse(bytes, &place(name), rules);
    prop_assert!(documents.len() <= 1 && problems.len() <= 2);
    let Some(document) = documents.first() else { return Ok(()) };
    let is_plain = name == "a.txt";
    let mut end = 0;
    let mut covered = String::new();
    for block in &document.blocks {
        prop_assert!(end <= block.span.start() && !block.span.is_empty());
        prop_assert!(document.text.is_char_boundary(block.span.start()));
        prop_assert!(document.text.is_char_boundary(block.span.end()));
        end = block.span.end();
        covered.push_str(document.words(block.span));
    }
    let solid = |it: &str| it.chars().filter(|it| !it.is_whitespace()).collect::<String>();
    prop_assert_eq!(solid(&covered).len() <= solid(&document.text).len(), true);
    if is_plain {
        prop_assert_eq!(solid(&covered), solid(&document.text));
    }
    prop_assert!(document.text.chars().all(|it| it == '\n' || !it.is_control()));
    prop_assert!(document.blocks.iter().filter(|it| it.kind == BlockKind::Title).count() <= 1);
    let spans = [
        document.byline,
        document.dateline.and_then(|it| it.place),
        document.dateline.and_then(|it| it.agency),
    ];
    prop_assert!(
        spans.into_iter().flatten().all(|it| document.text.get(it.start()..it.end()).is_some())
    );
    let places: Vec<usize> = document
        .text
        .char_indices()
        .map(|it| document.trace.letter(&document.text, it.0))
        .collect();
    prop_assert!(!is_plain || places.is_sorted());
    Ok(())
}

/// Runs `check` on whatever `strategy` makes up, with rules read once.
fn for_all<S: Strategy>(
    strategy: S,
    check: impl Fn(S::Value, &Rules) -> Result<(), TestCaseError>,
) {
    let rules = Rules::embedded();
    let mut runner = TestRunner::default();
    runner.run(&strategy, |it| check(it, &rules)).unwrap();
}

#[test]
fn any_bytes_are_read() {
    for_all(prop::collection::vec(any::<u8>(), 0..400), |bytes, rules| {
        check_promises(&bytes, "a.txt", rules)?;
        check_promises(&bytes, "a.md", rules)
    });
}

#[test]
fn any_page_keeps_the_promises() {
    for_all(prop::collection::vec(piece(), 0..60), |pieces, rules| {
        let text = pieces.concat();
        check_promises(text.as_bytes(), "a.txt", rules)?;
        check_promises(text.as_bytes(), "a.md", rules)
    });
}

#[test]
fn any_block_is_found_again_in_the_file() {
    for_all(prop::collection::vec(piece(), 0..60), |pieces, rules| {
        let text = pieces.concat();
        let (documents, _) = parse(text.as_bytes(), &place("a.txt"), rules);
        let letters: Vec<char> = text.chars().collect();
        let is_solid = |it: &char| !it.is_whitespace() && !it.is_control();
        for document in &documents {
            for block in &document.blocks {
                let words = document.words(block.span);
                let place = document.trace.letters(&document.text, block.span);
                prop_assert_eq!(letters.get(place.start).copied(), words.chars().next());
                prop_assert_eq!(letters.get(place.end - 1).copied(), words.chars().next_back());
                let inner = letters[place].iter().filter(|it| is_solid(it)).count();
                prop_assert!(inner >= words.chars().filter(is_solid).count());
            }
        }
        Ok(())
    });
}
