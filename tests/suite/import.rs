//! Bringing a lasting library up to date with files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use liseuse::library::{ActorId, Builder, Keywords, Query};
use liseuse::news::{Annotated, ArticleId, BlockKind};
use liseuse::runtime::fetch::Origin;
use liseuse::runtime::import::{Import, Told, restore, whole};
use liseuse::runtime::load::{Additions, Tools, gather};
use liseuse::store::{Line, Put, Reader, Row, Writer, sample};
use tempfile::{TempDir, tempdir};

/// A folder of articles and the library of it.
struct Press {
    files: TempDir,
    library: TempDir,
    tools: Tools,
}

/// What an import did, in words, and how many files it stumbled over.
#[derive(Debug, Default, PartialEq)]
struct Done {
    articles: Vec<String>,
    problems: usize,
}

impl Press {
    fn new() -> Self {
        Self { files: tempdir().unwrap(), library: tempdir().unwrap(), tools: Tools::default() }
    }

    /// Writes a file some time ago, so that its time is not in doubt.
    fn write(&self, path: &str, text: &str) -> PathBuf {
        let path = self.files.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        let file = fs::File::options().write(true).open(&path).unwrap();
        file.set_modified(SystemTime::now() - Duration::from_mins(1)).unwrap();
        path
    }

    fn sync(&self) -> Done {
        self.sync_while(&|| true)
    }

    fn sync_while(&self, wanted: &dyn Fn() -> bool) -> Done {
        let mut writer = Writer::open(self.library.path()).unwrap().0;
        let reader = self.reader();
        let mut done = Done::default();
        let mut tell = |told| match told {
            Told::Written(written) => {
                done.articles.extend(written.put.iter().map(what));
                done.articles.extend(written.out.iter().map(|it| format!("out {}", place(it))));
            }
            Told::Stumbled(problems) => done.problems += problems.len(),
            Told::Passed(_) => (),
        };
        let import = Import { writer: &mut writer, reader: &reader, tools: &self.tools };
        import.sync(&self.origins(), wanted, &mut tell).unwrap();
        done
    }

    fn origins(&self) -> Vec<Origin> {
        whole(&[Origin::Path(self.files.path().to_owned())])
    }

    fn reader(&self) -> Reader {
        Reader::open(self.library.path()).unwrap()
    }

    /// All articles by title.
    fn articles(&self) -> BTreeMap<String, Annotated> {
        let reader = self.reader();
        let rows = reader.rows(0, u32::MAX).unwrap();
        let body = |it: Row| (it.digest.title, reader.body(it.number).unwrap().unwrap());
        rows.into_iter().map(body).collect()
    }
}

fn what(put: &Put) -> String {
    let (now, before) = (&put.row.standing, put.before.as_ref().map(|it| it.standing));
    let what = match before {
        None => "new",
        Some(before) if before.is_gone && !now.is_gone => "back",
        Some(before) if !before.is_gone && now.is_gone => "gone",
        Some(before) if before.revised != now.revised => "revised",
        Some(_) => "again",
    };
    format!("{what} {}", place(&put.row))
}

fn place(row: &Row) -> &str {
    row.digest.source.place.split_once('/').unwrap().1
}

#[track_caller]
fn check(done: &Done, articles: &[&str]) {
    assert_eq!(done.articles, articles);
    assert_eq!(done.problems, 0);
}

const BRIDGE: &str = "Le pont reste fermé\n\nAna Ruiz a visité le pont, a déclaré la mairie.\n";
const OPEN: &str = "Le pont reste fermé\n\nAna Ruiz a rouvert le pont, a déclaré la mairie.\n";

#[test]
fn the_library_of_a_folder_is_what_reading_it_gives() {
    let press = Press::new();
    for (path, text) in sample() {
        press.write(path, text);
    }
    press.sync();
    let loaded = gather(&press.origins(), &Tools::default());
    let rows = loaded.library.find(&Query::default()).rows;
    let expected = rows.iter().map(|it| loaded.bodies.article(*it).unwrap());
    let kept = press.articles();
    assert_eq!(kept.len(), sample().len());
    for article in expected {
        let mut kept = kept[article.document.headline()].clone();
        let document = std::sync::Arc::make_mut(&mut kept.document);
        document.id = article.document.id;
        document.source.place.clone_from(&article.document.source.place);
        assert_eq!(kept, *article);
    }
}

/// Every actor in turn: the filter answers from sets that were kept while the
/// library grew, the pass reads whole articles from the disk.
#[test]
fn an_actor_filter_finds_what_a_pass_over_the_stored_findings_finds() {
    let press = Press::new();
    for (path, text) in sample() {
        press.write(path, text);
    }
    press.sync();
    let (reader, mut builder) = (press.reader(), Builder::default());
    let rows = reader.rows(0, u32::MAX).unwrap();
    for row in &rows {
        builder.add(row.number, &row.digest);
    }
    let library = builder.snapshot();
    let mut brute: BTreeMap<ActorId, BTreeSet<ArticleId>> = BTreeMap::new();
    for article in rows.iter().map(|it| reader.body(it.number).unwrap().unwrap()) {
        let id = article.document.id;
        for member in 0..u32::try_from(article.cast.len()).unwrap() {
            brute.entry(library.actor_of(id, member).unwrap()).or_default().insert(id);
        }
    }
    assert!(brute.len() > 20 && brute.len() == library.actors().len());
    for (actor, articles) in brute {
        let name = library.name_in_query(actor).unwrap();
        let query = Query::parse(&name.text(Keywords::French)).unwrap();
        let bearers = library.named(&name);
        let found: BTreeSet<ArticleId> = library.find(&query).rows.iter().copied().collect();
        assert!(bearers.contains(&actor) && found.is_superset(&articles), "{name:?}");
        // Those of one name may be several.
        assert!(bearers.len() > 1 || found == articles, "{name:?}");
    }
}

