//! Which of the Western one-byte encodings a text is in.
//!
//! They share their letters and differ in where they put them, so the one
//! that gives letters where letters belong is the right one. `chardetng` does
//! not know `MacRoman` and does not tell Latin-9 from Windows-1252.

use encoding_rs::{Encoding, ISO_8859_15, MACINTOSH, WINDOWS_1252};

/// Characters above ASCII that are looked at.
const ENOUGH: usize = 2000;

/// The encoding in which nearly all characters above ASCII make sense, as
/// those of French, English and their neighbours do. `None` where there is
/// none, as in other scripts.
pub(super) fn choose(bytes: &[u8]) -> Option<&'static Encoding> {
    let candidates = [WINDOWS_1252, ISO_8859_15, MACINTOSH];
    let judged = candidates.map(|it| (sense(bytes, it), it));
    // Of equals the first is meant: it is the likeliest by far.
    let best = judged.into_iter().rev().max_by_key(|(sense, _)| *sense)?;
    (best.0 >= 80).then_some(best.1)
}

/// How many in a hundred characters above ASCII stand where they make sense.
fn sense(bytes: &[u8], encoding: &'static Encoding) -> usize {
    let table = table(encoding);
    let letter = |at: Option<usize>| {
        at.and_then(|it| bytes.get(it)).map_or(' ', |it| table[usize::from(*it)])
    };
    let above = (0..bytes.len()).filter(|at| bytes[*at] >= 0x80).take(ENOUGH);
    let (mut good, mut all, mut end) = (0, 0, 0);
    for at in above {
        let is_fit = fits(letter(at.checked_sub(1)), letter(Some(at)), letter(Some(at + 1)));
        good += usize::from(is_fit);
        all += 1;
        end = at + 1;
    }
    // In Western text most characters are ASCII.
    if all * 2 > end { 0 } else { good * 100 / all.max(1) }
}

/// What each byte means in a one-byte encoding.
fn table(encoding: &'static Encoding) -> Vec<char> {
    let bytes: Vec<u8> = (0..=u8::MAX).collect();
    let (text, _) = encoding.decode_without_bom_handling(&bytes);
    text.chars().collect()
}

/// Whether `letter` is at home between its neighbours in Western text.
fn fits(before: char, letter: char, after: char) -> bool {
    match letter {
        'à' | 'â' | 'ç' | 'é' | 'è' | 'ê' | 'ë' | 'î' | 'ï' | 'ô' | 'ù' | 'û' | 'ü' | 'ÿ' | 'œ'
        | 'æ' | 'ä' | 'ö' | 'ß' | 'á' | 'í' | 'ó' | 'ú' | 'ñ' | 'å' | 'ø' | 'ã' | 'õ' | 'ò'
        | 'ì' => before.is_alphabetic() || after.is_alphabetic() || (before, letter) == (' ', 'à'),
        'À' | 'Â' | 'Ç' | 'É' | 'È' | 'Ê' | 'Î' | 'Ô' | 'Œ' | 'Æ' | 'Ä' | 'Ö' | 'Ü' => {
            !before.is_lowercase()
        }
        '’' | '‘' => before.is_alphabetic() || after.is_alphabetic(),
        '«' | '“' => !before.is_alphabetic(),
        '»' | '”' => !after.is_alphabetic(),
        '–' | '—' | '…' | '°' | '€' | '£' | '•' | '©' | '·' | '\u{a0}' => {
            !(before.is_lowercase() && after.is_lowercase())
                || matches!(letter, '\u{a0}' | '—' | '–' | '·')
        }
        _ => false,
    }
}
