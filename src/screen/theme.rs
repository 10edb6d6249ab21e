//! What each part of the screen looks like. No other file names a colour.

use ratatui::style::{Color, Modifier, Style};

use crate::news::Kind;

/// A style for each role that something on the screen can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Running text.
    pub text: Style,
    /// What stands beside the text: dates, sources, counts, folded debris.
    pub faint: Style,
    /// The title of an article, and the name of the program.
    pub title: Style,
    /// A heading inside an article or a list.
    pub heading: Style,
    /// What has the focus.
    pub accent: Style,
    /// The line between panes.
    pub edge: Style,
    /// Actors in the text, by kind, in the order of [`Kind::ALL`].
    pub kinds: [Style; 6],
    /// What the lens of the panel finds in the text: the words that report
    /// speech, figures, dates.
    pub found: Style,
    /// The mention the reader is at.
    pub current: Style,
    /// Something that was looked for.
    pub hit: Style,
    /// The hit the reader is at: the loudest thing on the screen.
    pub this_hit: Style,
    /// Letters that match what was typed.
    pub marks: Style,
    /// Selected text.
    pub selected: Style,
    /// An actor that is filtered out.
    pub excluded: Style,
    /// Something that cannot be read or done.
    pub error: Style,
    /// A key in a hint.
    pub key: Style,
}

const PLAIN: Style = Style::new();
const BOLD: Style = PLAIN.add_modifier(Modifier::BOLD);
const LINED: Style = PLAIN.add_modifier(Modifier::UNDERLINED);
const SLANTED: Style = PLAIN.add_modifier(Modifier::ITALIC);
const REVERSED: Style = PLAIN.add_modifier(Modifier::REVERSED);
const STRUCK: Style = PLAIN.add_modifier(Modifier::CROSSED_OUT).add_modifier(Modifier::DIM);

impl Theme {
    /// Without any colour: for `NO_COLOR`, for tests, and for whoever likes it.
    /// Six looks for six kinds from bold, italic and underline.
    pub const PLAIN: Self = Self {
        text: PLAIN,
        faint: PLAIN.add_modifier(Modifier::DIM),
        title: BOLD,
        heading: BOLD,
        accent: BOLD,
        edge: PLAIN.add_modifier(Modifier::DIM),
        kinds: [
            BOLD,
            BOLD.add_modifier(Modifier::UNDERLINED),
            BOLD.add_modifier(Modifier::ITALIC),
            LINED,
            LINED.add_modifier(Modifier::ITALIC),
            SLANTED,
        ],
        found: LINED,
        current: REVERSED,
        hit: LINED.add_modifier(Modifier::BOLD),
        this_hit: REVERSED.add_modifier(Modifier::BOLD),
        marks: LINED,
        selected: REVERSED,
        excluded: STRUCK,
        error: BOLD,
        key: BOLD,
    };

    /// The terminal's own colours: fits dark and light alike.
    pub const TERMINAL: Self = Self {
        faint: PLAIN.fg(Color::DarkGray),
        edge: PLAIN.fg(Color::DarkGray),
        accent: BOLD.fg(Color::Yellow),
        kinds: [
            BOLD,
            PLAIN.fg(Color::Red),
            PLAIN.fg(Color::Red).add_modifier(Modifier::ITALIC),
            PLAIN.fg(Color::Green),
            PLAIN.fg(Color::Magenta),
            PLAIN.fg(Color::Cyan),
        ],
        found: LINED.fg(Color::Yellow),
        marks: BOLD.fg(Color::Yellow),
        hit: LINED.fg(Color::Yellow),
        error: PLAIN.fg(Color::Red),
        ..Self::PLAIN
    };

    /// Warm light on a dark page.
    pub const LAMP: Self = painted(&Paint {
        faint: rgb(0x8c_82_74),
        edge: rgb(0x4a_44_3c),
        accent: rgb(0xe8_ae_5c),
        kinds: [
            rgb(0xec_d2_a0),
            rgb(0xe0_98_86),
            rgb(0xcf_8a_6a),
            rgb(0xa9_c0_96),
            rgb(0xc4_a4_c8),
            rgb(0x93_b4_cc),
        ],
        page: rgb(0x1c_1a_17),
        selection: rgb(0x4d_44_36),
        error: rgb(0xe8_7a_66),
    });

    /// Ink on paper.
    pub const PAPER: Self = painted(&Paint {
        faint: rgb(0x80_78_6a),
        edge: rgb(0xc9_c0_b0),
        accent: rgb(0x9a_5b_00),
        kinds: [
            rgb(0x5f_40_10),
            rgb(0x9c_2f_22),
            rgb(0x8a_3c_14),
            rgb(0x3b_62_2a),
            rgb(0x74_3a_7c),
            rgb(0x1f_55_7c),
        ],
        page: rgb(0xfb_f7_ee),
        selection: rgb(0xe6_d8_b8),
        error: rgb(0xa8_20_14),
    });

    /// The look of actors of `kind`.
    pub fn kind(&self, kind: Kind) -> Style {
        let place = Kind::ALL.iter().position(|it| *it == kind);
        place.map_or(self.text, |it| self.kinds[it])
    }
}

/// The colours that a painted theme is made of.
struct Paint {
    faint: Color,
    edge: Color,
    accent: Color,
    kinds: [Color; 6],
    /// What the page is like, to write on the accent with.
    page: Color,
    selection: Color,
    error: Color,
}

const fn painted(paint: &Paint) -> Theme {
    let [person, state, force, organisation, group, place] = paint.kinds;
    Theme {
        faint: PLAIN.fg(paint.faint),
        edge: PLAIN.fg(paint.edge),
        accent: BOLD.fg(paint.accent),
        kinds: [
            PLAIN.fg(person),
            PLAIN.fg(state),
            PLAIN.fg(force).add_modifier(Modifier::ITALIC),
            PLAIN.fg(organisation),
            PLAIN.fg(group).add_modifier(Modifier::ITALIC),
            PLAIN.fg(place),
        ],
        found: PLAIN.fg(paint.accent).add_modifier(Modifier::UNDERLINED),
        current: LINED.add_modifier(Modifier::BOLD),
        hit: LINED.fg(paint.accent),
        this_hit: BOLD.fg(paint.page).bg(paint.accent),
        marks: BOLD.fg(paint.accent),
        selected: PLAIN.bg(paint.selection),
        error: PLAIN.fg(paint.error),
        key: PLAIN.fg(paint.accent),
        ..Theme::PLAIN
    }
}

const fn rgb(code: u32) -> Color {
    Color::from_u32(code)
}
