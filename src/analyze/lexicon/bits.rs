//! An entry as one number of 64 bits, and back.
//!
//! | bits | what they hold |
//! |------|----------------|
//! | 4    | what it means |
//! | 16   | the number that leads further |
//! | 8    | which of several cities, or of which sex |
//! | 2    | in which languages it is read |
//! | 4    | the list |
//! | 15   | its line |
//! | 14   | which words begin with a capital |
//! | 1    | whether it is all in capitals |

use crate::analyze::lexicon::entry::{Entry, Spelling, What};
use crate::news::Sex;

/// The lists that entries are from.
const LISTS: [&str; 12] = [
    "states",
    "territories",
    "places",
    "organisations",
    "media",
    "given_names",
    "surnames",
    "heads",
    "offices",
    "honorifics",
    "domains",
    "words",
];

impl Entry {
    /// The entry as a number. The lists are read where it is known that all of
    /// it finds room.
    pub fn bits(&self) -> u64 {
        let (what, number, detail) = meaning(self.what);
        let list = LISTS.iter().position(|it| *it == self.list).expect("the list has a number");
        let Spelling { capitals, upper } = self.spelling;
        let fields = [
            (what.into(), 4),
            (number.into(), 16),
            (detail.into(), 8),
            (self.languages.into(), 2),
            (list as u64, 4),
            (self.line.into(), 15),
            (capitals.into(), 14),
            (u64::from(upper), 1),
        ];
        fields.into_iter().rev().fold(0, |bits, (field, size)| {
            assert!(field < 1 << size, "{self:?} is too large");
            bits << size | field
        })
    }

    /// The entry that `bits` are.
    #[expect(clippy::cast_possible_truncation, reason = "fields are masked to their sizes")]
    pub fn read(mut bits: u64) -> Self {
        let mut take = |size: u32| {
            let field = bits & ((1 << size) - 1);
            bits >>= size;
            field as u32
        };
        let [what, number, detail] = [take(4), take(16), take(8)];
        Self {
            what: meant(what, number, detail),
            languages: take(2) as u8,
            list: LISTS[take(4) as usize],
            line: take(15),
            spelling: Spelling { capitals: take(14) as u16, upper: take(1) == 1 },
        }
    }
}

fn meaning(what: What) -> (u8, u32, u32) {
    match what {
        What::Nobody => (0, 0, 0),
        What::Land(it) => (1, it, 0),
        What::Capital(it, city) => (2, it, city),
        What::Adjective(it) => (3, it, 0),
        What::Demonym(it) => (4, it, 0),
        What::Place(it) => (5, it, 0),
        What::DoubtfulPlace(it) => (6, it, 0),
        What::Body(it) => (7, it, 0),
        What::Given(sex) => (8, 0, of_sex(sex)),
        What::Surname => (9, 0, 0),
        What::Head(it) => (10, it, 0),
        What::Office(it, sex) => (11, it, of_sex(sex)),
        What::Domain(it) => (12, it, 0),
        What::Honorific(sex) => (13, 0, of_sex(sex)),
    }
}

fn meant(what: u32, number: u32, detail: u32) -> What {
    match what {
        1 => What::Land(number),
        2 => What::Capital(number, detail),
        3 => What::Adjective(number),
        4 => What::Demonym(number),
        5 => What::Place(number),
        6 => What::DoubtfulPlace(number),
        7 => What::Body(number),
        8 => What::Given(sex(detail)),
        9 => What::Surname,
        10 => What::Head(number),
        11 => What::Office(number, sex(detail)),
        12 => What::Domain(number),
        13 => What::Honorific(sex(detail)),
        _ => What::Nobody,
    }
}

fn of_sex(sex: Option<Sex>) -> u32 {
    sex.map_or(0, |it| 1 + u32::from(it == Sex::Male))
}

fn sex(number: u32) -> Option<Sex> {
    [None, Some(Sex::Female), Some(Sex::Male)][number as usize % 3]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(what: What, list: &'static str) {
        let spelling = Spelling { capitals: 0b101, upper: true };
        let entry = Entry { what, spelling, languages: 3, list, line: 10_702 };
        assert_eq!(Entry::read(entry.bits()), entry);
    }

    #[test]
    fn every_meaning_comes_back() {
        check(What::Nobody, "words");
        check(What::Capital(203, 7), "states");
        check(What::Office(70, Some(Sex::Female)), "offices");
        check(What::Given(Some(Sex::Male)), "given_names");
        check(What::Honorific(None), "honorifics");
        check(What::Body(6_070), "media");
        for it in [What::Land, What::Adjective, What::Demonym, What::Place, What::DoubtfulPlace] {
            check(it(5_733), "places");
        }
        for it in [What::Head, What::Domain] {
            check(it(65_535), "domains");
        }
        check(What::Surname, "surnames");
    }

    #[test]
    #[should_panic(expected = "too large")]
    fn what_finds_no_room_is_noticed() {
        check(What::Land(1 << 16), "states");
    }
}
