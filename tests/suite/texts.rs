//! The index answers as a pass over all texts would.

use std::collections::BTreeSet;
use std::time::Duration;

use crossbeam_channel::unbounded;
use liseuse::library::{Digest, Texts};
use liseuse::news::{Annotated, ArticleId, Block, BlockKind, Document, Language, Source};
use liseuse::runtime::Indexer;
use liseuse::store::index::{self, Index, Latest};
use liseuse::store::{Change, Packed, Reader, Refusal, Stamp, Writer};
use liseuse::text::{Sought, Span, fold};
use tempfile::TempDir;

const NOTHING: [u32; 0] = [];

/// An article of such blocks; those that begin with `#` are debris.
fn document(number: u32, language: Language, blocks: &[&str]) -> Document {
    let (mut text, mut cut) = (String::new(), Vec::new());
    for block in blocks {
        let start = text.len();
        text.push_str(block.trim_start_matches('#'));
        let is_debris = block.starts_with('#');
        let kind = if is_debris { BlockKind::Debris } else { BlockKind::Paragraph };
        cut.push(Block { kind, span: Span::new(start, text.len()) });
        text.push('\n');
    }
    Document {
        source: Source { place: format!("{number}.txt"), outlet: String::new() },
        ..Document::new(ArticleId(number.into()), text, cut, language)
    }
}

/// An index of articles numbered from 0, committed.
fn index(articles: &[Document]) -> (TempDir, Index) {
    let folder = tempfile::tempdir().unwrap();
    let mut index = Index::open(folder.path(), "a library", 9).unwrap();
    for (number, article) in (0..).zip(articles) {
        index.put(number, article).unwrap();
    }
    index.commit(9).unwrap();
    (folder, index)
}

fn french(texts: &[&str]) -> (TempDir, Index) {
    let articles = texts.iter().map(|it| document(0, Language::French, &[it]));
    index(&articles.collect::<Vec<_>>())
}

fn beginning(texts: &dyn Texts, word: &str) -> Vec<u32> {
    texts.beginning(word, &|| true).unwrap().iter().collect()
}

fn phrase(texts: &dyn Texts, phrase: &str) -> Vec<u32> {
    texts.phrase(phrase, &|| true).unwrap().iter().collect()
}

/// Those of `articles` whose text, debris left out, `holds`.
fn all(articles: &[Document], holds: impl Fn(&str) -> bool) -> Vec<u32> {
    let holds = |it: &Document| {
        let mut blocks = it.blocks.iter().filter(|it| it.kind != BlockKind::Debris);
        blocks.any(|block| holds(block.span.within(&it.text)))
    };
    (0..).zip(articles).filter(|it| holds(it.1)).map(|it| it.0).collect()
}

const WORDS: &[&str] = &[
    "élève",
    "Élevé",
    "eleve",
    "art",
    "arc",
    "ciel",
    "en",
    "l",
    "d",
    "aujourd",
    "hui",
    "Œuvre",
    "oeuvres",
    "3",
    "2019",
    "à",
    "a",
    "porte",
    "parole",
    "Haut",
    "Karabagh",
    "e\u{301}té",
    "ete",
];
const SIGNS: &[&str] = &[
    " ", " ", " ", "\u{a0}", "  ", "\n", "\n\u{a0}", "-", "‑", "'", "’", ", ", ". ", " « ", "», ",
    "/", " - ", "…", "' ", "n°",
];

/// Texts made of a few words and of what may stand between them.
fn salad(count: u32) -> Vec<Document> {
    let mut seed = 11u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let mut block = |longest: usize| -> String {
        let mut text = ["", "", "#"][next(3)].to_owned();
        for _ in 0..=next(longest) {
            text.push_str(WORDS[next(WORDS.len())]);
            text.push_str(SIGNS[next(SIGNS.len())]);
        }
        text.push_str(WORDS[next(WORDS.len())]);
        text
    };
    let article = |number| {
        let blocks = [block(6), block(3)];
        document(number, Language::Other, &blocks.each_ref().map(String::as_str))
    };
    (0..count).map(article).collect()
}

