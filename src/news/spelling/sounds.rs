//! Letters that stand for one sound, and whether two words can be read alike.

use crate::news::spelling::signs::Signs;

/// Ways of writing one sound. Two words are alike when they can be cut into
/// pieces that are equal or stand in one row of the table.
struct Sound {
    forms: &'static [&'static str],
    place: Place,
    needs: Need,
    /// Whether the difference itself shows a transliteration.
    telling: bool,
}

/// Where in the word a difference is allowed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Anywhere,
    Start,
    Inside,
    End,
    /// Before `e`, `i` or `y`.
    Soft,
}

/// What the names must show, besides what every rule asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Need {
    Nothing,
    Eastern,
    Turkish,
    /// A word so long that hardly another differs from it by a vowel.
    Length,
}

const SOUNDS: &[Sound] = &[
    telling(&["ch", "sh", "sj", "sch"]),
    telling(&["tch", "ch", "tsch", "cz", "tsj"]),
    telling(&["chtch", "shch", "sch", "schtsch", "sjtsj", "chch"]),
    telling(&["dj", "j", "dzh", "dsch", "zh", "dz"]),
    telling(&["ou", "u", "oo"]),
    telling(&["iou", "you", "yu", "iu", "ju"]),
    telling(&["ia", "ya", "ja", "iya", "iia"]),
    telling(&["ie", "ye", "je", "iye", "iie"]),
    telling(&["io", "yo", "jo", "iyo"]),
    telling(&["kh", "h"]),
    telling(&["kh", "k"]),
    telling(&["gh", "g"]),
    telling(&["kh", "gh"]),
    telling(&["q", "k"]),
    telling(&["q", "g"]),
    telling(&["q", "gh"]),
    telling(&["dh", "d", "dd", "ddh"]),
    telling(&["x", "ks"]),
    telling(&["ts", "tz"]),
    telling(&["gu", "g"]).at(Place::Soft),
    telling(&["e", "ye", "ie", "je"]).at(Place::Start),
    telling(&["ine", "in", "yn", "yne"]).at(Place::End),
    quiet(&["ane", "an"]).at(Place::End),
    telling(&["v", "ff", "f", "w"]).at(Place::End),
    telling(&["kh", "gh", "g", "q"]).at(Place::End),
    quiet(&["w", "v"]),
    quiet(&["k", "c", "ck"]),
    quiet(&["i", "y", "iy", "yy", "ii", "ij", "yi"]),
    quiet(&["ei", "ey", "ej", "ay", "ai", "aj"]),
    quiet(&["th", "t"]),
    quiet(&["ph", "f"]),
    quiet(&["eh", "e"]).at(Place::End),
    quiet(&["ah", "a"]).at(Place::End),
    telling(&["tch", "ch", "c"]).needs(Need::Turkish),
    telling(&["ch", "sh", "s"]).needs(Need::Turkish),
    telling(&["dj", "j", "c"]).needs(Need::Turkish),
    telling(&["k", "g"]).at(Place::Start).needs(Need::Eastern),
    quiet(&["a", "e"]).at(Place::Inside).needs(Need::Eastern),
    quiet(&["e", "i"]).at(Place::Inside).needs(Need::Eastern),
    quiet(&["o", "u", "ou"]).needs(Need::Eastern),
    telling(&["all", "ull", "oull"]).needs(Need::Eastern),
    telling(&["w", "ou"]).at(Place::Inside).needs(Need::Eastern),
    telling(&["ev", "iev", "yev", "jev"]).at(Place::End),
    quiet(&["o", "u"]).at(Place::Inside).needs(Need::Length),
];

const fn telling(forms: &'static [&'static str]) -> Sound {
    Sound { forms, place: Place::Anywhere, needs: Need::Nothing, telling: true }
}

const fn quiet(forms: &'static [&'static str]) -> Sound {
    Sound { forms, place: Place::Anywhere, needs: Need::Nothing, telling: false }
}

impl Sound {
    const fn at(mut self, place: Place) -> Self {
        self.place = place;
        self
    }

    const fn needs(mut self, needs: Need) -> Self {
        self.needs = needs;
        self
    }

    fn is_allowed(&self, signs: Signs, length: bool) -> bool {
        match self.needs {
            Need::Nothing => true,
            Need::Eastern => signs.eastern,
            Need::Turkish => signs.turkish,
            Need::Length => length,
        }
    }
}

