//! Who wrote an article, and the place and agency that open it.

use jiff::civil::Date;

use crate::ingest::when::{self, Day};
use crate::news::Dateline;
use crate::text::{Folded, Span, fold};

/// Agencies that open an article without a place before them.
const AGENCIES: [&str; 22] = [
    "afp",
    "ap",
    "reuters",
    "tass",
    "xinhua",
    "aa",
    "anadolu",
    "efe",
    "dpa",
    "ansa",
    "interfax",
    "belga",
    "ats",
    "upi",
    "apa",
    "armenpress",
    "azertac",
    "aps",
    "map",
    "ani",
    "kyodo",
    "yonhap",
];

/// Words in capitals that open headlines and are no places.
const TAGS: [&str; 34] = [
    "direct",
    "en direct",
    "live",
    "video",
    "urgent",
    "alerte",
    "alert",
    "info",
    "infos",
    "exclusif",
    "exclusive",
    "entretien",
    "interview",
    "analyse",
    "analysis",
    "reportage",
    "enquete",
    "portrait",
    "tribune",
    "opinion",
    "edito",
    "breaking",
    "update",
    "watch",
    "photos",
    "carte",
    "infographie",
    "recit",
    "decryptage",
    "temoignage",
    "document",
    "chronique",
    "podcast",
    "dossier",
];

/// Small words inside names.
const PARTICLES: [&str; 16] = [
    "de", "du", "des", "d", "von", "van", "der", "den", "di", "da", "el", "al", "ben", "bin",
    "ibn", "et",
];

/// What opens the first paragraph of an article, up to the dash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Opening {
    /// Place and agency.
    pub dateline: Dateline,
    /// The full date, where one is given.
    pub day: Option<(Date, Span)>,
    /// Where it ends: after the dash.
    pub end: usize,
}

/// The name after a cue of `cue` folded bytes at the beginning of `line`:
/// `Jean Martin` in `Par Jean Martin, à Lyon`. `None` where nobody is named.
pub(super) fn name(line: &str, cue: usize) -> Option<Span> {
    let folded = Folded::new(line);
    let skipped = folded.text().find(|it: char| it.is_alphanumeric())?;
    let start = folded.original(0, (skipped + cue).min(folded.text().len())).end();
    let rest = &line[start..];
    let gap = rest.find(|it: char| it.is_alphanumeric())?;
    let has_gap = rest[..gap]
        .chars()
        .all(|it| it.is_whitespace() || matches!(it, ':' | '-' | '–' | '—' | '@'));
    let named = leading_name(&rest[gap..])?;
    let is_nobody = matches!(
        &*fold(named),
        "afp" | "ap" | "reuters" | "redaction" | "editors" | "staff" | "admin"
    );
    Span::of(named, line).filter(|_| has_gap && gap > 0 && !is_nobody)
}

/// The name on a line that tells a date: `Samir` in `Publié le 3 juin 2019 par
/// Samir`, where it may be written small, or what the line begins with.
pub(super) fn name_with_date(line: &str) -> Option<Span> {
    let cues = [" par ", " by ", " Par ", " By "];
    let cue = cues.iter().filter_map(|it| line.rfind(it).map(|at| at + it.len())).max();
    let Some(start) = cue else {
        let name = leading_name(line).filter(|it| it.contains(' '))?;
        let is_alone =
            line[name.len()..].trim_start().starts_with(['-', '–', '—', '|', ',', '•', '·']);
        return Span::of(name, line).filter(|_| is_alone);
    };
    let rest = line[start..].trim();
    let is_handle = !rest.contains(char::is_whitespace) && rest.len() <= 30;
    leading_name(rest).or(is_handle.then_some(rest)).and_then(|it| Span::of(it, line))
}

/// The name that a line consists of, with at most the town after it: `Ana
/// Ruiz`, `Ana Ruiz in Lyon`.
pub(super) fn whole_name(line: &str) -> Option<Span> {
    let name = leading_name(line).filter(|it| (2..=4).contains(&it.split(' ').count()))?;
    let rest = line[name.len()..].trim_start();
    let has_town = [",", "in ", "à ", "en "].iter().any(|it| rest.starts_with(it));
    let is_shouted = !name.chars().any(char::is_lowercase);
    let is_thing = ["The ", "Le ", "La ", "Les ", "L’", "L'"].iter().any(|it| name.starts_with(it));
    let is_person = !is_shouted && !is_thing && (rest.is_empty() || has_town);
    Span::of(name, line).filter(|_| is_person)
}

