//! Where everything is on the screen.
//!
//! Both `update` and `draw` ask here, so that scrolling never has to wait for
//! a frame to learn how tall its pane is. No other file makes a rectangle from
//! the screen.

use ratatui::layout::{Position, Rect, Size};

/// A part of the screen that can have the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pane {
    /// The articles.
    List,
    /// The open article.
    Reader,
    /// The actors, or the mentions of one.
    Panel,
}

/// From this width on, all three panes stand side by side.
const WIDE: u16 = 130;

/// From this width on, the text has one other pane at its side.
const MIDDLE: u16 = 90;

/// Below this height nothing is spent on blank lines around the panes.
const TALL: u16 = 20;

/// What decides where things are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// The size of the terminal.
    pub size: Size,
    /// The pane that has the focus.
    pub focus: Pane,
    /// The pane beside the text, where there is room for one only.
    pub side: Pane,
    /// Whether the panel is wanted where there is room for it.
    pub panel: bool,
    /// Whether nothing but the text is wanted.
    pub zen: bool,
    /// Whether there are shelves to be shown above the list.
    pub shelves: bool,
    /// How wide the text may become.
    pub column: u16,
}

/// Where everything is. What is not shown has no area.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Panes {
    /// The line at the top: what is open and what it is filtered by.
    pub header: Rect,
    /// The line at the bottom: hints, prompts, notices.
    pub status: Rect,
    /// The articles.
    pub list: PaneArea,
    /// The line of shelves above the articles.
    pub shelves: Rect,
    /// The text and its margins.
    pub reader: PaneArea,
    /// The column of the text itself, inside the reader.
    pub column: Rect,
    /// The actors.
    pub panel: PaneArea,
    /// Whether the panel lies over the text.
    pub floating: bool,
}

/// A pane: its title line and the room below.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PaneArea {
    /// The whole.
    pub whole: Rect,
    /// The line that says what the pane is.
    pub title: Rect,
    /// What it shows.
    pub body: Rect,
}

/// Places everything.
pub fn panes(shape: Shape) -> Panes {
    let Size { width, height } = shape.size;
    let header = Rect::new(0, 0, width, height.min(1));
    let status = Rect::new(0, height.saturating_sub(1), width, u16::from(height > 1));
    let gap = u16::from(height >= TALL);
    let body = Rect::new(0, 1 + gap, width, height.saturating_sub(2 + 2 * gap));
    let body = if height > 2 { body } else { Rect::default() };
    let placed = if shape.zen {
        Panes { reader: area(body), ..Panes::default() }
    } else if width >= WIDE {
        wide(shape, body)
    } else if width >= MIDDLE {
        middle(shape, body)
    } else {
        narrow(shape, body)
    };
    let column = column(placed.reader.body, shape.column);
    let (shelves, list) = if shape.shelves { shelved(placed.list) } else { Default::default() };
    let list = if shape.shelves { list } else { placed.list };
    Panes { header, status, list, shelves, column, ..placed }
}

/// The line of shelves at the top of the list, and the list below it. Where
/// there is little room, the list has it all.
fn shelved(list: PaneArea) -> (Rect, PaneArea) {
    let used = if list.body.height >= TALL { 2 } else { 1 };
    if list.body.height < 8 {
        return (Rect::default(), list);
    }
    let shelves = Rect { height: 1, ..list.body };
    let body = Rect { y: list.body.y + used, height: list.body.height - used, ..list.body };
    (shelves, PaneArea { body, ..list })
}

fn wide(shape: Shape, body: Rect) -> Panes {
    // The panel shows sentences: it has its share of more room, up to a line of text.
    let more = body.width.saturating_sub(WIDE);
    let (list, rest) = left(body, 36 + (more / 10).min(6));
    if !shape.panel {
        return Panes { list: area(list), reader: area(rest), ..Panes::default() };
    }
    let (reader, panel) = right(rest, 32 + (more * 2 / 5).min(28));
    Panes { list: area(list), reader: area(reader), panel: area(panel), ..Panes::default() }
}

fn middle(shape: Shape, body: Rect) -> Panes {
    let wanted = match shape.side {
        Pane::Panel => 30 + (body.width - MIDDLE) / 3,
        _ if body.width >= 110 => 36,
        _ => 30,
    };
    let (side, reader) = left(body, wanted);
    let none = Panes { reader: area(reader), ..Panes::default() };
    match shape.side {
        Pane::Panel => Panes { panel: area(side), ..none },
        _ => Panes { list: area(side), ..none },
    }
}

fn narrow(shape: Shape, body: Rect) -> Panes {
    match shape.focus {
        Pane::List => Panes { list: area(body), ..Panes::default() },
        Pane::Reader => Panes { reader: area(body), ..Panes::default() },
        Pane::Panel => {
            let width = if body.width < 60 { body.width } else { 48 };
            let panel = Rect { x: body.width - width, width, ..body };
            Panes { reader: area(body), panel: area(panel), floating: true, ..Panes::default() }
        }
    }
}

/// The first `width` columns, and what lies beyond the hairline.
fn left(body: Rect, width: u16) -> (Rect, Rect) {
    let width = width.min(body.width);
    let rest = body.width.saturating_sub(width + 1);
    (Rect { width, ..body }, Rect { x: body.right() - rest, width: rest, ..body })
}

