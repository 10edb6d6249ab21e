//! What a key costs, from the message to the drawn frame, on the sample
//! library repeated until it is large.

use std::path::Path;
use std::sync::Arc;

use divan::Bencher;
use liseuse::analyze::{Lexicon, annotate};
use liseuse::app::{Effect, Key, Keymap, Model, Msg, Progress, Setup, update};
use liseuse::i18n::{Language, Words};
use liseuse::ingest::{Place, Rules, parse};
use liseuse::library::{Bodies, Keeper, Library};
use liseuse::screen::{Theme, draw};
use liseuse::store::sample;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;

const SIZE: Size = Size::new(120, 40);

fn main() {
    divan::main();
}

/// A session over `copies` of the sample.
fn session(copies: usize) -> (Model, Arc<dyn Bodies>) {
    let setup = Setup {
        size: SIZE,
        opened: "bench".to_owned(),
        words: Arc::new(Words::of(Language::French)),
        keymap: Keymap::new(&[]),
        column: 76,
        mouse: true,
        asked: Vec::new(),
        shelves: Vec::new(),
        is_lasting: true,
    };
    let (library, bodies) = shelf(copies);
    let (mut model, effects) = Model::start(setup);
    for effect in effects {
        if let Effect::Load(ticket) = effect {
            let progress = Progress { done: 1, found: 1, complete: true, ..Progress::default() };
            tell(&mut model, &*bodies, Msg::Arrived(ticket, Arc::clone(&library), progress));
        }
    }
    (model, bodies)
}

fn tell(model: &mut Model, bodies: &dyn Bodies, msg: Msg) {
    for effect in update(model, msg) {
        let answer = match effect {
            Effect::Find(ticket, library, query) => Msg::Found(ticket, library.find(&query)),
            Effect::Open(ticket, article) => Msg::Opened(ticket, bodies.article(article)),
            Effect::Ahead(ticket, articles) => {
                let articles = articles.into_iter().filter_map(|it| bodies.article(it));
                Msg::Ahead(ticket, articles.collect())
            }
            _ => continue,
        };
        tell(model, bodies, answer);
    }
}

/// Presses the cursor key, down the list and up again.
fn step((model, bodies): &mut (Model, Arc<dyn Bodies>), down: &mut bool) {
    let rows = model.list.rows();
    let at_an_end = rows.at() + 1 == rows.all().len();
    *down = !at_an_end && (*down || rows.at() == 0);
    let key = if *down { Key::Down } else { Key::Up };
    tell(model, &**bodies, Msg::Pressed(key));
}

fn shelf(copies: usize) -> (Arc<Library>, Arc<dyn Bodies>) {
    let (lexicon, rules) = (Lexicon::embedded(), Rules::embedded());
    let mut keeper = Keeper::default();
    for copy in 0..copies {
        for (path, text) in sample() {
            let place = Place::new(Path::new(&format!("{copy}/{path}")), Path::new(""));
            for document in parse(text.as_bytes(), &place, &rules).0 {
                keeper.add(annotate(Arc::new(document), &lexicon));
            }
        }
    }
    (Arc::new(keeper.snapshot()), keeper.bodies())
}

#[divan::bench(args = [1, 100])]
fn cursor_key(bencher: Bencher, copies: usize) {
    let mut session = session(copies);
    let mut terminal = Terminal::new(TestBackend::new(SIZE.width, SIZE.height)).expect("memory");
    let mut down = true;
    bencher.bench_local(move || {
        step(&mut session, &mut down);
        terminal.draw(|frame| draw(&session.0, &Theme::LAMP, frame)).expect("memory");
    });
}

#[divan::bench(args = [1, 100])]
fn cursor_key_undrawn(bencher: Bencher, copies: usize) {
    let mut session = session(copies);
    let mut down = true;
    bencher.bench_local(move || {
        step(&mut session, &mut down);
    });
}

#[divan::bench]
fn frame(bencher: Bencher) {
    let (model, _) = session(1);
    let mut terminal = Terminal::new(TestBackend::new(SIZE.width, SIZE.height)).expect("memory");
    bencher.bench_local(move || {
        terminal.draw(|frame| draw(&model, &Theme::LAMP, frame)).expect("memory");
    });
}
