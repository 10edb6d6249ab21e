//! The program as other programs meet it: arguments, pipes, files, exit codes.

use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::{TempDir, tempdir};

const PROGRAM: &str = env!("CARGO_BIN_EXE_liseuse");

/// An article that no encoding is spared by: accents, a ligature, an ellipsis,
/// and an emoji wherever there is room for one.
const ARTICLE: &str = "Le ministre Éric Lœuvre visite Besançon

Le président Dominique Ferré a reçu Éric Lœuvre à Besançon… La rencontre a duré.

« L’accord est signé », a déclaré Dominique Ferré.
";

/// Every place that is written out leads to the words that were meant, when
/// counted by somebody else in the file as they decode it.
#[track_caller]
fn check_places(bytes: &[u8], decoded: &str) {
    let folder = tempdir().unwrap();
    let file = folder.path().join("a.txt");
    fs::write(&file, bytes).unwrap();
    let letters: Vec<char> = decoded.chars().collect();
    let words = |it: &Value| {
        let end = |name| usize::try_from(it[name].as_u64().unwrap()).unwrap();
        letters[end("start")..end("end")].iter().collect::<String>()
    };
    let article = one(&annotate(&[&file]));
    assert_eq!(words(&article["title"]), ARTICLE.lines().next().unwrap());
    let said: Vec<String> = texts(&annotate_as("text", &[&file]));
    let mentions = article["mentions"].as_array().unwrap();
    assert_eq!(mentions.iter().map(words).collect::<Vec<_>>(), said);
    for name in ["Dominique Ferré", "Éric Lœuvre", "Besançon"] {
        assert!(said.iter().any(|it| it.contains(name)), "{name} is not among {said:?}");
    }
}

/// The words at the end of each line of the text format.
fn texts(output: &Output) -> Vec<String> {
    let lines = String::from_utf8(output.stdout.clone()).unwrap();
    lines.lines().map(|it| it.rsplit('\t').next().unwrap().to_owned()).collect()
}

#[test]
fn places_hold_in_utf_8() {
    check_places(ARTICLE.as_bytes(), ARTICLE);
    let windows = ARTICLE.replace('\n', "\r\n");
    check_places(windows.as_bytes(), &windows);
    let lively = format!("{ARTICLE}\n😀 Dominique Ferré a salué Éric Lœuvre à Besançon.\n");
    check_places(lively.as_bytes(), &lively);
}

/// Runs the program with a state and data of its own.
fn at_home(home: &Path, args: &[&str]) -> Output {
    piped_at_home(home, args, "")
}

/// The same with something to read from standard input.
fn piped_at_home(home: &Path, args: &[&str], input: &str) -> Output {
    let mut command = Command::new(PROGRAM);
    command.args(args).env("HOME", home).env("XDG_STATE_HOME", home).env("LC_ALL", "C.UTF-8");
    command.env("XDG_DATA_HOME", home).stdin(Stdio::piped());
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // Whoever does not read it need not.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

#[test]
fn without_a_path_the_library_is_asked_and_not_its_files() {
    let (home, files) = (tempdir().unwrap(), tempdir().unwrap());
    fs::write(files.path().join("a.txt"), ARTICLE).unwrap();
    let asks = |args: &[&str]| String::from_utf8(at_home(home.path(), args).stdout).unwrap();
    assert!(at_home(home.path(), &["add", path(files.path())]).status.success());
    fs::remove_file(files.path().join("a.txt")).unwrap();
    assert!(asks(&["search", "rencontre"]).contains("Le ministre Éric Lœuvre visite"));
    assert!(asks(&["search", "-moscou"]).contains("Le ministre Éric Lœuvre visite"));
    assert!(asks(&["search", "-rencontre", "--format", "paths"]).is_empty());
    assert_eq!(at_home(home.path(), &["search", "date:2020-13"]).status.code(), Some(2));
    assert!(asks(&["search", "dit:ferré", "--format", "jsonl"]).contains("a déclaré"));
    assert!(asks(&["actors"]).contains("Dominique Ferré"));
    assert!(asks(&["export", "statements"]).contains("L’accord est signé"));
    assert!(asks(&["annotate", "--format", "text"]).contains("Besançon"));
    assert!(asks(&["read", "--width", "0"]).contains("La rencontre a duré"));
    let elsewhere = tempdir().unwrap();
    let missing = ["search", "a", "--library", path(elsewhere.path())];
    let output = at_home(home.path(), &missing);
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("no library there"), "{}", told(&output));
}

