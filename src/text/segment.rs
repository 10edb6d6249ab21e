//! Where words and sentences begin and end, in French and in English.
//!
//! Only spelling decides here: elisions, abbreviations, numbers, hyphens and
//! quotation marks. What the words mean is for `analyze`.

use std::ops::Range;

use crate::text::Span;

/// A word, a number or a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Its letters: `l’`, `Aliev`, `30 000`, `U.S.`, `«`.
    pub span: Span,
    /// How it is written.
    pub form: Form,
    /// Whether only a hyphen parts it from the token before: `Karabakh` in
    /// `Haut-Karabakh`. The hyphen itself is no token.
    pub joined: bool,
}

/// How a token is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// A word that begins small, or whose script knows no capitals.
    Lower,
    /// A word that begins with a capital, or holds one, as `iPhone` does.
    Capital,
    /// A word of several letters, all capitals: `OTAN`, `U.S.`.
    Upper,
    /// Begins with a digit: `16`, `1er`, `1 200`.
    Number,
    /// Anything else: one mark of punctuation, or a web address.
    Mark,
}

impl Form {
    /// Whether it begins with or holds a capital.
    pub fn is_capital(self) -> bool {
        matches!(self, Self::Capital | Self::Upper)
    }
}

/// What is elided before a vowel in French, without its apostrophe.
const ELIDED: [&str; 13] =
    ["l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"];

/// Written with a full stop that ends no sentence when a capital follows.
const ABBREVIATIONS: [&str; 44] = [
    "m", "mm", "mr", "mrs", "ms", "dr", "prof", "gen", "gén", "sen", "rep", "gov", "lt", "col",
    "sgt", "capt", "cmdr", "st", "ste", "mgr", "me", "jr", "sr", "no", "art", "vol", "cf", "av",
    "env", "vs", "adm", "maj", "hon", "rev", "jan", "feb", "aug", "oct", "nov", "dec", "janv",
    "févr", "juil", "déc",
];

/// Written with a full stop, and often the last word of a sentence.
const CLOSING_ABBREVIATIONS: [&str; 9] =
    ["etc", "inc", "ltd", "co", "corp", "bros", "cie", "p.m", "a.m"];

/// Appends the tokens of `part` of `text`, in order.
pub fn tokenize(text: &str, part: Span, tokens: &mut Vec<Token>) {
    let mut at = part.start();
    let mut hyphen_at = None;
    while let Some(letter) = text[at..part.end()].chars().next() {
        let rest = &text[at..part.end()];
        if letter.is_whitespace() {
            at += letter.len_utf8();
            continue;
        }
        let len = match letter {
            _ if is_address(rest) => rest.find(char::is_whitespace).unwrap_or(rest.len()),
            _ if letter.is_ascii_digit() => number(rest),
            _ if is_word(letter) => word(rest),
            '.' if rest.starts_with("...") => 3,
            '\'' | '’' => possessive(&text[part.start()..at], rest),
            _ => letter.len_utf8(),
        };
        let joins = is_hyphen(letter) && joins_words(&text[part.start()..at], &rest[len..]);
        if joins {
            hyphen_at = Some(at + len);
        } else {
            let span = Span::new(at, at + len);
            let joined = hyphen_at == Some(at);
            tokens.push(Token { span, form: form(span.within(text)), joined });
        }
        at += len;
    }
}

/// The sentences among `tokens`, as ranges of them that leave none out.
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let (mut found, mut from, mut at) = (Vec::new(), 0, 0);
    while at < tokens.len() {
        let ends = ends_sentence(text, tokens, at);
        at += 1;
        if !ends {
            continue;
        }
        while at < tokens.len() && closes(text, tokens, at) {
            at += 1;
        }
        if at < tokens.len() && begins_sentence(text, tokens, at) {
            found.push(from..at);
            from = at;
        }
    }
    if from < tokens.len() {
        found.push(from..tokens.len());
    }
    found
}

/// Whether the token at `at` may be the last word or mark of a sentence.
fn ends_sentence(text: &str, tokens: &[Token], at: usize) -> bool {
    let word = tokens[at].span.within(text);
    if tokens[at].form == Form::Mark {
        return matches!(word, "." | "!" | "?" | "…" | "..." | "؟" | "。");
    }
    let Some(stem) = word.strip_suffix('.') else { return false };
    let next = tokens.get(at + 1).map_or("", |it| it.span.within(text));
    // `posted on X. “We …`
    let follows_small = at > 0 && tokens[at - 1].form == Form::Lower;
    if stem.len() == 1 && follows_small && matches!(next, "“" | "\"" | "«" | "‘") {
        return true;
    }
    is_one_of(stem, &CLOSING_ABBREVIATIONS) || is_opening_word(next)
}

