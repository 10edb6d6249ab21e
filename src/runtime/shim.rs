//! Stands in for the session until it is there.
use std::sync::Arc;

use ratatui::Frame;
use ratatui::text::Line;

use crate::app::{Effect, Key, Msg, Progress};
use crate::library::Library;
use crate::library::Query;

#[derive(Debug, Default)]
pub struct Model {
    over: bool,
    top: usize,
    library: Arc<Library>,
    progress: Progress,
}

impl Model {
    pub fn is_over(&self) -> bool {
        self.over
    }
}

pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Ended | Msg::Pressed(Key::Char('q')) => model.over = true,
        Msg::Pressed(Key::Char('j')) => model.top += 1,
        Msg::Pressed(Key::Char('y')) => return vec![Effect::Copy("words".to_owned())],
        Msg::Pressed(Key::Char('P')) => panic!("as asked"),
        Msg::Pressed(Key::Ctrl('z')) => return vec![Effect::Suspend],
        Msg::Arrived(_, library, progress) => (model.library, model.progress) = (library, progress),
        _ => (),
    }
    Vec::new()
}

pub fn draw(model: &Model, frame: &mut Frame) {
    let found = model.library.find(&Query::default());
    let head = format!("Articles {} {:?}", model.library.len(), model.progress);
    let mut rows = frame.area().rows();
    rows.next().into_iter().for_each(|it| frame.render_widget(Line::raw(head.clone()), it));
    for (row, id) in rows.zip(found.rows.iter().skip(model.top)) {
        let Some(article) = model.library.article(*id) else { continue };
        frame.render_widget(Line::raw(article.document.headline()), row);
    }
}
