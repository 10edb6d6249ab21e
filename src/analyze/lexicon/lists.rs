//! Reads the lists of `assets/lexicon` into a [`Lexicon`].
//!
//! Every list is lines of columns parted by tabs; a column may hold several
//! forms parted by `;`, and `-` where there are none.

use crate::analyze::lexicon::Lexicon;
use crate::analyze::lexicon::entry::{Body, Entry, Head, Land, Role, What};
use crate::analyze::lexicon::hash::{ByHash, word_hash};
use crate::analyze::lexicon::speech::Speech;
use crate::analyze::lexicon::stem::{english_stem, french_stem};
use crate::analyze::lexicon::traits::Trait;
use crate::analyze::lexicon::verbs::{english_forms, french_forms};
use crate::news::{Kind, Sex};
use crate::text::{Token, fold};

const FRENCH: u8 = 1;
const ENGLISH: u8 = 2;
const BOTH: u8 = 3;

/// A list: its name, and its text.
pub type List = (&'static str, &'static str);

const STATES: List = ("states", include_str!("../../../assets/lexicon/states.tsv"));
const TERRITORIES: List = ("territories", include_str!("../../../assets/lexicon/territories.tsv"));
const PLACES: List = ("places", include_str!("../../../assets/lexicon/places.tsv"));
const BODIES: List = ("organisations", include_str!("../../../assets/lexicon/organisations.tsv"));
const MEDIA: List = ("media", include_str!("../../../assets/lexicon/media.tsv"));
const GIVEN: List = ("given_names", include_str!("../../../assets/lexicon/given_names.tsv"));
const HEADS: List = ("heads", include_str!("../../../assets/lexicon/heads.tsv"));
const OFFICES: List = ("offices", include_str!("../../../assets/lexicon/offices.tsv"));
const HONORIFICS: List = ("honorifics", include_str!("../../../assets/lexicon/honorifics.tsv"));
const WORDS: List = ("words", include_str!("../../../assets/lexicon/words.tsv"));
const STARTERS: List = ("starters", include_str!("../../../assets/lexicon/starters.tsv"));
const DOMAINS: List = ("domains", include_str!("../../../assets/lexicon/domains.tsv"));
const CITIES: List = ("cities", include_str!("../../../assets/lexicon/cities.tsv"));
const VERBS: List = ("verbs", include_str!("../../../assets/lexicon/verbs.tsv"));

/// Reads all lists.
pub fn read() -> Lexicon {
    let mut reader = Reader::default();
    // Room for what the lists hold, so that nothing moves while they are read.
    reader.lexicon.nodes.reserve(1 << 16);
    reader.lexicon.entries.reserve(1 << 16);
    reader.places(PLACES);
    reader.cities(CITIES);
    reader.lands(STATES, true);
    reader.lands(TERRITORIES, false);
    reader.bodies(BODIES);
    reader.media(MEDIA);
    reader.given_names(GIVEN);
    reader.heads(HEADS);
    reader.offices(OFFICES);
    reader.honorifics(HONORIFICS);
    reader.words(WORDS);
    reader.starters(STARTERS);
    reader.verbs(VERBS);
    reader.domains(DOMAINS);
    reader.lexicon.speech = Speech::read();
    reader.lexicon
}

/// Where a line stands.
#[derive(Clone, Copy)]
pub struct Line {
    /// The name of the list.
    pub list: &'static str,
    /// The number of the line, from 1.
    pub number: u32,
}

/// A lexicon in the making.
#[derive(Default)]
struct Reader {
    lexicon: Lexicon,
    /// Which of the second capitals a name means.
    city_of: ByHash<u32>,
    /// The numbers of nouns, by the hash of what their forms share.
    nouns: ByHash<u32>,
    tokens: Vec<Token>,
}

impl Reader {
    /// Enters every form of `forms`.
    fn enter(&mut self, forms: &'static str, languages: u8, what: What, at: Line) {
        items(forms).for_each(|it| self.enter_form(it, languages, what, at));
    }

    fn enter_form(&mut self, form: &str, languages: u8, what: What, at: Line) {
        let (phrase, spelling) = self.lexicon.phrase(form, &mut self.tokens);
        let entry = Entry { what, spelling, languages, list: at.list, line: at.number };
        self.lexicon.enter(phrase, entry);
    }

    /// The number of a noun, equal for all its forms.
    fn noun(&mut self, form: &str, language: &str) -> u32 {
        let stem = if language == "fr" { french_stem(form) } else { english_stem(form) };
        let next = number(self.nouns.len());
        *self.nouns.entry(word_hash(&stem)).or_insert(next)
    }