/// What may be asked of a salad: beginnings and stretches of its texts.
fn questions(articles: &[Document]) -> BTreeSet<String> {
    let mut questions = BTreeSet::new();
    for document in articles {
        let text = document.blocks[0].span.within(&document.text);
        let places: Vec<usize> = text.char_indices().map(|it| it.0).collect();
        let inside = |it: usize| text[..it].ends_with(char::is_alphanumeric);
        let starts = places.iter().filter(|it| !inside(**it));
        for start in starts.filter(|it| text[**it..].starts_with(char::is_alphanumeric)) {
            let ends = places.iter().filter(|it| *it > start && inside(**it)).take(9);
            questions.extend(ends.map(|end| text[*start..*end].to_owned()));
        }
    }
    questions
}

/// Whether `word` has no signs between its words that the index does not tell
/// from others.
fn is_plain(word: &str) -> bool {
    let signs = |it: char| !it.is_alphanumeric() && it != '\u{301}';
    let signs = word.split(|it| !signs(it)).map(fold);
    signs.into_iter().all(|it| it.trim().is_empty() || it == "-" || it == "'")
}

#[test]
fn beginnings_are_found_as_by_reading_everything() {
    let articles = salad(120);
    let (_folder, index) = index(&articles);
    let asked = questions(&articles).into_iter().filter(|it| !it.contains(char::is_whitespace));
    let mut count = 0;
    for word in asked {
        let sought = Sought::new(&word);
        let expected = all(&articles, |it| sought.starts_a_word_in(it));
        let found = beginning(&*index.texts(), &word);
        if is_plain(&word) && !expected.is_empty() {
            count += 1;
            assert_eq!(found, expected, "{word:?}");
        }
        assert!(expected.iter().all(|it| found.contains(it)), "{word:?}");
    }
    assert!(count > 100, "{count}");
}

#[test]
fn phrases_are_found_as_by_reading_everything() {
    let articles = salad(120);
    let (_folder, index) = index(&articles);
    let asked = questions(&articles);
    assert!(asked.len() > 1000, "{}", asked.len());
    for phrase in asked {
        let sought = Sought::new(&phrase);
        let expected = all(&articles, |it| sought.is_whole_in(it));
        let found = self::phrase(&*index.texts(), &phrase);
        if is_plain(&phrase) {
            assert_eq!(found, expected, "{phrase:?}");
        }
        assert!(expected.iter().all(|it| found.contains(it)), "{phrase:?}");
    }
}

/// Long lists of articles are packed in another way than short ones.
#[test]
fn words_of_many_articles_are_found_in_all_of_them() {
    let text = |it: u32| format!("un{} deux{} trois à part", it % 7, it % 2);
    let article = |it| document(it, Language::French, &[&text(it)]);
    let articles: Vec<Document> = (0..1500).map(article).collect();
    let (_folder, index) = index(&articles);
    let texts = index.texts();
    for word in ["un", "un3", "deux", "deux1", "trois", "a", "à"] {
        let sought = Sought::new(word);
        let expected = all(&articles, |it| sought.starts_a_word_in(it));
        assert_eq!(beginning(&*texts, word), expected, "{word}");
    }
    let sought = Sought::new("deux0 trois a");
    assert_eq!(phrase(&*texts, "deux0 trois a"), all(&articles, |it| sought.is_whole_in(it)));
}

#[test]
fn accents_are_forgiven_when_not_typed_and_meant_when_typed() {
    let (_folder, index) = french(&["Un élève.", "Un prix élevé.", "ELEVE", "rien"]);
    let texts = index.texts();
    assert_eq!(beginning(&*texts, "elev"), [0, 1, 2]);
    assert_eq!(beginning(&*texts, "élè"), [0]);
    assert_eq!(phrase(&*texts, "prix eleve"), [1]);
    assert_eq!(phrase(&*texts, "prix élève"), NOTHING);
}