#[test]
fn what_was_kept_is_in_reach_when_all_its_files_are_gone_and_a_slip_changes_nothing() {
    let (home, files) = (tempdir().unwrap(), tempdir().unwrap());
    let (here, there) = (files.path().join("press"), files.path().join("elsewhere"));
    fs::create_dir(&here).unwrap();
    fs::write(here.join("a.txt"), ARTICLE).unwrap();
    assert!(at_home(home.path(), &["add", path(&here)]).status.success());
    fs::rename(&here, &there).unwrap();
    let slip = at_home(home.path(), &["add", path(&files.path().join("pres"))]);
    assert_eq!(slip.status.code(), Some(1));
    assert!(told(&slip).contains("pres: no such file or folder"), "{}", told(&slip));
    assert_eq!(fs::read_dir(home.path().join("liseuse/libraries")).unwrap().count(), 1);
    let found = at_home(home.path(), &["search", "rencontre"]);
    assert!(String::from_utf8_lossy(&found.stdout).contains("Le ministre Éric Lœuvre visite"));
    let again = at_home(home.path(), &["add", path(&here)]);
    assert!(told(&again).contains("press: no such file or folder"), "{}", told(&again));
    assert!(String::from_utf8_lossy(&again.stdout).contains("0 gone; 1 in the library"));
}

#[test]
fn what_was_taken_out_of_a_library_stays_out_until_it_is_added() {
    let (home, files) = (tempdir().unwrap(), tempdir().unwrap());
    let (folder, library) = (files.path().join("press"), home.path().join("kept"));
    fs::create_dir_all(folder.join("old")).unwrap();
    let names = ["a.txt", "b.txt", "old/c.txt"].map(|it| folder.join(it));
    for name in &names {
        fs::write(name, ARTICLE).unwrap();
    }
    let done = |command: &str, at: &Path| {
        let args = [command, path(at), "--library", path(&library)];
        String::from_utf8(at_home(home.path(), &args).stdout).unwrap()
    };
    assert!(done("add", &folder).contains("3 in the library"));
    fs::rename(folder.join("b.txt"), folder.join("d.txt")).unwrap();
    assert!(done("add", &folder).contains("0 new, 0 revised, 0 gone; 3 in the library"));
    done("remove", &names[0]);
    done("remove", &folder.join("old"));
    assert!(done("add", &folder).contains("0 new, 0 revised, 0 gone; 1 in the library"));
    assert!(done("add", &names[0]).contains("2 in the library"));
    assert!(done("add", &names[2]).contains("3 in the library"));
    assert!(done("add", &folder).contains("0 new, 0 revised, 0 gone; 3 in the library"));
}

#[test]
fn a_check_makes_anew_what_is_lost_and_makes_nothing_where_nothing_is() {
    let (home, files) = (tempdir().unwrap(), tempdir().unwrap());
    fs::write(files.path().join("a.txt"), ARTICLE).unwrap();
    let (library, slip) = (home.path().join("Kept"), home.path().join("Kepd"));
    let at = |command: &[&str], folder: &Path| {
        at_home(home.path(), &[command, &["--library", path(folder)]].concat())
    };
    assert!(at(&["add", path(files.path())], &library).status.success());
    for lost in ["bodies.db", "library.db"] {
        fs::remove_file(library.join(lost)).unwrap();
        let output = at(&["check"], &library);
        assert_eq!(output.status.code(), Some(1), "{lost}: {}", told(&output));
        assert!(told(&output).contains("the library was damaged"), "{}", told(&output));
        let output = at(&["check"], &library);
        assert!(output.status.success(), "{lost}: {}", told(&output));
        let list = String::from_utf8(at(&["list"], &library).stdout).unwrap();
        assert!(list.contains("Le ministre") && !list.contains("revised"), "{lost}: {list}");
        assert!(at(&["search", "rencontre"], &library).status.success(), "{lost}");
    }
    for command in [&["check"][..], &["remove", path(files.path())]] {
        let output = at(command, &slip);
        assert!(told(&output).contains("Kepd: no library there"), "{}", told(&output));
        assert!(!slip.exists());
    }
}