#[test]
fn what_has_not_changed_is_not_read_again() {
    let press = Press::new();
    press.write("a.txt", BRIDGE);
    check(&press.sync(), &["new a.txt"]);
    // Whoever could not be read now would be told.
    check(&press.sync(), &[]);
    let touched = press.write("a.txt", BRIDGE);
    let file = fs::File::options().write(true).open(touched).unwrap();
    file.set_modified(SystemTime::now() - Duration::from_secs(30)).unwrap();
    check(&press.sync(), &[]);
}

#[test]
fn a_file_that_was_just_written_is_looked_at_twice() {
    let press = Press::new();
    let path = press.write("a.txt", BRIDGE);
    let file = fs::File::options().write(true).open(&path).unwrap();
    // In doubt however long it takes to look at it.
    file.set_modified(SystemTime::now() + Duration::from_hours(1)).unwrap();
    let time = path.metadata().unwrap().modified().unwrap();
    check(&press.sync(), &["new a.txt"]);
    // The same size, at the same time as far as the file system tells.
    fs::write(&path, BRIDGE.replace("visité", "quitté")).unwrap();
    fs::File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
    check(&press.sync(), &["revised a.txt"]);
}

#[test]
fn changes_are_told_and_nothing_is_lost() {
    let press = Press::new();
    let a = press.write("a.txt", BRIDGE);
    press.write("b.txt", BRIDGE);
    check(&press.sync(), &["new a.txt", "new b.txt"]);
    press.write("b.txt", &OPEN.repeat(2));
    fs::remove_file(&a).unwrap();
    check(&press.sync(), &["revised b.txt", "gone a.txt"]);
    assert_eq!(press.reader().len().unwrap(), 2);
    check(&press.sync(), &[]);
    press.write("a.txt", BRIDGE);
    check(&press.sync(), &["back a.txt"]);
}

#[test]
fn a_folder_that_is_not_there_takes_nothing_with_it() {
    let press = Press::new();
    press.write("a.txt", BRIDGE);
    press.sync();
    let away = press.files.path().with_extension("away");
    fs::rename(press.files.path(), &away).unwrap();
    let done = press.sync();
    assert_eq!((done.articles.len(), done.problems), (0, 1));
    fs::rename(&away, press.files.path()).unwrap();
    check(&press.sync(), &[]);
}

#[test]
fn an_import_that_was_stopped_goes_on() {
    let press = Press::new();
    for (path, text) in sample() {
        press.write(path, text);
    }
    let calls = std::cell::Cell::new(0);
    let wanted = || calls.replace(calls.get() + 1) < 9;
    let first = press.sync_while(&wanted).articles.len();
    assert!(0 < first && first < sample().len(), "{first}");
    let rest = press.sync().articles;
    assert_eq!(first + rest.iter().filter(|it| it.starts_with("new")).count(), sample().len());
    let in_parts = press.articles();
    let press = Press { library: tempdir().unwrap(), ..press };
    press.sync();
    assert_eq!(in_parts, press.articles());
}

const TITLES: [&str; 4] = [
    "Le pont reste fermé",
    "Une crue menace les quais",
    "Le musée rouvre ses portes",
    "Deux péniches entrent au port",
];

/// A page of an outlet that puts its name below every title.
fn page(title: &str) -> String {
    format!(
        "{title}\n\nLa Gazette du canal\n\nAna Ruiz a compté les bateaux sur le canal, et tous ceux qui étaient là \
        ont dit devant elle, à propos de « {title} », qu’ils n’en avaient jamais vu autant en une matinée.\n"
    )
}

#[test]
fn furniture_is_learned_over_several_imports() {
    let press = Press::new();
    let debris = |title: &str| {
        let article = &press.articles()[title];
        let blocks = article.document.blocks.iter().filter(|it| it.kind == BlockKind::Debris);
        blocks.map(|it| article.document.words(it.span).to_owned()).collect::<Vec<_>>()
    };
    press.write("gazette/1.txt", &page(TITLES[0]));
    press.write("gazette/2.txt", &page(TITLES[1]));
    press.sync();
    assert!(debris(TITLES[0]).is_empty());
    press.write("gazette/3.txt", &page(TITLES[2]));
    let again = ["again gazette/1.txt", "again gazette/2.txt", "again gazette/3.txt"];
    check(&press.sync(), &[&["new gazette/3.txt"][..], &again].concat());
    press.write("gazette/4.txt", &page(TITLES[3]));
    check(&press.sync(), &["new gazette/4.txt"]);
    for title in TITLES {
        assert_eq!(debris(title), ["La Gazette du canal"]);
    }
}