#[test]
fn other_forms_of_a_word_are_found_in_its_language() {
    let (_folder, index) = french(&["La négociation dure.", "Des négociations", "Rien"]);
    assert_eq!(beginning(&*index.texts(), "négociations"), [0, 1]);
    assert_eq!(beginning(&*index.texts(), "negociations"), [0, 1]);
    assert_eq!(phrase(&*index.texts(), "négociations"), [1]);
}

#[test]
fn a_slip_is_forgiven_where_nothing_else_is_found() {
    let (_folder, index) = french(&["Le parlement vote", "Les parlementaires", "En 20190"]);
    assert_eq!(beginning(&*index.texts(), "parlemnet"), [0]);
    assert_eq!(beginning(&*index.texts(), "parlement"), [0, 1]);
    assert_eq!(beginning(&*index.texts(), "20199"), NOTHING, "numbers are no slips");
}

#[test]
fn what_is_replaced_or_taken_out_is_not_found_any_more() {
    let (_folder, mut index) = french(&["la grève", "la fête"]);
    index.put(0, &document(0, Language::French, &["le calme"])).unwrap();
    assert_eq!(beginning(&*index.texts(), "grève"), [0], "until it is committed");
    index.take_out(1).unwrap();
    index.commit(10).unwrap();
    assert_eq!(beginning(&*index.texts(), "grève"), NOTHING);
    assert_eq!(beginning(&*index.texts(), "fête"), NOTHING);
    assert_eq!(beginning(&*index.texts(), "calme"), [0]);
}

#[test]
fn an_index_goes_on_where_it_was_left() {
    let (folder, index) = french(&["la grève"]);
    drop(index);
    let index = Index::open(folder.path(), "a library", 12).unwrap();
    assert_eq!((index.seq(), beginning(&*index.texts(), "greve")), (9, vec![0]));
}

/// What of the text the index would give it for, the words in brackets.
#[track_caller]
fn check_forms(word: &str, marked: &str) {
    let text = marked.replace(['[', ']'], "");
    let (_folder, index) = french(&[&text]);
    let document = document(0, Language::French, &[&text]);
    let mut told = text.clone();
    for span in index.texts().forms(word, &document).iter().rev() {
        told.replace_range(span.start()..span.end(), &format!("[{}]", span.within(&text)));
    }
    assert_eq!(told, marked);
    let is_found = !beginning(&*index.texts(), word).is_empty();
    assert_eq!(is_found, marked.contains('['), "{word}");
}

#[test]
fn the_words_are_known_that_an_article_was_found_by() {
    check_forms("négociation", "Les [négociations] ont repris ; [négocier] prend du temps.");
    check_forms("manifestants", "Un [manifestant] a été blessé.");
    check_forms("negocitions", "Les [négociations] ont repris.");
    check_forms("gouvernmeent", "Le [gouvernement] a menti.");
    check_forms("paix", "La guerre continue.");
    check_forms("1200", "Plus de 1300 blessés.");
}

#[test]
fn what_was_not_committed_is_asked_for_again() {
    let (folder, mut index) = french(&["la grève"]);
    index.put(1, &document(1, Language::French, &["la paix"])).unwrap();
    drop(index);
    let index = Index::open(folder.path(), "a library", 12).unwrap();
    assert_eq!((index.seq(), beginning(&*index.texts(), "paix")), (9, vec![]));
}