#[test]
fn a_tagger_learns_from_marked_texts_and_is_measured_by_them() {
    let folder = tempdir().unwrap();
    let (data, model) = (folder.path().join("a.txt"), folder.path().join("a.model"));
    fs::write(&data, "Hier [PERSON:Zoé Quintal] a vu [PLACE:Vlonne].\nRien ne bouge ici.\n")
        .unwrap();
    let twenty = format!("{}:20", path(&data));
    let train = ["tagger", "train", "--language", "fr", "--least", "1", "--out"];
    let output = run(&[&train[..], &[path(&model), &twenty]].concat());
    assert!(output.status.success(), "{}", told(&output));
    let first = fs::read(&model).unwrap();
    run(&[&train[..], &[path(&model), &twenty]].concat());
    assert_eq!(first, fs::read(&model).unwrap(), "training depends on something else");
    let evaluate = ["tagger", "evaluate", "--language", "fr", "--model"];
    let output = run(&[&evaluate[..], &[path(&model), path(&data)]].concat());
    let table = String::from_utf8(output.stdout.clone()).unwrap();
    assert!(table.starts_with("model\tPER\t100.0\t100.0\t100.0\t1\n"), "{table}");
    let output = run(&[&evaluate[..], &[path(&data), path(&data)]].concat());
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("a.txt: no model of names"), "{}", told(&output));
}

#[test]
fn places_hold_in_utf_16() {
    let lively = format!("{ARTICLE}\n😀 Dominique Ferré a salué Éric Lœuvre à Besançon.\n");
    let units: Vec<u16> = lively.encode_utf16().collect();
    let little: Vec<u8> = units.iter().flat_map(|it| it.to_le_bytes()).collect();
    check_places(&[&b"\xff\xfe"[..], &little].concat(), &lively);
    let big: Vec<u8> = units.iter().flat_map(|it| it.to_be_bytes()).collect();
    check_places(&[&b"\xfe\xff"[..], &big].concat(), &lively);
}

#[test]
fn places_hold_in_windows_1252() {
    let (bytes, _, odd) = encoding_rs::WINDOWS_1252.encode(ARTICLE);
    assert!(!odd);
    check_places(&bytes, ARTICLE);
}

#[test]
fn one_article_is_an_object_and_several_are_lines() {
    let folder = two_articles();
    let lines = String::from_utf8(annotate(&[folder.path()]).stdout).unwrap();
    let sources: Vec<Value> = lines
        .lines()
        .map(|it| serde_json::from_str::<Value>(it).unwrap()["source"].clone())
        .collect();
    let named = |it: &str| Value::from(folder.path().join(it).to_str().unwrap());
    assert_eq!(sources, [named("a/report.txt"), named("b/report.txt")]);
}

#[test]
fn the_same_actor_has_the_same_name_in_two_articles() {
    let folder = two_articles();
    let lines = String::from_utf8(annotate(&[folder.path()]).stdout).unwrap();
    let actors: Vec<String> = lines.lines().map(actor_of_ferre).collect();
    assert_eq!(actors[0], actors[1]);
}

fn actor_of_ferre(line: &str) -> String {
    let article: Value = serde_json::from_str(line).unwrap();
    let actors = article["actors"].as_array().unwrap();
    let actor = actors.iter().find(|it| it["name"].as_str().unwrap().contains("Ferré"));
    actor.unwrap()["id"].as_str().unwrap().to_owned()
}