/// Shorter words are compared letter for letter only: each looks like many.
const SHORTEST: usize = 4;

/// And so are longer ones.
const LONGEST: usize = 40;

/// Whether two folded words can be read alike, and with how many differences
/// that show a transliteration.
pub(super) fn alike(one: &str, other: &str, signs: Signs) -> Option<u32> {
    let too_short = one.len().min(other.len()) < SHORTEST;
    if too_short || one.len().max(other.len()) > LONGEST || !(one.is_ascii() && other.is_ascii()) {
        return (one == other).then_some(0);
    }
    let length = one.len().max(other.len()) >= 8;
    let mut pair = Pair {
        one,
        other,
        signs,
        length,
        failed: vec![false; (one.len() + 1) * (other.len() + 1)],
    };
    pair.rest(0, 0)
}

struct Pair<'a> {
    one: &'a str,
    other: &'a str,
    signs: Signs,
    length: bool,
    /// The places from which no reading leads to the end.
    failed: Vec<bool>,
}

impl Pair<'_> {
    /// How many telling differences a reading of the rest needs, from byte `i`
    /// of the one and `j` of the other.
    fn rest(&mut self, i: usize, j: usize) -> Option<u32> {
        if i == self.one.len() && j == self.other.len() {
            return Some(0);
        }
        let place = i * (self.other.len() + 1) + j;
        if self.failed[place] {
            return None;
        }
        let found = self.equal(i, j).or_else(|| self.doubled(i, j)).or_else(|| self.sound(i, j));
        self.failed[place] = found.is_none();
        found
    }

    fn equal(&mut self, i: usize, j: usize) -> Option<u32> {
        let (one, other) = (self.one.as_bytes(), self.other.as_bytes());
        (one.get(i)? == other.get(j)?).then(|| self.rest(i + 1, j + 1))?
    }

    /// One letter against the same letter twice.
    fn doubled(&mut self, i: usize, j: usize) -> Option<u32> {
        let (one, other) = (self.one.as_bytes(), self.other.as_bytes());
        let letter = *one.get(i)?;
        let (twice, thrice) = (one.get(i + 1) == Some(&letter), other.get(j + 1) == Some(&letter));
        if is_vowel(letter) || other.get(j) != Some(&letter) || twice == thrice {
            return None;
        }
        self.rest(i + 1 + usize::from(twice), j + 1 + usize::from(thrice))
    }

    fn sound(&mut self, i: usize, j: usize) -> Option<u32> {
        let (signs, length) = (self.signs, self.length);
        let mut allowed = SOUNDS.iter().filter(|it| it.is_allowed(signs, length));
        allowed.find_map(|it| self.reading(it, i, j))
    }

    /// Reads on after a sound that the two write differently.
    fn reading(&mut self, sound: &Sound, i: usize, j: usize) -> Option<u32> {
        let (one, other) = (self.one, self.other);
        let starts = |word: &str, at: usize, form: &str| {
            // Few forms get past their first letter.
            let (word, form) = (&word.as_bytes()[at..], form.as_bytes());
            word.first() == form.first() && word.starts_with(form)
        };
        let heres = sound.forms.iter().filter(|it| starts(one, i, it));
        let pairs = heres.flat_map(|here| sound.forms.iter().map(move |there| (*here, *there)));
        let mut pairs = pairs.filter(|(here, there)| here != there && starts(other, j, there));
        pairs.find_map(|(here, there)| {
            let (k, l) = (i + here.len(), j + there.len());
            let fits = self.fits(sound.place, (i, j), (k, l));
            let rest = fits.then(|| self.rest(k, l))??;
            Some(rest + u32::from(sound.telling))
        })
    }

    fn fits(&self, place: Place, from: (usize, usize), to: (usize, usize)) -> bool {
        let is_start = from.0 == 0 && from.1 == 0;
        let is_end = to.0 == self.one.len() && to.1 == self.other.len();
        let soft = |word: &str, at: usize| word[at..].starts_with(['e', 'i', 'y']);
        match place {
            Place::Anywhere => true,
            Place::Start => is_start,
            Place::Inside => from.0 > 0 && from.1 > 0,
            Place::End => is_end,
            Place::Soft => soft(self.one, to.0) && soft(self.other, to.1),
        }
    }
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}
