//! How many columns a text takes, and cutting it to fit.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How many columns of the terminal `text` takes.
pub fn columns(text: &str) -> usize {
    text.width()
}

/// The longest beginning of `text` that fits `width` columns, as bytes.
pub fn fitting(text: &str, width: usize) -> usize {
    let mut used = 0;
    for (at, letter) in text.grapheme_indices(true) {
        used += letter.width();
        if used > width {
            return at;
        }
    }
    text.len()
}

/// `text` in at most `width` columns: cut at the end, with `…`, where it must.
pub fn shorten(text: &str, width: usize) -> String {
    if columns(text) <= width {
        return text.to_owned();
    }
    let kept = &text[..fitting(text, width.saturating_sub(1))];
    let ellipsis = if width == 0 { "" } else { "…" };
    format!("{}{ellipsis}", kept.trim_end())
}

/// `text` in at most `width` columns: cut in the middle, so that a long name
/// keeps both its ends.
pub fn shorten_middle(text: &str, width: usize) -> String {
    if columns(text) <= width || width < 5 {
        return shorten(text, width);
    }
    let head = &text[..fitting(text, (width - 1).div_ceil(2))];
    let room = width - 1 - columns(head);
    let mut tail = text.len();
    for (at, _) in text.grapheme_indices(true).rev() {
        if columns(&text[at..]) > room {
            break;
        }
        tail = at;
    }
    format!("{}…{}", head.trim_end(), text[tail..].trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_keeps_both_ends() {
        assert_eq!(
            shorten_middle("ministère azerbaïdjanais de la Défense", 20),
            "ministère…a Défense"
        );
        assert_eq!(shorten_middle("Erevan", 20), "Erevan");
    }

    #[test]
    fn nothing_is_wider_than_its_room() {
        for width in 0..30 {
            for text in ["", "Alijev", "新华社 – 北京", "👨‍👩‍👧 famille", "Şahin Çavuşoğlu"]
            {
                assert!(columns(&shorten(text, width)) <= width);
                assert!(columns(&shorten_middle(text, width)) <= width);
            }
        }
    }
}