#[test]
fn files_of_one_name_do_not_overwrite_each_other() {
    let (folder, out) = (two_articles(), tempdir().unwrap());
    let to = out.path().join("new");
    let output = run(&["annotate", path(folder.path()), "--out", path(&to)]);
    assert_eq!(output.status.code(), Some(0));
    let mut names: Vec<_> = fs::read_dir(&to)
        .unwrap()
        .map(|it| it.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["report-2.json", "report.json"]);
    assert!(told(&output).contains("written to report-2.json"), "{}", told(&output));
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_read() {
    let folder = two_articles();
    let file = folder.path().join("a/report.txt");
    let output = run(&["read", "gone.txt", path(&file)]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(told(&output), "liseuse: gone.txt: no such file or folder\n");
    assert!(String::from_utf8(output.stdout).unwrap().contains("Dominique Ferré"));
}

#[test]
fn help_is_told_in_the_language_of_the_interface() {
    let help = |args: &[&str]| String::from_utf8(run(args).stdout).unwrap();
    let french = help(&["--help", "--lang", "fr"]);
    assert!(french.contains("Utilisation") && french.contains("Commandes"), "{french}");
    assert!(french.contains("Lister les articles qui répondent à une question"), "{french}");
    assert!(help(&["search", "--help", "--lang=fr"]).contains("La question, dans la langue"));
    assert!(help(&["--help", "--lang", "en"]).contains("Usage"));
    assert!(help(&["man", "--lang", "fr"]).contains("bibliothèque"));
}

#[test]
fn what_holds_for_all_commands_may_stand_before_them() {
    let home = tempdir().unwrap();
    let output = run(&["--lang", "fr", "--library", path(&home.path().join("none")), "list"]);
    assert!(told(&output).ends_with("aucune bibliothèque à cet endroit\n"), "{}", told(&output));
    let output = run(&["--model", "fr:none", "list"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("--model stands behind"), "{}", told(&output));
}

#[test]
fn what_is_passed_over_is_no_failure() {
    let (home, files) = (tempdir().unwrap(), tempdir().unwrap());
    fs::write(files.path().join("a.txt"), ARTICLE).unwrap();
    fs::write(files.path().join("b.jpg"), ARTICLE).unwrap();
    let output = at_home(home.path(), &["add", path(files.path())]);
    assert!(output.status.success());
    assert_eq!(told(&output).lines().count(), 1, "{}", told(&output));
}

#[test]
fn wrong_usage_is_told_apart() {
    assert_eq!(run(&["search"]).status.code(), Some(2));
    assert_eq!(run(&["annotate", "--format", "xml", "a.txt"]).status.code(), Some(2));
    assert_eq!(run(&["--help"]).status.code(), Some(0));
}

#[test]
fn standard_input_is_an_article() {
    let mut child = command(&["read", "-", "--width", "0", "--lang", "fr"]).spawn().unwrap();
    child.stdin.take().unwrap().write_all(ARTICLE.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let paragraph = ARTICLE.lines().nth(2).unwrap();
    assert!(text.lines().any(|it| it == paragraph), "{text}");
}

#[test]
fn standard_input_is_kept_where_it_is_added() {
    let (home, library) = (tempdir().unwrap(), tempdir().unwrap());
    let pipe = |args: &[&str]| piped_at_home(home.path(), args, ARTICLE);
    let refused = pipe(&["add", "-"]);
    assert!(!refused.status.success() && told(&refused).contains("--library"), "{refused:?}");
    assert!(pipe(&["add", "-", "--library", path(library.path())]).status.success());
    // From now on that library is the one meant.
    assert!(pipe(&["add", "-"]).status.success());
    let listed = at_home(home.path(), &["list"]).stdout;
    assert_eq!(String::from_utf8(listed).unwrap().lines().count(), 1);
}

#[test]
fn lines_keep_to_the_width() {
    let folder = two_articles();
    let output = run(&["read", path(folder.path()), "--width", "30"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let paragraph = text.split("\n\n").find(|it| it.starts_with("Le président")).unwrap();
    assert!(paragraph.lines().count() > 1);
    assert!(paragraph.lines().all(|it| it.chars().count() <= 30), "{paragraph}");
}

#[test]
fn a_pipe_that_closes_early_is_no_error() {
    let folder = tempdir().unwrap();
    for number in 0..300 {
        fs::write(folder.path().join(format!("{number}.txt")), ARTICLE).unwrap();
    }
    let mut child = command(&["read", path(folder.path())]).spawn().unwrap();
    let mut first = [0; 1];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), told(&output).as_str()), (Some(0), ""));
}

#[cfg(unix)]
#[test]
fn nothing_of_a_file_reaches_the_terminal_unfiltered() {
    let folder = tempdir().unwrap();
    let name = "a\u{1b}]0;title\u{7}\u{9b}31m\u{202e}\n.txt";
    let evil =
        "Title \u{1b}[31m\u{9b}2J\u{202e}\u{7}\n\nText\u{1b}]52;c;QUJD\u{7} of it by Ana Ruiz.\n";
    fs::write(folder.path().join(name), evil).unwrap();
    std::os::unix::fs::symlink("nowhere", folder.path().join("b\u{1b}[2J.txt")).unwrap();
    let bad = |it: char| it.is_control() && it != '\n' && it != '\t' || it == '\u{202e}';
    for command in [&["read"][..], &["annotate", "--format", "text"], &["annotate"]] {
        let output = run(&[command, &[path(folder.path())]].concat());
        let said = String::from_utf8(output.stdout.clone()).unwrap() + &told(&output);
        assert!(!said.contains(bad), "{said:?}");
        assert_eq!(told(&output).lines().count(), 1, "{said:?}");
    }
}

fn two_articles() -> TempDir {
    let folder = tempdir().unwrap();
    for outlet in ["a", "b"] {
        fs::create_dir(folder.path().join(outlet)).unwrap();
        fs::write(folder.path().join(outlet).join("report.txt"), ARTICLE).unwrap();
    }
    folder
}

fn annotate(paths: &[&Path]) -> Output {
    annotate_as("json", paths)
}

fn annotate_as(format: &str, paths: &[&Path]) -> Output {
    let paths: Vec<&str> = paths.iter().map(|it| path(it)).collect();
    run(&[&["annotate", "--format", format][..], &paths].concat())
}

/// A folder for settings with this gazetteer in it.
fn settings_with(gazetteer: &str) -> TempDir {
    let home = tempdir().unwrap();
    let folder = home.path().join("liseuse/gazetteers");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("own.toml"), gazetteer).unwrap();
    home
}

#[test]
fn actors_of_the_readers_own_gazetteer_are_known() {
    let home = settings_with(
        "language = \"fr\"\n\
         [[actor]]\nname = \"Comité du canal\"\naliases = [\"CdC\"]\nparent = \"gov:fr\"\n\
         [[actor]]\nname = \"Cité-Neuve\"\nkind = \"state\"\nkey = \"gov:az\"\n\
         [[actor]]\nname = \"Le Rouge\"\nkind = \"person\"\n\
         [[actor]]\nkind = \"planet\"\n",
    );
    let text = "Le CdC a refusé. Selon le Comité du canal, Cité-Neuve et l’Azerbaïdjan se taisent. \
                Le ministre Le Rouge est venu.\n";
    let file = home.path().join("a.txt");
    fs::write(&file, text).unwrap();
    let mut annotate = command(&["annotate", path(&file)]);
    let output = annotate.env("XDG_CONFIG_HOME", home.path()).output().unwrap();
    let article = one(&output);
    let actors: Vec<(&str, &str)> = article["actors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["name"].as_str().unwrap(), it["type"].as_str().unwrap()))
        .collect();
    let names = ["CdC", "Azerbaïdjan", "Le Rouge"];
    for (name, kind) in names.into_iter().zip(["ORG", "GOV", "PERSON"]) {
        assert!(actors.contains(&(name, kind)), "{actors:?}");
    }
    assert_eq!(actors.len(), 3, "{actors:?}");
    assert_eq!(article["mentions"][0]["lexicon"]["list"], "gazetteers");
    assert!(told(&output).contains("gazetteers/own.toml:14"), "{}", told(&output));
}

#[test]
fn a_damaged_model_is_told_and_the_built_in_one_is_used() {
    let folder = tempdir().unwrap();
    let (file, model) = (folder.path().join("a.txt"), folder.path().join("my.model"));
    fs::write(&file, ARTICLE).unwrap();
    fs::write(&model, "LTAG and nothing more").unwrap();
    let argument = format!("fr:{}", path(&model));
    let output = run(&["annotate", "--model", &argument, path(&file)]);
    assert!(told(&output).contains("my.model"), "{}", told(&output));
    assert_eq!(one(&output)["mentions"], one(&run(&["annotate", path(&file)]))["mentions"]);
    assert_eq!(run(&["annotate", "--model", "de:x", path(&file)]).status.code(), Some(2));
}

fn one(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn run(arguments: &[&str]) -> Output {
    command(arguments).stdin(Stdio::null()).output().unwrap()
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.args(arguments).env("XDG_CONFIG_HOME", "/nowhere").env("LC_ALL", "C.UTF-8");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

#[test]
fn a_question_is_answered_with_places_and_by_its_exit_code() {
    let folder = two_articles();
    let search = |rest: &[&str]| run(&[&["search"], rest, &[path(folder.path())]].concat());
    let output = search(&["acteur:ferré"]);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let lines = String::from_utf8(output.stdout).unwrap();
    assert_eq!(lines.lines().count(), 2);
    let line = lines.lines().next().unwrap();
    assert_eq!(line.split('\t').count(), 4, "{line}");
    let output = search(&["--format", "jsonl", "ferré"]);
    let first = String::from_utf8(output.stdout).unwrap().lines().next().unwrap().to_owned();
    let answer: Value = serde_json::from_str(&first).unwrap();
    let letters: Vec<char> = ARTICLE.chars().collect();
    let hits = answer["hits"].as_array().unwrap();
    assert!(!hits.is_empty());
    for hit in hits {
        let place = |it: &str| usize::try_from(hit[it].as_u64().unwrap()).unwrap();
        let words: String = letters[place("start")..place("end")].iter().collect();
        assert_eq!(hit["words"], words.as_str());
    }
    let output = search(&["--format", "paths", "ferré"]);
    assert!(String::from_utf8(output.stdout).unwrap().lines().all(|it| it.ends_with("report.txt")));
    assert_eq!(search(&["introuvable"]).status.code(), Some(1));
    let output = search(&["acte:acuse x"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("     ^^^^^"), "{}", told(&output));
}

#[test]
fn actors_are_listed_with_their_names() {
    let folder = two_articles();
    let output = run(&["actors", path(folder.path()), "--filter", "ferré"]);
    let lines = String::from_utf8(output.stdout).unwrap();
    let line = lines.lines().find(|it| it.contains("Ferré")).unwrap();
    assert!(line.starts_with("PERSON\t2\t"), "{line}");
    let output = run(&["actors", path(folder.path()), "--format", "jsonl"]);
    let first = String::from_utf8(output.stdout).unwrap().lines().next().unwrap().to_owned();
    let actor: Value = serde_json::from_str(&first).unwrap();
    assert!(actor["aliases"].as_array().is_some_and(|it| !it.is_empty()), "{actor}");
}

#[test]
fn what_came_by_standard_input_is_told_apart_and_taken_out_by_name() {
    let (home, library) = (tempdir().unwrap(), tempdir().unwrap());
    let library = path(library.path());
    for text in [ARTICLE, "Le pont rouvre\n\nNul ne passait plus.\n"] {
        piped_at_home(home.path(), &["add", "-", "--library", library], text);
    }
    let list = || {
        let output = at_home(home.path(), &["list", "--library", library]);
        String::from_utf8(output.stdout).unwrap()
    };
    let bridge = list().lines().find(|it| it.contains("Le pont")).unwrap().to_owned();
    let name = bridge.rsplit('\t').next().unwrap();
    let output = at_home(home.path(), &["remove", "--library", library, "--", name]);
    assert!(output.status.success(), "{}", told(&output));
    assert!(list().lines().count() == 1 && !list().contains("Le pont"), "{}", list());
}
