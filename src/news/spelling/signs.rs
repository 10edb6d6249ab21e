//! What shows that a name was written over from another language or script.

use crate::news::spelling::parts::has_article;

/// What the look of a name tells about where it comes from.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Signs {
    /// Letters or endings that French and English names do not have.
    pub foreign: bool,
    /// Arabic, Persian or Turkic sounds, whose short vowels are written as
    /// they are heard.
    pub eastern: bool,
    /// Turkish, where `c` and `s` may have lost their marks.
    pub turkish: bool,
}

/// Endings of surnames that were written over.
const ENDINGS: &[&str] = &[
    "ov", "ev", "ova", "eva", "off", "eff", "sky", "ski", "skiy", "skyy", "skij", "skii", "skyi",
    "skaya", "skaia", "skaja", "enko", "enka", "tchouk", "chuk", "ian", "yan", "iants", "yants",
    "iantz", "vili", "dze", "oglu", "oglou", "zade", "zadeh", "vic", "vich", "vitch", "vych",
    "icz", "witsch", "ein", "ei", "owski", "ullin", "ow",
];

/// Letters that stand together only in names written over.
const CLUSTERS: &[&str] = &[
    "kh", "gh", "zh", "dzh", "tch", "sh", "dj", "dh", "sj", "tsch", "aa", "ï", "ğ", "ş", "ı", "č",
    "š", "ž", "ć", "ə",
];

const EASTERN_ENDINGS: &[&str] = &[
    "llah", "ullah", "ddin", "ddine", "zade", "zadeh", "oglu", "oglou", "sein", "sain", "amed",
    "ammed", "amad", "ammad", "med", "oullah", "ouddin",
];

const EASTERN_CLUSTERS: &[&str] =
    &["kh", "gh", "dh", "aa", "hm", "ahr", "amed", "ammad", "ğ", "ş", "ı", "ə"];

/// Letters with which only names written over begin.
const STARTS: &[&str] = &["dm", "dz", "mn", "ts", "vl", "vs", "vy", "zv"];

impl Signs {
    /// What `name` shows by itself.
    pub(super) fn of(name: &str) -> Self {
        let lowered = name.to_lowercase();
        let words = || lowered.split(|it: char| !it.is_alphabetic()).filter(|it| !it.is_empty());
        let eastern = has_article(name)
            || words().any(|it| {
                ends(it, EASTERN_ENDINGS)
                    || holds(it, EASTERN_CLUSTERS)
                    || guttural(it)
                    || breathes(it)
            });
        let turkish = words().any(|it| {
            ends(it, &["oglu", "oglou"]) || holds(it, &["ğ", "ş", "ı"]) || it.starts_with('ç')
        });
        let foreign = eastern
            || turkish
            || words()
                .any(|it| ends(it, ENDINGS) || holds(it, CLUSTERS) || glides(it) || starts(it));
        Self { foreign, eastern, turkish }
    }

    /// What either of the two shows.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            foreign: self.foreign || other.foreign,
            eastern: self.eastern || other.eastern,
            turkish: self.turkish || other.turkish,
        }
    }
}

fn ends(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|it| word.len() > it.len() + 1 && word.ends_with(it))
}

fn starts(word: &str) -> bool {
    STARTS.iter().any(|it| word.starts_with(it))
}

fn holds(word: &str, clusters: &[&str]) -> bool {
    clusters.iter().any(|it| word.contains(it))
}

/// A `q` without the `u` that French and English give it.
fn guttural(word: &str) -> bool {
    word.match_indices('q').any(|(at, _)| !word[at..].starts_with("qu") && at + 1 < word.len())
}

/// An `h` between vowels, as in `Mohamed` and `Nétanyahou`.
fn breathes(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    letters.windows(3).any(|it| it[1] == 'h' && is_vowel(it[0]) && is_vowel(it[2]))
}

/// A `y` or an `i` that opens the word before a vowel: `Yuri`, `Iouri`.
fn glides(word: &str) -> bool {
    let mut letters = word.chars();
    let opens = letters.next().is_some_and(|it| it == 'y' || it == 'i');
    opens && letters.next().is_some_and(is_vowel)
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'é' | 'è' | 'ï' | 'ä' | 'ü' | 'ö')
}