#[test]
fn an_index_that_does_not_fit_its_record_is_made_anew() {
    #[track_caller]
    fn check(library: &str, last: u64, spoil: impl Fn(&std::path::Path)) {
        let (folder, index) = french(&["la grève"]);
        drop(index);
        spoil(folder.path());
        let mut index = Index::open(folder.path(), library, last).unwrap();
        assert_eq!((index.seq(), beginning(&*index.texts(), "greve")), (0, vec![]));
        index.put(0, &document(0, Language::French, &["la paix"])).unwrap();
        index.commit(1).unwrap();
        assert_eq!(beginning(&*index.texts(), "paix"), [0]);
    }
    check("another library", 12, |_| ());
    check("a library", 8, |_| ());
    check("a library", 12, |it| std::fs::write(it.join("index/v2/meta.json"), "{").unwrap());
    check("a library", 12, |it| {
        for file in std::fs::read_dir(it.join("index/v2")).unwrap() {
            let file = file.unwrap().path();
            if file.extension().is_some_and(|it| it == "term") {
                std::fs::write(file, "").unwrap();
            }
        }
    });
    check("a library", 12, |it| std::fs::rename(it.join("index/v2"), it.join("index/v1")).unwrap());
}

#[test]
fn only_one_writes() {
    let (folder, _index) = french(&["la grève"]);
    let refused = Index::open(folder.path(), "a library", 12).unwrap_err();
    assert!(matches!(refused, Refusal::Busy), "{refused:?}");
    let latest = Latest::default();
    drop(Writer::open(folder.path()).unwrap());
    index::look(&Reader::open(folder.path()).unwrap(), &latest).unwrap();
    assert_eq!(beginning(&latest, "greve"), [0], "but others may look");
}

#[test]
fn nobody_waits_for_an_answer_that_is_not_wanted() {
    let (_folder, index) = french(&["la grève"]);
    assert!(index.texts().beginning("gr", &|| false).is_none());
    assert!(index.texts().phrase("la grève", &|| false).is_none());
}

/// Writes texts to a library, each as a file of its own; an empty one is
/// forgotten.
fn write(writer: &mut Writer, texts: &[(&str, &str)]) {
    let change = |(path, text): &(&str, &str)| {
        if text.is_empty() {
            return Change::Forget(path.into());
        }
        let mut document = document(0, Language::French, &[text]);
        document.id = ArticleId(path.bytes().map(u64::from).sum());
        let article = bare(document);
        let digest = Digest::of(&article);
        let articles = vec![Packed::new(article, digest)];
        Change::Read { path: path.into(), stamp: Stamp::default(), articles, kept: None }
    };
    writer.write(texts.iter().map(change).collect()).unwrap();
}

/// An article of which nothing is known but its text.
fn bare(document: Document) -> Annotated {
    Annotated {
        document: document.into(),
        sentences: Vec::new(),
        mentions: Vec::new(),
        cast: Vec::new(),
        statements: Vec::new(),
        figures: Vec::new(),
        moments: Vec::new(),
    }
}

#[test]
fn an_index_catches_up_with_its_record() {
    let folder = tempfile::tempdir().unwrap();
    let (mut writer, _) = Writer::open(folder.path()).unwrap();
    write(&mut writer, &[("a", "la grève"), ("b", "la fête"), ("c", "la pluie")]);
    let record = Reader::open(folder.path()).unwrap();
    let mut index = Index::of(&record).unwrap();
    let number = |word: &str, index: &Index| beginning(&*index.texts(), word).len();
    assert_eq!(number("la", &index), 0, "it opens empty at once");
    index.catch_up(&record, &|| true, |_| ()).unwrap();
    assert_eq!((number("la", &index), number("grève", &index)), (3, 1));

    // The program is killed after the record was written, before the index was.
    write(&mut writer, &[("a", "le calme"), ("b", ""), ("d", "la neige")]);
    drop(index);
    let mut index = Index::of(&record).unwrap();
    assert_eq!((number("la", &index), number("neige", &index)), (3, 0));
    let mut told = 0;
    index.catch_up(&record, &|| true, |it| told = it).unwrap();
    assert_eq!((number("la", &index), number("calme", &index)), (2, 1));
    assert_eq!((number("grève", &index), number("fête", &index)), (0, 0));
    assert_eq!((told, index.seq()), (record.last_seq().unwrap(), told));
}