/// The name that `text` begins with: words in capitals and small words
/// between them, before a comma, a bracket, a dash or anything else.
fn leading_name(text: &str) -> Option<&str> {
    let (mut end, mut capitals) = (0, 0);
    for word in text.split_inclusive(' ') {
        let bare = word.trim_end();
        let letters = bare.trim_end_matches([',', ';', '.', '|', ')']);
        let is_particle = PARTICLES.contains(&&*fold(letters)) || matches!(letters, "&" | "and");
        if letters.starts_with(char::is_uppercase) {
            end = Span::of(letters, text)?.end();
            capitals += 1;
        } else if !is_particle || capitals == 0 {
            break;
        }
        // A point may belong to an initial.
        let is_initial = bare.ends_with('.') && letters.chars().count() <= 2;
        if is_initial && text[end..].starts_with('.') {
            end += 1;
        }
        if bare.len() != letters.len() && !is_initial {
            break;
        }
    }
    (1..=8).contains(&capitals).then(|| &text[..end])
}

/// What opens `paragraph`: `PARIS –`, `BAKOU, 1er nov (AFP) —`, `(AFP) -`,
/// `KYIV, Ukraine (AP) —`, `22 janvier 2017 . –`.
pub(super) fn opening(paragraph: &str) -> Option<Opening> {
    let head = &paragraph[..paragraph.floor_char_boundary(160)];
    slashed(head).or_else(|| dashed(head, paragraph))
}

/// `MOSCOU, 1er novembre. /TASS/.`
fn slashed(head: &str) -> Option<Opening> {
    let start = head.find('/')?;
    let inner = &head[start + 1..][..head[start + 1..].find('/')?];
    let is_agency =
        !inner.is_empty() && inner.len() <= 20 && !inner.chars().any(char::is_lowercase);
    let before = head[..start].trim_end_matches([' ', '.', ',']);
    let opening = parts(head, before).filter(|_| is_agency && before.split(' ').count() <= 8)?;
    let agency = Span::of(inner, head).filter(|it| !it.is_empty());
    let end = start + inner.len() + 2;
    Some(Opening { dateline: Dateline { agency, ..opening.dateline }, end, ..opening })
}

fn dashed(head: &str, paragraph: &str) -> Option<Opening> {
    let (at, dash) = dash(head)?;
    let end = at + dash.len();
    let before = head[..at].trim_end_matches([' ', '\u{a0}', '.', ':']);
    let goes_on = paragraph[end..].trim_start();
    let (rest, agency) = match before.strip_suffix(')').and_then(|it| it.rsplit_once('(')) {
        Some((rest, agency)) => (rest.trim_end(), Some(agency.trim())),
        None => (before, None),
    };
    if rest.split_whitespace().count() > 10 || agency.is_some_and(|it| !is_agency(it)) {
        return None;
    }
    let agency = agency.and_then(|it| Span::of(it, head));
    if AGENCIES.contains(&&*fold(rest)) {
        return Some(Opening {
            dateline: Dateline { place: None, agency: Span::of(rest, head) },
            day: None,
            end,
        });
    }
    if rest.is_empty() {
        return agency.map(|it| Opening {
            dateline: Dateline { place: None, agency: Some(it) },
            day: None,
            end,
        });
    }
    let opening = parts(head, rest)?;
    let is_loud = rest.chars().filter(|it| it.is_alphabetic()).count() >= 3
        && !opening.dateline.place.unwrap_or_default().within(head).chars().any(char::is_lowercase)
        && opening.dateline.place.is_some();
    let is_dated = rest.chars().any(|it| it.is_ascii_digit());
    let is_plain_place =
        !rest.contains(' ') && dash != "-" && goes_on.starts_with(char::is_uppercase);
    let is_sure = agency.is_some() || is_dated || is_loud || is_plain_place;
    is_sure.then_some(Opening { dateline: Dateline { agency, ..opening.dateline }, end, ..opening })
}

/// The first dash that stands apart, with its place.
fn dash(head: &str) -> Option<(usize, &'static str)> {
    let found = ["--", "–", "—", "-"].into_iter().filter_map(|dash| {
        let is_apart = |at: &usize| {
            let before = head[..*at].chars().next_back();
            let after = head[at + dash.len()..].chars().next();
            // An em dash in English print needs no spaces, but a bracket or a point before it.
            let tight = dash == "—" && before.is_some_and(|it| matches!(it, ')' | '.'));
            before.is_none_or(|it| it.is_whitespace() || it == ')')
                && after.is_none_or(char::is_whitespace)
                || tight
        };
        head.match_indices(dash)
            .map(|it| it.0)
            .filter(|it| !is_bracketed(head, *it))
            .find(is_apart)
            .map(|at| (at, dash))
    });
    found.min_by_key(|it| it.0)
}

/// Whether a bracket that opened before `at` is still open there.
fn is_bracketed(head: &str, at: usize) -> bool {
    head[..at].rfind('(').is_some_and(|open| !head[open..at].contains(')'))
}

