//! How the lists of `assets/lexicon` are written: lines of columns parted by
//! tabs; a column may hold several forms parted by `;`, and `-` where there
//! are none.

/// A list: its name, and its text.
pub type List = (&'static str, &'static str);

/// Where a line stands: the name of its list, and its number, from 1.
pub type Line = (&'static str, u32);

/// The rows of a list, with where they stand. Missing columns are empty.
pub fn rows<const N: usize>((list, text): List) -> impl Iterator<Item = (Line, [&'static str; N])> {
    text.lines().zip(1..).filter(|(line, _)| !line.starts_with('#') && !line.is_empty()).map(
        move |(line, number)| {
            let mut columns = line.split('\t').map(|it| if it == "-" { "" } else { it });
            ((list, number), std::array::from_fn(|_| columns.next().unwrap_or("")))
        },
    )
}

/// The forms that a column holds.
pub fn items(column: &'static str) -> impl Iterator<Item = &'static str> {
    column.split(';').filter(|it| !it.is_empty())
}