/// Whether the mark at `at` still belongs to the sentence that has just ended.
fn closes(text: &str, tokens: &[Token], at: usize) -> bool {
    match tokens[at].span.within(text) {
        "»" | "”" | ")" | "]" | "!" | "?" | "." | "…" | "..." => true,
        // A straight quotation mark closes where it touches what it follows.
        "\"" => at > 0 && tokens[at - 1].span.end() == tokens[at].span.start(),
        // An apostrophe that touches the full stop and no letter closes, too.
        "’" | "'" => {
            let touches = at > 0 && tokens[at - 1].span.end() == tokens[at].span.start();
            let is_loose =
                |next: &Token| next.span.start() > tokens[at].span.end() || next.form == Form::Mark;
            touches && tokens.get(at + 1).is_none_or(is_loose)
        }
        _ => false,
    }
}

fn begins_sentence(text: &str, tokens: &[Token], at: usize) -> bool {
    match tokens[at].form {
        Form::Capital | Form::Upper | Form::Number => true,
        Form::Lower => !tokens[at].span.within(text).starts_with(char::is_lowercase),
        Form::Mark => {
            let mark = tokens[at].span.within(text);
            let opens = matches!(
                mark,
                "«" | "“" | "„" | "‘" | "'" | "\"" | "(" | "[" | "–" | "—" | "-" | "•"
            );
            let next = tokens.get(at + 1).map(|it| it.form);
            opens && next.is_none_or(|it| it != Form::Lower)
        }
    }
}

/// Words that open a sentence and are never part of a name after `U.S.`.
fn is_opening_word(word: &str) -> bool {
    const WORDS: [&str; 20] = [
        "The", "He", "She", "It", "They", "In", "But", "And", "A", "This", "That", "Its", "Le",
        "La", "Les", "Il", "Elle", "Mais", "Ce", "En",
    ];
    WORDS.contains(&word)
}

fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.iter().any(|it| it.eq_ignore_ascii_case(word))
}

/// How many bytes the number at the beginning of `rest` takes, with its
/// thousands, decimals and ordinal ending.
fn number(rest: &str) -> usize {
    let digits = |from: &str| from.bytes().take_while(u8::is_ascii_digit).count();
    let mut len = digits(rest);
    let may_group = len <= 3;
    loop {
        let after = &rest[len..];
        let Some(mark) = after.chars().next() else { return len };
        let group = digits(&after[mark.len_utf8()..]);
        let is_space = matches!(mark, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
        let groups = may_group && is_space && group == 3;
        let divides = matches!(mark, '.' | ',') && group > 0;
        if !groups && !divides {
            return len + after.find(|it: char| !it.is_alphanumeric()).unwrap_or(after.len());
        }
        len += mark.len_utf8() + group;
    }
}

/// How many bytes the word at the beginning of `rest` takes.
fn word(rest: &str) -> usize {
    let initials = initials(rest);
    if initials > 0 {
        return initials;
    }
    let mut letters = rest.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|it| it.1);
        let goes_on = match letter {
            '\'' | '’' if is_elision(&rest[..at], next) => return at + letter.len_utf8(),
            '\'' | '’' => next.is_some_and(char::is_alphabetic) && !is_possessive(&rest[at..]),
            '.' if next.is_some_and(|it| it.is_lowercase() || it.is_ascii_digit()) => true,
            '.' => return at + usize::from(is_abbreviation(&rest[..at])),
            '&' => next.is_some_and(char::is_uppercase),
            _ => is_word(letter),
        };
        if !goes_on {
            return at;
        }
    }
    rest.len()
}

/// How many bytes the initials at the beginning of `rest` take: `J.`, `U.S.`,
/// `O.N.U.`. A last one without its full stop belongs to them.
fn initials(rest: &str) -> usize {
    let mut len = 0;
    loop {
        let mut letters = rest[len..].chars();
        let (first, second) = (letters.next(), letters.next());
        let Some(first) = first.filter(|it| it.is_uppercase()) else { return len };
        match second {
            Some('.') => len += first.len_utf8() + 1,
            Some(it) if is_word(it) => return len,
            _ if len > 0 => return len + first.len_utf8(),
            _ => return 0,
        }
    }
}

fn is_elision(before: &str, next: Option<char>) -> bool {
    let is_short = before.len() <= 7 && is_one_of(before, &ELIDED);
    // `N’Djamena` and `M’Bala` are names: nothing is elided before a consonant.
    let consonant =
        |it: char| it.is_ascii_alphabetic() && !"aeiouyh".contains(it.to_ascii_lowercase());
    is_short && !next.is_some_and(consonant)
}

/// `’s`, which English sets apart from the name before.
fn is_possessive(rest: &str) -> bool {
    let mut letters = rest.chars().skip(1);
    letters.next().is_some_and(|it| it.eq_ignore_ascii_case(&'s'))
        && !letters.next().is_some_and(is_word)
}

/// How many bytes of `rest`, which begins with an apostrophe, are one token.
fn possessive(before: &str, rest: &str) -> usize {
    let apostrophe = rest.chars().next().map_or(0, char::len_utf8);
    let follows_word = before.chars().next_back().is_some_and(is_word);
    apostrophe + usize::from(follows_word && is_possessive(rest))
}