fn is_agency(words: &str) -> bool {
    words.split_whitespace().count() <= 5 && words.starts_with(|it: char| it.is_uppercase())
}

/// Place and date, parted by commas: `BAKOU, 1er nov`, `KYIV, Ukraine`,
/// `26 juillet 2016, Cracovie`.
fn parts(head: &str, words: &str) -> Option<Opening> {
    let mut place = None;
    for part in words.split(',').map(str::trim).filter(|it| !it.is_empty()) {
        let is_date = part.contains(|it: char| it.is_ascii_digit());
        let is_place = is_place(part);
        if !is_date && !is_place && place.is_none() {
            return None;
        }
        place = place.or(Some(part).filter(|_| is_place && !is_date));
    }
    let day = when::first(words).and_then(|it| match it.day {
        Day::Known(date) => {
            Some((date, it.span.after(words.as_ptr() as usize - head.as_ptr() as usize)))
        }
        Day::DayFirst(_) => None,
    });
    let place = place.filter(|it| !TAGS.contains(&&*fold(it)));
    if place.is_none() && day.is_none() {
        return None;
    }
    let place = place.and_then(|it| Span::of(it, head));
    Some(Opening { dateline: Dateline { place, agency: None }, day, end: 0 })
}

/// Whether `part` may name a place: a few words in capitals.
fn is_place(part: &str) -> bool {
    let mut words = part.split([' ', '-', '’', '\'']).filter(|it| !it.is_empty());
    let is_proper = words.all(|it| {
        it.starts_with(char::is_uppercase) || it.len() <= 3 && it.starts_with(char::is_lowercase)
    });
    is_proper && part.starts_with(char::is_uppercase) && part.split_whitespace().count() <= 4
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[track_caller]
    fn check(paragraph: &str, place: &str, agency: &str) {
        let found = opening(paragraph).unwrap_or_default();
        let words = |it: Option<Span>| it.unwrap_or_default().within(paragraph);
        assert_eq!(
            (words(found.dateline.place), words(found.dateline.agency)),
            (place, agency),
            "{paragraph}"
        );
    }

    #[test]
    fn datelines() {
        check("PARIS – Le maire a démissionné.", "PARIS", "");
        check("BAKOU, 1er nov (AFP) — Le maire a démissionné.", "BAKOU", "AFP");
        check("(AFP) - Le maire a démissionné.", "", "AFP");
        check("KYIV, Ukraine (AP) — The mayor resigned.", "KYIV", "AP");
        check("MOSCOU, 3 novembre. /TASS/. Le maire a démissionné.", "MOSCOU", "TASS");
        check(
            "LYON, 27 sept (Agence — bureau) — Le maire a démissionné.",
            "LYON",
            "Agence — bureau",
        );
        check("Lyon — Le maire a démissionné.", "Lyon", "");
        check("SAINT-DENIS, le 3 mars 2020 – Le maire a démissionné.", "SAINT-DENIS", "");
        check("AFP - Le maire a démissionné.", "", "AFP");
    }

    #[test]
    fn what_is_no_dateline() {
        check("Le maire – élu en 2020 – a démissionné.", "", "");
        check("DIRECT – Le maire a démissionné.", "", "");
        check("Le maire, très ému - a démissionné.", "", "");
        check("Jean Martin - Pourquoi partir ?", "", "");
        check("Le maire a démissionné. L’AFP informe", "", "");
    }

    #[test]
    fn a_date_may_open_an_article() {
        let words = "22 janvier 2017 . – L'hôtel a été enseveli.";
        let found = opening(words).expect("there is an opening");
        assert_eq!(found.day.map(|it| it.0), Some(date(2017, 1, 22)));
        assert_eq!(words[found.end..].trim_start(), "L'hôtel a été enseveli.");
        check("26 juillet 2016, Cracovie . – Le pape est arrivé.", "Cracovie", "");
    }

    #[track_caller]
    fn check_name(line: &str, cue: usize, expected: Option<&str>) {
        assert_eq!(name(line, cue).map(|it| it.within(line)), expected, "{line}");
    }

    #[test]
    fn bylines() {
        check_name("Par Jean Martin, à Lyon", 3, Some("Jean Martin"));
        check_name(
            "Par Jean-Luc de La Tour et Ana Ruiz (avec AFP)",
            3,
            Some("Jean-Luc de La Tour et Ana Ruiz"),
        );
        check_name("Author: Claire", 6, Some("Claire"));
        check_name("By J. K. Writer | 3 min", 2, Some("J. K. Writer"));
        check_name("Par la rédaction", 3, None);
        check_name("Par-delà les monts", 3, None);
        check_name("Par AFP", 3, None);
        check_name("Par Ana\u{a0} d. le", 3, Some("Ana"));
    }
}