/// What lies before the hairline, and the last `width` columns.
fn right(body: Rect, width: u16) -> (Rect, Rect) {
    let width = width.min(body.width);
    let rest = body.width.saturating_sub(width + 1);
    (Rect { width: rest, ..body }, Rect { x: body.right() - width, width, ..body })
}

/// A pane with a margin of one column, a title, a blank line where there is
/// room for one, and the rest.
fn area(whole: Rect) -> PaneArea {
    let margin = u16::from(whole.width > 2);
    let inner = Rect { x: whole.x + margin, width: whole.width - 2 * margin, ..whole };
    let title = Rect { height: inner.height.min(1), ..inner };
    let used = inner.height.min(if whole.height >= TALL { 2 } else { 1 });
    let body = Rect { y: inner.y + used, height: inner.height - used, ..inner };
    PaneArea { whole, title, body }
}

/// The text column: centred, at most `widest`, never at the very edge where
/// that can be helped.
fn column(reader: Rect, widest: u16) -> Rect {
    let margin = u16::from(reader.width >= 64);
    let width = (reader.width - 2 * margin.min(reader.width / 2)).min(widest);
    Rect { x: reader.x + (reader.width - width) / 2, width, ..reader }
}

/// A window over the panes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Window {
    /// The whole.
    pub whole: Rect,
    /// The line that says what the window is.
    pub title: Rect,
    /// The line that is typed.
    pub typed: Rect,
    /// The rows.
    pub rows: Rect,
}

impl Panes {
    /// Where a window of at most `rows` rows goes: in the middle, with the panes
    /// still to be seen around it where there is room.
    pub fn window(&self, rows: u16) -> Window {
        let screen = self.header.union(self.status);
        let margin = |room: u16, wanted: u16| room.saturating_sub(wanted) / 2;
        let spared = if screen.height < 12 { 0 } else { 4 };
        let height = screen.height.saturating_sub(spared).min(rows.saturating_add(5));
        let width = screen.width.min(84);
        let (x, y) = (margin(screen.width, width), margin(screen.height, height));
        let whole = Rect::new(x, y, width, height);
        let side = u16::from(width > 8) * 2;
        let line = |from: u16, height: u16| {
            let from = from.min(whole.height);
            let height = height.min(whole.height - from);
            Rect::new(x + side, y + from, width - 2 * side, height)
        };
        Window {
            whole,
            title: line(1, 1),
            typed: line(2, 1),
            rows: line(4, whole.height.saturating_sub(5)),
        }
    }

    /// Where a list of so many rows goes whose contents are so wide: within a
    /// border, right above the bottom line, from `column` on where there is room.
    pub fn above_status(&self, rows: usize, width: usize, column: usize) -> Rect {
        let narrow = |it: usize| u16::try_from(it).unwrap_or(u16::MAX);
        let width = narrow(width).saturating_add(3).min(self.status.width);
        let height = narrow(rows).saturating_add(2).min(self.status.y);
        let x = narrow(column).saturating_sub(1).min(self.status.width - width);
        Rect { x: self.status.x + x, y: self.status.y - height, width, height }
    }

    /// The pane at a place on the screen, the topmost where two overlap.
    pub fn at(&self, column: u16, row: u16) -> Option<Pane> {
        let here = Position::new(column, row);
        let order =
            [(Pane::Panel, self.panel), (Pane::List, self.list), (Pane::Reader, self.reader)];
        order.into_iter().find(|(_, area)| area.whole.contains(here)).map(|(pane, _)| pane)
    }

    /// The area of a pane.
    pub fn of(&self, pane: Pane) -> PaneArea {
        match pane {
            Pane::List => self.list,
            Pane::Reader => self.reader,
            Pane::Panel => self.panel,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(width: u16, height: u16, focus: Pane) -> Shape {
        let size = Size::new(width, height);
        Shape { size, focus, side: Pane::List, panel: true, zen: false, shelves: true, column: 76 }
    }

    #[test]
    fn the_text_keeps_sixty_columns_at_eighty() {
        assert!(panes(shape(80, 24, Pane::Reader)).column.width >= 60);
        assert!(panes(shape(130, 40, Pane::Reader)).column.width >= 54);
        assert!(panes(shape(160, 50, Pane::Reader)).column.width >= 70);
        assert!(panes(shape(160, 50, Pane::Reader)).panel.body.width >= 42);
    }

    #[track_caller]
    fn check_inside(width: u16, height: u16, focus: Pane) {
        let screen = Rect::new(0, 0, width, height);
        let all = panes(shape(width, height, focus));
        let window = all.window(30);
        let areas = [all.header, all.status, all.column, all.list.body, all.panel.body];
        let over = [window.whole, window.title, window.rows, all.shelves];
        let above = all.above_status(8, 40, 30);
        for area in areas.into_iter().chain(over).chain([above]) {
            assert_eq!(area.intersection(screen).area(), area.area(), "{width}x{height}");
        }
    }

    #[test]
    fn nothing_lies_outside_the_screen() {
        for (width, height) in (0..200).flat_map(|width| (0..60).map(move |it| (width, it))) {
            for focus in [Pane::List, Pane::Reader, Pane::Panel] {
                check_inside(width, height, focus);
            }
        }
    }
}
