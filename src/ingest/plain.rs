//! Plain text: every line is a block, unless the lines were broken to fit a
//! screen.

use crate::ingest::lines::{Form, Line, lines};
use crate::text::Span;

/// A line is broken to fit if it is no longer than this, in characters.
const WIDEST: usize = 110;

/// The text and its lines. Where the writer's program broke paragraphs into
/// lines, they are whole again: the breaks become spaces, one for one, so that
/// no other place moves.
pub(super) fn read(text: String) -> (String, Vec<Line>) {
    let lines = lines(&text);
    let Some(width) = width(&text, &lines) else { return (text, lines) };
    join(&text, &lines, width)
}

/// The width that lines were broken at, or `None` where they were not.
///
/// Broken lines are of much the same length, and sentences run on over their
/// ends.
fn width(text: &str, lines: &[Line]) -> Option<usize> {
    let follows: Vec<_> = lines.windows(2).filter(|it| !it[1].is_apart).collect();
    if follows.len() < 2 {
        return None;
    }
    let length = |it: &Line| it.span.within(text).chars().count();
    if lines.iter().any(|it| it.span.len() > WIDEST * 4) {
        return None;
    }
    let width = lines.iter().map(length).filter(|it| *it <= WIDEST).max().filter(|it| *it >= 40)?;
    let is_full = |it: &&&[Line]| length(&it[0]) * 10 >= width * 7 && length(&it[0]) <= WIDEST;
    let runs_on = |it: &&&[Line]| {
        let next = it[1].span.within(text);
        !it[0].is_sentence() && next.starts_with(char::is_lowercase)
    };
    let full = follows.iter().filter(is_full).count();
    let running = follows.iter().filter(runs_on).count();
    (full * 10 >= follows.len() * 6 && running * 10 >= follows.len() * 3).then_some(width)
}

fn join(text: &str, lines: &[Line], width: usize) -> (String, Vec<Line>) {
    let mut bytes = text.as_bytes().to_vec();
    let mut spans: Vec<(Span, &Line)> = Vec::new();
    for line in lines {
        let is_more =
            !line.is_apart && spans.last().is_some_and(|it| goes_on(text, it.0, line, width));
        let Some(last) = spans.last_mut().filter(|_| is_more) else {
            spans.push((line.span, line));
            continue;
        };
        let gap = last.0.end()..line.span.start();
        bytes[gap].iter_mut().filter(|it| **it == b'\n').for_each(|it| *it = b' ');
        last.0 = last.0.to(line.span);
    }
    let text = String::from_utf8(bytes).expect("one ASCII character took the place of another");
    let whole = |(span, first): (Span, &Line)| {
        Line::of(&text, span).map(|it| Line { is_apart: first.is_apart, form: first.form, ..it })
    };
    let lines = spans.into_iter().filter_map(whole).collect();
    (text, lines)
}

/// Whether `line` goes on with the paragraph at `before`: its first word would
/// not have fitted there.
fn goes_on(text: &str, before: Span, line: &Line, width: usize) -> bool {
    let last = before.within(text).rsplit('\n').next().unwrap_or_default();
    let next = line.span.within(text);
    let first = next.split(' ').next().unwrap_or_default();
    let is_item = next.starts_with(['-', '*', '•', '–', '—', '>']);
    let room = last.chars().count() + 1 + first.chars().count();
    !is_item && line.form != Form::Quotation && room * 20 > width * 17
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let (read, lines) = read(text.to_owned());
        let found: Vec<&str> = lines.iter().map(|it| it.span.within(&read)).collect();
        assert_eq!(found, expected);
        assert_eq!(read.len(), text.len());
    }

    #[test]
    fn a_paragraph_a_line_stays_so() {
        check(
            "Le titre\n\nUn paragraphe.\nUn autre.\n",
            &["Le titre", "Un paragraphe.", "Un autre."],
        );
    }

    #[test]
    fn broken_lines_are_made_whole() {
        let text = "\
Le maire annonce la fin des travaux

Le maire a annoncé lundi que les travaux du port seraient
terminés au printemps, malgré les retards que la pluie a
causés depuis janvier.

Les riverains demandent qui paiera. Ils ont écrit à la
préfecture, qui n'a pas encore répondu à leur lettre du
mois dernier.
";
        check(
            text,
            &[
                "Le maire annonce la fin des travaux",
                "Le maire a annoncé lundi que les travaux du port seraient terminés au printemps, malgré les retards que la pluie a causés depuis janvier.",
                "Les riverains demandent qui paiera. Ils ont écrit à la préfecture, qui n'a pas encore répondu à leur lettre du mois dernier.",
            ],
        );
    }

    #[test]
    fn short_lines_under_each_other_stay_apart() {
        check(
            "Se connecter\nS'inscrire\nMot de passe\n",
            &["Se connecter", "S'inscrire", "Mot de passe"],
        );
    }
}