    fn mark(&mut self, word: &str, languages: u8, it: Trait) {
        let node = self.lexicon.nodes.entry(word_hash(word)).or_default();
        (0..2).filter(|bit| languages & (1 << bit) != 0).for_each(|at| node.traits[at].insert(it));
    }

    fn places(&mut self, list: List) {
        for (at, [name, _state, french, english, _sort, doubt]) in rows(list) {
            let place = number(self.lexicon.places.len());
            self.lexicon.places.push(fold(name));
            let is_doubtful = !doubt.is_empty() && doubt != "-";
            let what = if is_doubtful { What::DoubtfulPlace(place) } else { What::Place(place) };
            for (forms, language) in [(french, FRENCH), (english, ENGLISH)] {
                self.enter(forms, language, what, at);
            }
        }
    }

    fn lands(&mut self, list: List, is_state: bool) {
        for (at, row) in rows(list) {
            let [id, names_fr, names_en, capitals_fr, capitals_en, peoples @ ..]: [_; 9] = row;
            let [adjectives_fr, demonyms_fr, adjectives_en, demonyms_en] = peoples;
            let land = number(self.lexicon.lands.len());
            self.lexicon.lands.push(Land { id: id.to_owned(), is_state });
            self.enter(names_fr, FRENCH, What::Land(land), at);
            self.enter(names_en, ENGLISH, What::Land(land), at);
            self.capitals(capitals_fr, FRENCH, land, at);
            self.capitals(capitals_en, ENGLISH, land, at);
            self.enter(adjectives_fr, FRENCH, What::Adjective(land), at);
            self.enter(adjectives_en, ENGLISH, What::Adjective(land), at);
            self.enter(demonyms_fr, FRENCH, What::Demonym(land), at);
            self.enter(demonyms_en, ENGLISH, What::Demonym(land), at);
        }
    }

    fn cities(&mut self, list: List) {
        self.lexicon.cities.push("");
        for (_, [key, names]) in rows(list) {
            let city = number(self.lexicon.cities.len());
            self.lexicon.cities.push(key);
            self.city_of.extend(items(names).map(|it| (word_hash(it), city)));
        }
    }

    fn capitals(&mut self, names: &'static str, languages: u8, land: u32, at: Line) {
        for name in items(names) {
            let city = self.city_of.get(&word_hash(name)).copied().unwrap_or(0);
            self.enter(name, languages, What::Capital(land, city), at);
        }
    }

    fn bodies(&mut self, list: List) {
        for (at, [id, kind, state, french, english, acronyms]) in rows(list) {
            let Some(kind) = Kind::from_code(kind) else { continue };
            let body = number(self.lexicon.bodies.len());
            // A company of a country does not speak for its state.
            let is_of_state = matches!(kind, Kind::State | Kind::Force) && !state.is_empty();
            let (key, parent) = (format!("org:{id}"), is_of_state.then(|| format!("gov:{state}")));
            self.lexicon.bodies.push(Body { key, kind, is_outlet: false, parent });
            self.enter(french, FRENCH, What::Body(body), at);
            self.enter(english, ENGLISH, What::Body(body), at);
            self.enter(acronyms, BOTH, What::Body(body), at);
        }
    }

    fn media(&mut self, list: List) {
        for (at, [id, role, french, english]) in rows(list) {
            let body = number(self.lexicon.bodies.len());
            let (key, kind) = (format!("org:{id}"), Kind::Organisation);
            self.lexicon.bodies.push(Body { key, kind, is_outlet: role == "outlet", parent: None });
            self.enter(french, FRENCH, What::Body(body), at);
            self.enter(english, ENGLISH, What::Body(body), at);
        }
    }

    fn given_names(&mut self, list: List) {
        for (at, [name, sex]) in rows(list) {
            let sex = match sex {
                "f" | "F" => Some(Sex::Female),
                "m" | "M" => Some(Sex::Male),
                _ => None,
            };
            self.enter(name, BOTH, What::Given(sex), at);
        }
    }

    fn heads(&mut self, list: List) {
        for (at, [language, kind, role, forms]) in rows(list) {
            let known = Kind::from_code(kind).zip(Role::from_name(role));
            let Some((kind, role)) = known else { continue };
            for form in items(forms) {
                let (noun, head) = (self.noun(form, language), number(self.lexicon.heads.len()));
                self.lexicon.heads.push(Head { kind, role, noun });
                self.enter_form(form, bits(language), What::Head(head), at);
            }
        }
    }

