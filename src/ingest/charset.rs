//! Bytes to characters: which encoding a file is in, and how its characters
//! lie in its bytes.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use crate::ingest::western;
use crate::text::{Jump, Unit};

/// A file as characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The characters, U+FFFD where the bytes made no sense.
    pub text: String,
    /// How they lie in the bytes.
    pub unit: Unit,
    /// Where they begin in the file.
    pub byte: usize,
    /// Where bytes and characters leave step.
    pub jumps: Vec<Jump>,
    /// The name of the encoding, for messages.
    pub encoding: &'static str,
    /// Whether some bytes made no sense.
    pub is_damaged: bool,
}

/// `bytes` as characters: by byte order mark, else as UTF-8, else as UTF-16
/// without a mark, else by a guess. Linear.
pub(super) fn decode(bytes: &[u8]) -> Decoded {
    if let Some(marked) = with_mark(bytes) {
        return marked;
    }
    if let Some(unmarked) = utf16_without_mark(bytes) {
        return utf16(bytes, 0, unmarked);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => utf8(text.to_owned(), Vec::new()),
        Err(_) if is_mostly_utf8(bytes) => damaged_utf8(bytes),
        Err(_) => guessed(bytes),
    }
}

/// Reads a file that begins with a byte order mark. That of UTF-8 stays in
/// the text: other programs count it as a character.
fn with_mark(bytes: &[u8]) -> Option<Decoded> {
    match bytes {
        [0xef, 0xbb, 0xbf, ..] => Some(damaged_utf8(bytes)),
        [0xff, 0xfe, 0, 0, rest @ ..] => Some(utf32(rest, u32::from_le_bytes)),
        [0, 0, 0xfe, 0xff, rest @ ..] => Some(utf32(rest, u32::from_be_bytes)),
        [0xff, 0xfe, rest @ ..] => Some(utf16(rest, 2, UTF_16LE)),
        [0xfe, 0xff, rest @ ..] => Some(utf16(rest, 2, UTF_16BE)),
        _ => None,
    }
}

fn utf8(text: String, jumps: Vec<Jump>) -> Decoded {
    let is_damaged = !jumps.is_empty();
    Decoded { text, unit: Unit::Utf8, byte: 0, jumps, encoding: "UTF-8", is_damaged }
}

/// Reads UTF-8 in which some bytes may make no sense, as Python does with
/// `errors='replace'`.
fn damaged_utf8(bytes: &[u8]) -> Decoded {
    let (mut text, mut jumps, mut byte) = (String::with_capacity(bytes.len()), Vec::new(), 0);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        byte += chunk.valid().len() + chunk.invalid().len();
        if !chunk.invalid().is_empty() {
            text.push(char::REPLACEMENT_CHARACTER);
            jumps.push(Jump { decoded: text.len(), byte });
        }
    }
    utf8(text, jumps)
}

/// Whether bytes that are not UTF-8 throughout were still meant as such: what
/// is well formed outweighs what is not, which hardly happens by chance.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|it| *it >= 0xc0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= bad * 2 || (good > 0 && bad == 1)
}

fn utf16(bytes: &[u8], byte: usize, encoding: &'static Encoding) -> Decoded {
    let (text, is_damaged) = encoding.decode_without_bom_handling(bytes);
    let jumps = Vec::new();
    let encoding = encoding.name();
    Decoded { text: text.into_owned(), unit: Unit::Utf16, byte, jumps, encoding, is_damaged }
}

fn utf32(bytes: &[u8], read: fn([u8; 4]) -> u32) -> Decoded {
    let (quads, rest) = bytes.as_chunks::<4>();
    let letter = |it: &[u8; 4]| char::from_u32(read(*it)).unwrap_or(char::REPLACEMENT_CHARACTER);
    let text: String = quads.iter().map(letter).collect();
    let is_damaged = !rest.is_empty() || text.contains(char::REPLACEMENT_CHARACTER);
    let jumps = Vec::new();
    Decoded { text, unit: Unit::Utf32, byte: 4, jumps, encoding: "UTF-32", is_damaged }
}

/// The byte order of UTF-16 that has no mark: in European text every other
/// byte is zero. Only the beginning is looked at.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let (pairs, _) = bytes[..bytes.len().min(4096)].as_chunks::<2>();
    let low = pairs.iter().filter(|it| it[0] == 0 && it[1] != 0).count();
    let high = pairs.iter().filter(|it| it[1] == 0 && it[0] != 0).count();
    let is_most = |count: usize| pairs.len() >= 2 && count * 10 >= pairs.len() * 6;
    match (is_most(low), is_most(high)) {
        (true, _) => Some(UTF_16BE),
        (_, true) => Some(UTF_16LE),
        _ => None,
    }
}

/// Reads bytes in the encoding that makes the best sense of them.
fn guessed(bytes: &[u8]) -> Decoded {
    let encoding = western::choose(bytes).unwrap_or_else(|| guess(bytes));
    if encoding.is_single_byte() {
        let (text, is_damaged) = encoding.decode_without_bom_handling(bytes);
        let text = text.into_owned();
        let (encoding, jumps) = (encoding.name(), Vec::new());
        return Decoded { text, unit: Unit::Single, byte: 0, jumps, encoding, is_damaged };
    }
    by_lines(bytes, encoding)
}

