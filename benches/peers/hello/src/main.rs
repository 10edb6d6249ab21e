//! The smallest program of the kind: it draws a full screen of three panes and
//! answers `j` and `q`. What Liseuse costs is told as a multiple of this.

use std::io::{self, BufWriter, stdout};

use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::event::{Event, KeyCode, read};
use ratatui::crossterm::execute;
use ratatui::crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::layout::{Constraint, Layout};
use ratatui::style::{Color, Style};
use ratatui::text::Line;
use ratatui::widgets::{Block, List, ListState, Paragraph};
use ratatui::{Frame, Terminal};

/// How many rows the cursor goes through.
const ROWS: usize = 40;

fn main() -> io::Result<()> {
    enable_raw_mode()?;
    let mut out = BufWriter::with_capacity(1 << 16, stdout());
    execute!(out, EnterAlternateScreen)?;
    let mut terminal = Terminal::new(CrosstermBackend::new(out))?;
    let mut selected = 0;
    loop {
        terminal.draw(|frame| draw(frame, selected))?;
        match read()? {
            Event::Key(key) if key.code == KeyCode::Char('q') => break,
            Event::Key(key) if key.code == KeyCode::Char('j') => selected = (selected + 1) % ROWS,
            _ => (),
        }
    }
    disable_raw_mode()?;
    execute!(stdout(), LeaveAlternateScreen)
}

fn draw(frame: &mut Frame, selected: usize) {
    let widths = [40, 40, 20].map(Constraint::Percentage);
    let [list, text, panel] = Layout::horizontal(widths).areas(frame.area());
    let rows = |step: usize| -> Vec<Line> {
        let row = |at| format!("{at:>4} Le projet de réforme examiné au village, ligne {}", at * step);
        (0..usize::from(list.height)).map(|it| row(it).into()).collect()
    };
    let mut state = ListState::default().with_selected(Some(selected));
    let articles = List::new(rows(7)).block(Block::bordered().title("Articles"));
    let articles = articles.highlight_style(Style::new().bg(Color::Blue));
    frame.render_stateful_widget(articles, list, &mut state);
    for (area, title, step) in [(text, "Lecture", 3), (panel, "Acteurs", 5)] {
        let block = Block::bordered().title(title);
        frame.render_widget(Paragraph::new(rows(step)).block(block), area);
    }
}
