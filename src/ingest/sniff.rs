//! What kind of file some bytes are, by their content first and their name
//! second.

/// How a file is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// Text as it stands.
    Plain,
    /// Text with Markdown.
    Markdown,
}

/// What a file is that holds no text, by the names that `problem-foreign` in
/// the catalogues knows: `pdf`, `picture`. `None` for text of any encoding.
pub(super) fn binary(bytes: &[u8]) -> Option<&'static str> {
    let is_movie = bytes.get(4..8) == Some(b"ftyp");
    let known = SIGNATURES.iter().find(|it| bytes.starts_with(it.0)).map(|it| it.1);
    known.or(is_movie.then_some("film-or-sound")).or_else(|| is_noise(bytes).then_some("noise"))
}

/// The format of a text, by the name of its file.
pub(super) fn format(name: &str) -> Format {
    let ending = name.rsplit_once('.').map_or("", |it| it.1).to_ascii_lowercase();
    match &*ending {
        "md" | "markdown" | "mdown" | "mkd" => Format::Markdown,
        _ => Format::Plain,
    }
}

/// What a text is that this program cannot read as an article, by the same
/// names: `web-page`, `feed`.
pub(super) fn foreign(text: &str, name: &str) -> Option<&'static str> {
    let start = text.trim_start();
    let head = start[..start.floor_char_boundary(300)].to_ascii_lowercase();
    let opens = |marks: &[&str]| marks.iter().any(|it| head.starts_with(it));
    let lower = name.to_ascii_lowercase();
    let is_json_name = [".json", ".jsonl", ".ndjson"].iter().any(|it| lower.ends_with(it));
    let is_html_name = [".html", ".htm", ".xhtml"].iter().any(|it| lower.ends_with(it));
    if is_html_name && opens(&["<"])
        || opens(&["<!doctype html", "<html", "<head", "<body"])
        || opens(&["<?xml"]) && head.contains("<html")
    {
        return Some("web-page");
    }
    if opens(&["<rss", "<feed", "<rdf"])
        || opens(&["<?xml"]) && ["<rss", "<feed", "<rdf"].iter().any(|it| head.contains(it))
    {
        return Some("feed");
    }
    if opens(&["<?xml"]) {
        return Some("xml");
    }
    if opens(&["{\\rtf"]) {
        return Some("rich-text");
    }
    (is_json_name && opens(&["{", "["])).then_some("json")
}

/// How files begin that are no text.
const SIGNATURES: [(&[u8], &str); 22] = [
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"RIFF", "picture-or-sound"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"PK\x03\x04", "archive-or-office"),
    (b"PK\x05\x06", "archive"),
    (b"\xd0\xcf\x11\xe0", "office"),
    (b"\x1f\x8b", "compressed"),
    (b"BZh9", "compressed"),
    (b"\xfd7zXZ", "compressed"),
    (b"\x28\xb5\x2f\xfd", "compressed"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!\x1a", "archive"),
    (b"\x7fELF", "program"),
    (b"MZ\x90\0", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"SQLite format 3", "database"),
    (b"ID3\x03", "sound"),
    (b"OggS", "sound"),
];

/// Whether the beginning holds far more control characters than any text in
/// any encoding. Zeros are not counted: a torn file may be full of them, and
/// so is UTF-16.
fn is_noise(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(8192)];
    let zeros = memchr::memchr_iter(0, head).count();
    let is_text = std::str::from_utf8(head).is_ok() && zeros * 10 < head.len();
    let is_wide = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    if is_text || is_wide {
        return false;
    }
    let is_control = |it: &&u8| matches!(it, 0x01..=0x08 | 0x0e..=0x1a | 0x1c..=0x1f);
    head.iter().filter(is_control).count() * 20 > head.len() - zeros
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binaries_are_known() {
        assert_eq!(binary(b"%PDF-1.7"), Some("pdf"));
        assert_eq!(binary(b"\0\0\0\x18ftypmp42"), Some("film-or-sound"));
        let noise: Vec<u8> =
            (0..4000_u32).map(|it| it.wrapping_mul(2_654_435_761).to_le_bytes()[2]).collect();
        assert_eq!(binary(&noise), Some("noise"));
    }

    #[test]
    fn texts_are_not() {
        let torn = [b"Debut\n".as_slice(), &[0; 9000], b"\nFin"].concat();
        let windows = b"L'\xe9t\xe9 \xe0 la mer";
        for text in [
            b"plain".as_slice(),
            "été".as_bytes(),
            &torn,
            windows,
            b"a\0b\0c\0",
            b"bell\x07\x07\x07\x07",
        ] {
            assert_eq!(binary(text), None);
        }
    }

    #[test]
    fn web_pages_and_feeds_are_told_from_articles() {
        assert_eq!(foreign("\n<!DOCTYPE html><p>", "a.txt"), Some("web-page"));
        assert_eq!(foreign("<?xml version='1.0'?><rss>", "a"), Some("feed"));
        assert_eq!(foreign("{\"title\":1}", "a.jsonl"), Some("json"));
        assert_eq!(foreign("{note} Le port", "a.txt"), None);
    }
}