fn is_abbreviation(stem: &str) -> bool {
    // Small, `sept` is seven.
    let is_month = stem == "Sept";
    is_month || is_one_of(stem, &ABBREVIATIONS) || is_one_of(stem, &CLOSING_ABBREVIATIONS)
}

fn is_address(rest: &str) -> bool {
    // Nearly every word is told apart by its first letter alone.
    let may = matches!(rest.as_bytes().first(), Some(b'h' | b'w'));
    may && ["http://", "https://", "www."].iter().any(|it| rest.starts_with(it))
}

fn joins_words(before: &str, after: &str) -> bool {
    let ends = before.chars().next_back().is_some_and(|it| is_word(it) || it == '.');
    ends && after.chars().next().is_some_and(is_word)
}

fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '‐' | '‑')
}

fn is_word(letter: char) -> bool {
    if letter.is_ascii() {
        return letter.is_ascii_alphanumeric() || letter == '_';
    }
    letter.is_alphanumeric() || matches!(letter, '\u{300}'..='\u{36f}' | 'ʼ' | 'ʹ')
}

fn form(token: &str) -> Form {
    let mut letters = token.chars();
    let Some(first) = letters.next() else { return Form::Mark };
    if first.is_ascii_digit() {
        return Form::Number;
    }
    if !is_word(first) || is_address(token) {
        return if token.len() > first.len_utf8() && is_possessive(token) {
            Form::Lower
        } else {
            Form::Mark
        };
    }
    let (mut capitals, mut smalls) = (usize::from(first.is_uppercase()), 0);
    for letter in letters {
        capitals += usize::from(letter.is_uppercase());
        smalls += usize::from(letter.is_lowercase());
    }
    match (capitals, smalls) {
        (0, _) => Form::Lower,
        (2.., 0) => Form::Upper,
        _ => Form::Capital,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        tokens
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let words: Vec<&str> = read(text).iter().map(|it| it.span.within(text)).collect();
        assert_eq!(words.join("|"), expected);
    }

    #[track_caller]
    fn check_sentences(text: &str, expected: &[&str]) {
        let tokens = read(text);
        let spans = sentences(text, &tokens)
            .into_iter()
            .map(|it| tokens[it.start].span.to(tokens[it.end - 1].span).within(text));
        assert_eq!(spans.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn elisions_stand_apart_and_names_with_apostrophes_stay_whole() {
        check("l’Azerbaïdjan qu’Ilham aujourd’hui", "l’|Azerbaïdjan|qu’|Ilham|aujourd’hui");
        check("O’Brien à N’Djamena, d'Ivoire", "O’Brien|à|N’Djamena|,|d'|Ivoire");
        check("l’« agression »", "l’|«|agression|»");
    }

    #[test]
    fn english_possessives_stand_apart() {
        check("Russia’s army didn't move", "Russia|’s|army|didn't|move");
        check("the states' rights", "the|states|'|rights");
    }

    #[test]
    fn a_hyphen_joins_two_tokens() {
        check("Haut-Karabakh - pro-russe", "Haut|Karabakh|-|pro|russe");
        let joined: Vec<bool> = read("Haut-Karabakh, a-t-il").iter().map(|it| it.joined).collect();
        assert_eq!(joined, [false, true, false, false, true, true]);
    }

    #[test]
    fn numbers_keep_their_thousands() {
        check("30 000 morts, 1 200 en 2015 300", "30 000|morts|,|1 200|en|2015|300");
        check("1,5 % le 1er", "1,5|%|le|1er");
    }

    #[test]
    fn abbreviations_keep_their_stops() {
        check("M. Duval, J. K. Ito (U.S.)", "M.|Duval|,|J.|K.|Ito|(|U.S.|)");
        check("XYZ.com est là.", "XYZ.com|est|là|.");
        check("Sept. 27, ils sont sept.", "Sept.|27|,|ils|sont|sept|.");
    }

    #[test]
    fn sentences_end_at_stops_and_not_at_abbreviations() {
        check_sentences("M. Duval part. Il rit !", &["M. Duval part.", "Il rit !"]);
        check_sentences("Fini.\u{a0}Puis rien.", &["Fini.", "Puis rien."]);
        check_sentences("« Oui. » Elle part.", &["« Oui. »", "Elle part."]);
        check_sentences("« Oui ! » a dit Ana.", &["« Oui ! » a dit Ana."]);
        check_sentences("In the U.S. The law", &["In the U.S.", "The law"]);
        check_sentences("On Sept. 27 it fell.", &["On Sept. 27 it fell."]);
        check_sentences("the U.S. Senate", &["the U.S. Senate"]);
        check_sentences("", &[]);
    }

    #[test]
    fn tells_how_a_word_is_written() {
        use Form::{Capital, Lower, Number, Upper};
        let forms: Vec<Form> =
            read("la ONU U.S. Aliev iPhone 7").iter().map(|it| it.form).collect();
        assert_eq!(forms, [Lower, Upper, Upper, Capital, Capital, Number]);
    }
}
