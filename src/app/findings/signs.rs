//! Signs before findings, to be read without colour: what a speaker does, how
//! far the article stands behind it, how figures stand to each other.

use crate::app::{Occasion, Relation, Saying};
use crate::news::{Act, Strength};

/// What the speaker does, and how firmly it is given.
pub(super) fn of_statement(it: &Saying) -> String {
    let strength = match of_strength(it.strength) {
        "" if it.speakers.is_empty() => "∅",
        "" => " ",
        sign => sign,
    };
    format!("{}{strength}", of_act(it.act))
}

/// Whether a figure revises one and is contradicted.
pub(super) fn of_relation(it: Relation) -> &'static str {
    match (it.contradicts, it.revises) {
        (true, true) => "≠↻",
        (true, false) => "≠ ",
        (false, true) => "↻ ",
        (false, false) => "· ",
    }
}

pub(super) fn of_occasion(it: Occasion) -> &'static str {
    match it {
        Occasion::Publication => "¶",
        Occasion::Statement => "“",
        Occasion::Event => "•",
    }
}

/// How far the article stands behind it; nothing where it only reports.
pub fn of_strength(it: Strength) -> &'static str {
    match it {
        Strength::Neutral => "",
        Strength::Distancing => "−",
        Strength::Endorsing => "+",
        Strength::Conditional => "~",
    }
}

fn of_act(act: Act) -> char {
    match act {
        Act::States => '·',
        Act::Claims => '?',
        Act::Accuses | Act::Condemns => '!',
        Act::CallsFor | Act::Demands => '→',
        Act::Denies => '¬',
        Act::Concedes => '≈',
        Act::Warns | Act::Threatens => '▲',
        Act::Promises => '◇',
    }
}