    fn offices(&mut self, list: List) {
        for (at, [language, masculine, feminine]) in rows(list) {
            // English offices say nothing of the sex, unless they do.
            let he = (language == "fr").then_some(Sex::Male);
            for (forms, sex) in [(masculine, he), (feminine, Some(Sex::Female))] {
                for form in items(forms) {
                    let office = self.noun(form, language);
                    self.enter_form(form, bits(language), What::Office(office, sex), at);
                }
            }
        }
    }

    fn honorifics(&mut self, list: List) {
        for (at, [language, masculine, feminine]) in rows(list) {
            let (bits, he, she) = (bits(language), Sex::Male, Sex::Female);
            self.enter(masculine, bits, What::Honorific(Some(he)), at);
            self.enter(feminine, bits, What::Honorific(Some(she)), at);
        }
    }

    fn domains(&mut self, list: List) {
        for (at, [id, french, english]) in rows(list) {
            let domain = number(self.lexicon.domains.len());
            self.lexicon.domains.push(id);
            self.enter(french, FRENCH, What::Domain(domain), at);
            self.enter(english, ENGLISH, What::Domain(domain), at);
        }
    }

    fn words(&mut self, list: List) {
        for (at, [language, name, words]) in rows(list) {
            let Some((_, hint)) = Trait::NAMED.iter().find(|it| it.0 == name) else { continue };
            for word in items(words) {
                let is_phrase = word.contains([' ', '-']);
                match hint {
                    Trait::Event | Trait::Nobody if is_phrase => {
                        self.enter(word, bits(language), What::Nobody, at);
                    }
                    _ if is_phrase => (),
                    _ => self.mark(word, bits(language), *hint),
                }
            }
        }
    }

    fn starters(&mut self, list: List) {
        for (_, [language, words]) in rows(list) {
            items(words).for_each(|it| self.mark(it, bits(language), Trait::Starter));
        }
    }

    fn verbs(&mut self, list: List) {
        for (_, [language, regular, further]) in rows(list) {
            let bits = bits(language);
            for verb in items(regular) {
                let push = |form: &str| self.mark(form, bits, Trait::Says);
                if bits == FRENCH { french_forms(verb, push) } else { english_forms(verb, push) }
            }
            items(further).for_each(|it| self.mark(it, bits, Trait::Says));
        }
    }
}

/// The rows of a list, with where they stand. Missing columns are empty.
pub fn rows<const N: usize>((list, text): List) -> impl Iterator<Item = (Line, [&'static str; N])> {
    text.lines().zip(1..).filter(|(line, _)| !line.starts_with('#') && !line.is_empty()).map(
        move |(line, number)| {
            let mut columns = line.split('\t').map(|it| if it == "-" { "" } else { it });
            (Line { list, number }, std::array::from_fn(|_| columns.next().unwrap_or("")))
        },
    )
}

pub fn items(column: &'static str) -> impl Iterator<Item = &'static str> {
    column.split(';').filter(|it| !it.is_empty())
}

fn bits(language: &str) -> u8 {
    if language == "fr" { FRENCH } else { ENGLISH }
}

fn number(len: usize) -> u32 {
    u32::try_from(len).expect("the lists are shorter than four billion lines")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check<const N: usize>(list: List, fits: impl Fn([&str; N]) -> bool) {
        let odd: Vec<u32> =
            rows(list).filter(|(_, row)| !fits(*row)).map(|(at, _)| at.number).collect();
        assert!(odd.is_empty(), "lines {odd:?} of {} cannot be read", list.0);
    }

    #[test]
    fn every_line_can_be_read() {
        let is_language = |it: &str| matches!(it, "fr" | "en");
        let is_kind = |it: &str| Kind::from_code(it).is_some();
        check(HEADS, |[language, kind, role, forms]| {
            let is_role = Role::from_name(role).is_some();
            is_language(language) && is_kind(kind) && is_role && !forms.is_empty()
        });
        check(WORDS, |[language, hint, words]| {
            let is_trait = Trait::NAMED.iter().any(|it| it.0 == hint);
            is_language(language) && is_trait && !words.is_empty()
        });
        check(BODIES, |[id, kind]| !id.is_empty() && is_kind(kind));
        check(OFFICES, |[language, forms]| is_language(language) && !forms.is_empty());
        check(STATES, |[id, french, english]| ![id, french, english].contains(&""));
    }

    #[test]
    fn every_trait_has_words_in_some_list() {
        for (name, _) in Trait::NAMED {
            assert!(rows(WORDS).any(|(_, [_, hint, _])| hint == name), "nothing is {name}");
        }
    }
}
