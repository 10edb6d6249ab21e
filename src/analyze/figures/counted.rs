//! What is counted: the nouns that a figure may end in.

use crate::analyze::figures::nouns::{BETWEEN, FATES, MATTER, NO_PEOPLE, PEOPLE};
use crate::analyze::lexicon::{Trait, What};
use crate::analyze::line::Line;
use crate::text::Form;

/// What a noun counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// A fate: `morts`, `blessés`, `arrestations`.
    Fate(&'static str),
    /// `victimes`, which are dead where somebody else is wounded.
    Victims,
    /// People, to whom something must have happened.
    People,
    /// Matter of war, that must have been lost.
    Matter(&'static str),
    /// People who gather: their number is the news.
    Crowd,
    /// Money and shares, that count only on somebody's word.
    Measure(&'static str),
    /// A noun that no list knows, which counts only right beside a deed.
    Unknown,
    /// Nothing that is said: `killing 12`.
    Bare,
}

impl Counted {
    /// Whether a single one is a figure, and no mere article.
    pub fn counts_one(self) -> bool {
        matches!(
            self,
            Self::Fate("killed" | "wounded" | "missing") | Self::Matter(_) | Self::People
        )
    }
}

/// The token after the noun that follows at `at`, and what it counts.
/// `is_near`: nothing stands between number and noun but adjectives.
pub fn counted(line: &Line, at: usize, is_near: bool) -> Option<(usize, Counted)> {
    let own = ["de ses", "de leurs", "de nos", "of its", "of their", "of our"];
    let mut noun = line.past_any(at, &own).unwrap_or(at);
    while noun < at + 3 && !is_near_noun(line, noun) && is_between(line, noun) {
        noun += 1;
    }
    if let Some((to, code)) = measure(line, noun).filter(|_| noun == at) {
        return Some((to, Counted::Measure(code)));
    }
    let Some(kind) = kind(line, noun) else {
        let is_lone = noun > at && line.is(noun - 1, &["autres", "others", "more"]);
        if !is_lone && is_unknown(line, noun) {
            return Some((noun + 1, Counted::Unknown));
        }
        let last = line.is(
            at,
            &[
                "", "et", "and", ",", ".", "in", "dans", "a", "at", "on", "ont", "had", "have",
                "were", "others", "avaient", "sont", "are", "selon",
            ],
        );
        return (is_lone || last && !is_near)
            .then_some((noun, if is_lone { Counted::People } else { Counted::Bare }));
    };
    let end = closed(line, noun + 1);
    // `10 chars et véhicules de combat`: one number over two nouns.
    let second = line.past_any(end, &["et", "and", "ou", "or"]);
    let second = second.and_then(|it| Some((it, self::kind(line, it)?)));
    match (kind, second) {
        (Counted::Matter(_), Some((it, Counted::Matter(_)))) => {
            Some((closed(line, it + 1), Counted::Matter("armored_vehicles_destroyed")))
        }
        (Counted::People, Some((it, Counted::People))) => Some((closed(line, it + 1), kind)),
        _ => Some((end, armoured(line, noun, end, kind))),
    }
}

/// `véhicules blindés` are armoured.
fn armoured(line: &Line, noun: usize, end: usize, kind: Counted) -> Counted {
    let words = ["blindes", "blinde", "combat", "armored", "armoured", "infanterie"];
    let is_armoured = (noun.saturating_sub(2)..end).any(|at| line.is(at, &words));
    match kind {
        Counted::Matter("vehicles_destroyed") if is_armoured => {
            Counted::Matter("armored_vehicles_destroyed")
        }
        it => it,
    }
}

/// Whether a noun in the plural stands at `at` that could be one for people.
fn is_unknown(line: &Line, at: usize) -> bool {
    let word = line.word(at);
    let is_plural = word.len() > 3 && word.ends_with(['s', 'x']) && line.form(at) == Form::Lower;
    is_plural && !NO_PEOPLE.contains(&word) && !line.reading.is(at, Trait::Calendar)
}

fn is_near_noun(line: &Line, at: usize) -> bool {
    kind(line, at).is_some()
        && !(line.is(at, &BETWEEN) && (kind(line, at + 1).is_some() || is_nation(line, at + 1)))
}

fn kind(line: &Line, at: usize) -> Option<Counted> {
    let word = line.word(at);
    if line.past_any(at, &["sans abri"]).is_some() {
        return Some(Counted::Fate("homeless"));
    }
    let of = |list: &[(&'static str, &[&str])]| {
        list.iter().find(|it| it.1.contains(&word)).map(|it| it.0)
    };
    if matches!(word, "victime" | "victimes" | "victims") {
        return Some(Counted::Victims);
    }
    if matches!(word, "manifestants" | "protesters" | "demonstrators" | "participants") {
        return Some(Counted::Crowd);
    }
    let fate = of(&FATES).map(Counted::Fate);
    let matter = || of(&MATTER).map(Counted::Matter);
    let people = || (PEOPLE.contains(&word) || is_people(line, at)).then_some(Counted::People);
    fate.or_else(matter).or_else(people)
}

/// `Palestiniens`, with its capital.
fn is_people(line: &Line, at: usize) -> bool {
    let pick =
        |it: &crate::analyze::reading::Found| matches!(it.what, What::Demonym(_)).then_some(());
    line.form(at) == Form::Capital
        && line.word(at).ends_with('s')
        && line.reading.first(at, pick).is_some()
        && !(is_nation(line, at) && kind_after(line, at + 1))
}

/// Whether a counted noun stands at `at`: `16 Armenian soldiers`.
fn kind_after(line: &Line, at: usize) -> bool {
    let word = line.word(at);
    PEOPLE.contains(&word) || MATTER.iter().any(|it| it.1.contains(&word))
}

fn is_nation(line: &Line, at: usize) -> bool {
    let pick =
        |it: &crate::analyze::reading::Found| matches!(it.what, What::Adjective(_)).then_some(());
    at < line.to && line.reading.first(at, pick).is_some()
}

fn is_between(line: &Line, at: usize) -> bool {
    line.is(at, &BETWEEN) || is_nation(line, at)
}

/// The token after the adjectives and the complement that close the noun.
fn closed(line: &Line, mut at: usize) -> usize {
    let kinds = [
        "de combat",
        "d' infanterie",
        "d' attaque",
        "de guerre",
        "de transport",
        "de chasse",
        "de reconnaissance",
    ];
    let adjectives = [
        "civiles",
        "militaires",
        "civils",
        "separatistes",
        "blindes",
        "armes",
        "mortels",
        "graves",
        "legers",
        "kamikazes",
        "abri",
    ];
    loop {
        if let Some(to) = line.past_any(at, &kinds) {
            at = to;
        } else if line.is_french()
            && line.form(at) == Form::Lower
            && (is_nation(line, at) || line.is(at, &adjectives))
        {
            at += 1;
        } else {
            return at;
        }
    }
}

/// Money whose number stands before it in English.
const MONEY: [&str; 16] = [
    "pounds",
    "yen",
    "yuan",
    "rupees",
    "rubles",
    "roubles",
    "pesos",
    "francs",
    "kronor",
    "kroner",
    "soles",
    "shillings",
    "naira",
    "lira",
    "reais",
    "riyals",
];

/// Shares and sums of money.
fn measure(line: &Line, at: usize) -> Option<(usize, &'static str)> {
    let to = |phrases: &[&str]| line.past_any(at, phrases);
    let share = to(&["%", "pour cent", "percent", "per cent"]).map(|it| (it, "percent"));
    let euros = || to(&["euros", "€"]).map(|it| (it, "euros"));
    let dollars = || to(&["dollars", "$"]).map(|it| (it, "dollars"));
    let jobs = || to(&["emplois", "postes", "jobs"]).map(|it| (it, "jobs"));
    let other = || MONEY.iter().find(|it| line.is(at, &[**it]));
    let other = || other().map(|it| (at + 1, if *it == "roubles" { "rubles" } else { *it }));
    let other = || other().filter(|_| !line.is_french());
    let found = share.or_else(jobs).or_else(euros).or_else(dollars).or_else(other);
    found.filter(|_| !line.reading.is(at, Trait::Of))
}