/// The encoding that fits `bytes` best. One of several bytes a character fits
/// too where the file ends in the middle of one, as a download may.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let fitting = |bytes: &[u8]| {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        detector.guess(None, Utf8Detection::Deny)
    };
    let whole = fitting(bytes);
    let cut = match bytes {
        [rest @ .., 0x80..=0xff] if whole.is_single_byte() => fitting(rest),
        _ => whole,
    };
    if cut.is_single_byte() { whole } else { cut }
}

/// Reads an encoding of several bytes a character. Only at the beginning of
/// each line is it known where in the file it stands.
fn by_lines(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let (mut text, mut jumps) = (String::new(), Vec::new());
    let (mut is_damaged, mut byte) = (false, 0);
    for line in bytes.split_inclusive(|it| *it == b'\n') {
        let room = decoder.max_utf8_buffer_length(line.len()).unwrap_or(line.len() * 3);
        text.reserve(room);
        byte += line.len();
        // Only at the end of the file is a letter that is cut off an error.
        let is_last = byte == bytes.len();
        let (_, _, had_errors) = decoder.decode_to_string(line, &mut text, is_last);
        is_damaged |= had_errors;
        jumps.push(Jump { decoded: text.len(), byte });
    }
    let encoding = encoding.name();
    Decoded { text, unit: Unit::Other, byte: 0, jumps, encoding, is_damaged }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str =
        "Élection à Besançon : le maire réélu, « c’est l’œuvre d’une équipe », dit-il.\n";

    #[track_caller]
    fn check(bytes: &[u8], expected: &str, encoding: &str) {
        let decoded = decode(bytes);
        assert_eq!((&*decoded.text, decoded.encoding), (expected, encoding));
    }

    fn wide(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn utf8_is_read_as_it_is() {
        check(WORDS.as_bytes(), WORDS, "UTF-8");
        check("\u{feff}été".as_bytes(), "\u{feff}été", "UTF-8");
    }

    #[test]
    fn utf16_needs_no_mark() {
        check(&wide(WORDS, u16::to_le_bytes), WORDS, "UTF-16LE");
        check(&wide(WORDS, u16::to_be_bytes), WORDS, "UTF-16BE");
        check(&[&[0xff, 0xfe], &*wide("я", u16::to_le_bytes)].concat(), "я", "UTF-16LE");
        check(&[&[0xfe, 0xff], &*wide("я", u16::to_be_bytes)].concat(), "я", "UTF-16BE");
    }

    #[test]
    fn utf32_is_known_by_its_mark() {
        let bytes: Vec<u8> =
            "\u{feff}été".chars().flat_map(|it| u32::from(it).to_le_bytes()).collect();
        check(&bytes, "été", "UTF-32");
    }

    #[test]
    fn one_bad_byte_does_not_spoil_utf8() {
        let mut bytes = "été à Besançon".as_bytes().to_vec();
        bytes.pop();
        bytes.extend([0xff, b'!']);
        let decoded = decode(&bytes);
        assert_eq!(decoded.text, "été à Besanço\u{fffd}!");
        assert!(decoded.is_damaged);
        assert_eq!(decoded.jumps, [Jump { decoded: 20, byte: 18 }]);
    }

    #[test]
    fn windows_and_macintosh_are_told_apart() {
        let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(WORDS);
        check(&windows, WORDS, "windows-1252");
        let macintosh = b"\x83lection \x88 Besan\x8don : le maire r\x8e\x8elu, \xc7\xcac\xd5est l\xd5\xcfuvre\xca\xc8.\n";
        check(
            macintosh,
            "Élection à Besançon : le maire réélu, «\u{a0}c’est l’œuvre\u{a0}».\n",
            "macintosh",
        );
    }

    #[test]
    fn other_scripts_are_guessed() {
        let russian =
            "Мэр сказал, что мост откроется весной. Жители спросили, кто заплатит.\n".repeat(4);
        let (bytes, _, _) = encoding_rs::KOI8_R.encode(&russian);
        assert_eq!(decode(&bytes).text, russian);
        let japanese = "日本の港で会議が開かれた。市長は述べた。\n".repeat(4);
        let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode(&japanese);
        let decoded = decode(&bytes);
        assert_eq!((&*decoded.text, decoded.unit), (&*japanese, Unit::Other));
        assert_eq!(decoded.jumps.len(), 4);
    }

    #[test]
    fn a_last_letter_cut_in_two_is_damage() {
        let japanese = "日本の港で会議が開かれた。市長は述べた。\n".repeat(4) + "港";
        let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode(&japanese);
        assert!(!decode(&bytes).is_damaged);
        let cut = decode(&bytes[..bytes.len() - 1]);
        assert_eq!((cut.text, cut.is_damaged), (japanese.replace("\n港", "\n\u{fffd}"), true));
    }
}