#[test]
fn catching_up_stops_when_nobody_wants_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut writer, _) = Writer::open(folder.path()).unwrap();
    write(&mut writer, &[("a", "la grève")]);
    let record = Reader::open(folder.path()).unwrap();
    let mut index = Index::of(&record).unwrap();
    index.catch_up(&record, &|| false, |_| ()).unwrap();
    assert_eq!((index.seq(), beginning(&*index.texts(), "greve")), (0, vec![]));
}

#[test]
fn an_index_at_rest_answers_and_takes_in_more() {
    let folder = tempfile::tempdir().unwrap();
    let (mut writer, _) = Writer::open(folder.path()).unwrap();
    write(&mut writer, &[("a", "la grève")]);
    let record = Reader::open(folder.path()).unwrap();
    let mut index = Index::of(&record).unwrap();
    for (articles, word) in [(1, "neige"), (2, "pluie")] {
        index.catch_up(&record, &|| true, |_| ()).unwrap();
        index.rest().unwrap();
        assert_eq!(beginning(&*index.texts(), "la").len(), articles);
        assert!(matches!(Index::of(&record), Err(Refusal::Busy)), "it keeps others out");
        write(&mut writer, &[(word, &format!("la {word}"))]);
    }
}

#[test]
fn an_index_with_a_torn_file_is_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let (mut writer, _) = Writer::open(folder.path()).unwrap();
    write(&mut writer, &[("a", "la grève"), ("b", "la fête")]);
    let record = Reader::open(folder.path()).unwrap();
    assert!(!Index::check(&record).unwrap(), "a new one is sound");
    let files = std::fs::read_dir(folder.path().join("index/v2")).unwrap();
    let places =
        files.map(|it| it.unwrap().path()).find(|it| it.extension().is_some_and(|it| it == "pos"));
    let mut bytes = std::fs::read(places.as_ref().unwrap()).unwrap();
    bytes[0] ^= 1;
    std::fs::write(places.unwrap(), bytes).unwrap();
    assert!(Index::check(&record).unwrap());
    assert!(!Index::check(&record).unwrap());
    assert_eq!(beginning(&*Index::of(&record).unwrap().texts(), "la").len(), 2);
}

#[test]
fn a_thread_of_its_own_keeps_the_index_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let (mut writer, _) = Writer::open(folder.path()).unwrap();
    write(&mut writer, &[("a", "la grève")]);
    let (told, heard) = unbounded();
    let indexer = Indexer::start(folder.path(), move |it| {
        let _ = told.send(it.is_ok());
    });
    let hear = || heard.recv_timeout(Duration::from_secs(30));
    assert_eq!(hear(), Ok(true));
    assert_eq!(beginning(&*indexer.texts(), "la").len(), 1);
    write(&mut writer, &[("a", "le calme"), ("b", "la fête")]);
    indexer.ring();
    assert_eq!(hear(), Ok(true));
    assert_eq!(beginning(&*indexer.texts(), "fête").len(), 1);
    assert_eq!(beginning(&*indexer.texts(), "grève"), NOTHING);

    // Another instance has no say, but looks.
    let (told, heard) = unbounded();
    let other = Indexer::start(folder.path(), move |it| {
        let _ = told.send(it.is_ok());
    });
    assert_eq!(heard.recv_timeout(Duration::from_secs(30)), Ok(true));
    assert_eq!(beginning(&*other.texts(), "fête").len(), 1);
    drop(other);

    // What is written without a word is taken in at the end.
    write(&mut writer, &[("c", "la neige")]);
    indexer.finish();
    let record = Reader::open(folder.path()).unwrap();
    assert_eq!(beginning(&*Index::of(&record).unwrap().texts(), "neige").len(), 1);
}