#[test]
fn of_many_new_files_only_a_handful_is_analysed_twice() {
    let press = Press::new();
    for nth in 100..190_u32 {
        let letter = |digit: u8| char::from(digit - b'0' + b'a');
        let name: String = nth.to_string().bytes().map(letter).collect();
        press.write(&format!("gazette/{nth}.txt"), &page(&format!("Le {name} entre au port")));
    }
    let done = press.sync().articles;
    let count = |what: &str| done.iter().filter(|it| it.starts_with(what)).count();
    assert_eq!([count("new "), count("again ")], [90, 64]);
    for article in press.articles().values() {
        let debris = article.document.blocks.iter().filter(|it| it.kind == BlockKind::Debris);
        let debris: Vec<&str> = debris.map(|it| article.document.words(it.span)).collect();
        assert_eq!(debris, ["La Gazette du canal"]);
    }
    check(&press.sync(), &[]);
}

#[test]
fn another_gazetteer_has_every_article_analysed_anew_once() {
    let mut press = Press::new();
    press.write("a.txt", BRIDGE);
    let gone = press.write("b.txt", OPEN);
    press.sync();
    fs::remove_file(gone).unwrap();
    check(&press.sync(), &["gone b.txt"]);
    let additions = Additions { mark: 7, ..Additions::default() };
    press.tools = Tools::with(additions);
    check(&press.sync(), &["again a.txt", "again b.txt"]);
    check(&press.sync(), &[]);
    press.tools = Tools::default();
    check(&press.sync(), &["again a.txt", "again b.txt"]);
}

#[test]
fn a_file_that_was_moved_takes_along_what_the_reader_did() {
    let press = Press::new();
    let path = press.write("a.txt", BRIDGE);
    press.write("b.txt", BRIDGE);
    press.sync();
    let ids = || -> Vec<u64> {
        let rows = press.reader().rows(0, 10).unwrap();
        rows.iter().map(|it| it.digest.id.0).collect()
    };
    let tag = Line::Tag { article: ids()[0], tag: "à relire".to_owned() };
    Writer::open(press.library.path()).unwrap().0.restore(&tag).unwrap();
    fs::rename(&path, path.with_file_name("c.txt")).unwrap();
    check(&press.sync(), &["new c.txt", "again c.txt", "out a.txt"]);
    check(&press.sync(), &[]);
    let mut lines = Vec::new();
    press.reader().export(&mut lines).unwrap();
    let tagged = format!("\"article\":{},\"tag\"", ids()[1]);
    let lines = String::from_utf8(lines).unwrap();
    assert!(lines.contains(&tagged), "{tagged} is not in {lines}");
}

#[test]
fn what_comes_by_standard_input_is_kept_whole() {
    let press = Press::new();
    let place = liseuse::ingest::Place { name: "-".into(), ..Default::default() };
    let origins = [Origin::Held(place, BRIDGE.as_bytes().into())];
    let mut writer = Writer::open(press.library.path()).unwrap().0;
    let reader = press.reader();
    for _ in 0..2 {
        let import = Import { writer: &mut writer, reader: &reader, tools: &press.tools };
        import.sync(&origins, &|| true, &mut |_| ()).unwrap();
    }
    let rows = reader.rows(0, 10).unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(reader.kept(rows[0].number).unwrap().as_deref(), Some(BRIDGE.as_bytes()));
}

#[test]
fn a_library_that_is_carried_elsewhere_is_the_same_there() {
    let press = Press::new();
    for (path, text) in sample() {
        press.write(path, text);
    }
    let a = press.write("a.txt", BRIDGE);
    press.sync();
    press.write("b.txt", BRIDGE);
    press.write("a.txt", &BRIDGE.replace("visité", "quitté"));
    press.sync();
    fs::remove_file(a).unwrap();
    press.sync();
    let tag = Line::Tag { article: 7, tag: "à relire".to_owned() };
    Writer::open(press.library.path()).unwrap().0.restore(&tag).unwrap();
    let mut lines = Vec::new();
    press.reader().export(&mut lines).unwrap();

    let other = tempdir().unwrap();
    let (mut writer, _) = Writer::open(other.path()).unwrap();
    restore(&mut &*lines, &mut writer, &press.tools, &mut |_| ()).unwrap();
    let there = Reader::open(other.path()).unwrap();
    let rows = |it: &Reader| {
        let rows = it.rows(0, u32::MAX).unwrap().into_iter();
        let state = |it: &Row| (it.standing.is_gone, it.standing.revised.is_some());
        rows.map(|it| (it.digest.id, (state(&it), it.digest))).collect::<BTreeMap<_, _>>()
    };
    assert_eq!(rows(&there), rows(&press.reader()));
    let mut again = Vec::new();
    there.export(&mut again).unwrap();
    let sorted = |it: Vec<u8>| {
        let mut lines: Vec<_> = String::from_utf8(it).unwrap().lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted(again), sorted(lines));
}
