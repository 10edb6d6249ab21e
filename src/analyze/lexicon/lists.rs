//! Reads the lists of `assets/lexicon`, when the program is built.

use std::collections::BTreeMap;

use crate::analyze::lexicon::draft::{Body, Draft, entry};
use crate::analyze::lexicon::entry::{Role, What};
use crate::analyze::lexicon::hash::word_hash;
use crate::analyze::lexicon::rows::{Line, List, items, rows};
use crate::analyze::lexicon::stem::{english_stem, french_stem};
use crate::analyze::lexicon::traits::Trait;
use crate::analyze::lexicon::verbs::{english_forms, french_forms};
use crate::news::{Kind, Sex};
use crate::text::fold;

const FRENCH: u8 = 1;
const ENGLISH: u8 = 2;
const BOTH: u8 = 3;

const STATES: List = ("states", include_str!("../../../assets/lexicon/states.tsv"));
const TERRITORIES: List = ("territories", include_str!("../../../assets/lexicon/territories.tsv"));
const PLACES: List = ("places", include_str!("../../../assets/lexicon/places.tsv"));
const BODIES: List = ("organisations", include_str!("../../../assets/lexicon/organisations.tsv"));
const MEDIA: List = ("media", include_str!("../../../assets/lexicon/media.tsv"));
const GIVEN: List = ("given_names", include_str!("../../../assets/lexicon/given_names.tsv"));
const SURNAMES: List = ("surnames", include_str!("../../../assets/lexicon/surnames.tsv"));
const HEADS: List = ("heads", include_str!("../../../assets/lexicon/heads.tsv"));
const OFFICES: List = ("offices", include_str!("../../../assets/lexicon/offices.tsv"));
const HONORIFICS: List = ("honorifics", include_str!("../../../assets/lexicon/honorifics.tsv"));
const WORDS: List = ("words", include_str!("../../../assets/lexicon/words.tsv"));
const STARTERS: List = ("starters", include_str!("../../../assets/lexicon/starters.tsv"));
const DOMAINS: List = ("domains", include_str!("../../../assets/lexicon/domains.tsv"));
const CITIES: List = ("cities", include_str!("../../../assets/lexicon/cities.tsv"));
const VERBS: List = ("verbs", include_str!("../../../assets/lexicon/verbs.tsv"));

/// Reads all lists.
pub fn read() -> Draft {
    let mut reader = Reader::default();
    reader.places(PLACES);
    reader.cities(CITIES);
    reader.lands(STATES, true);
    reader.lands(TERRITORIES, false);
    reader.bodies(BODIES);
    reader.media(MEDIA);
    reader.given_names(GIVEN);
    reader.surnames(SURNAMES);
    reader.heads(HEADS);
    reader.offices(OFFICES);
    reader.honorifics(HONORIFICS);
    reader.words(WORDS);
    reader.starters(STARTERS);
    reader.verbs(VERBS);
    reader.domains(DOMAINS);
    reader.draft
}

/// A lexicon in the making.
#[derive(Default)]
struct Reader {
    draft: Draft,
    /// Which of the second capitals a name means.
    city_of: BTreeMap<u64, u32>,
    /// The numbers of nouns, by the hash of what their forms share.
    nouns: BTreeMap<u64, u32>,
}

impl Reader {
    /// Enters every form of `forms`.
    fn enter(&mut self, forms: &'static str, languages: u8, what: What, at: Line) {
        items(forms).for_each(|it| self.enter_form(it, languages, what, at));
    }

    fn enter_form(&mut self, form: &str, languages: u8, what: What, at: Line) {
        self.draft.enter(form, entry(what, languages, at.0, at.1));
    }

    /// The number of a noun, equal for all its forms.
    fn noun(&mut self, form: &str, language: &str) -> u32 {
        let stem = if language == "fr" { french_stem(form) } else { english_stem(form) };
        let next = number(self.nouns.len());
        *self.nouns.entry(word_hash(&stem)).or_insert(next)
    }

    fn places(&mut self, list: List) {
        for (at, [name, _state, french, english, _sort, doubt]) in rows(list) {
            let place = number(self.draft.places.len());
            self.draft.places.push(fold(name));
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
            let land = number(self.draft.lands.len());
            self.draft.lands.push((id.to_owned(), is_state));
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
        self.draft.cities.push(String::new());
        for (_, [key, names]) in rows(list) {
            let city = number(self.draft.cities.len());
            self.draft.cities.push(key.to_owned());
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
            let body = number(self.draft.bodies.len());
            // A company of a country does not speak for its state.
            let is_of_state = matches!(kind, Kind::State | Kind::Force) && !state.is_empty();
            let parent = if is_of_state { format!("gov:{state}") } else { String::new() };
            let key = format!("org:{id}");
            self.draft.bodies.push(Body { key, kind, is_outlet: false, parent });
            self.enter(french, FRENCH, What::Body(body), at);
            self.enter(english, ENGLISH, What::Body(body), at);
            self.enter(acronyms, BOTH, What::Body(body), at);
        }
    }

    fn media(&mut self, list: List) {
        for (at, [id, role, french, english]) in rows(list) {
            let body = number(self.draft.bodies.len());
            let (key, kind) = (format!("org:{id}"), Kind::Organisation);
            let (is_outlet, parent) = (role == "outlet", String::new());
            self.draft.bodies.push(Body { key, kind, is_outlet, parent });
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

    fn surnames(&mut self, list: List) {
        for (at, [name]) in rows(list) {
            self.enter(name, BOTH, What::Surname, at);
        }
    }

    fn heads(&mut self, list: List) {
        for (at, [language, kind, role, forms]) in rows(list) {
            let known = Kind::from_code(kind).zip(Role::from_name(role));
            let Some((kind, role)) = known else { continue };
            for form in items(forms) {
                let (noun, head) = (self.noun(form, language), number(self.draft.heads.len()));
                self.draft.heads.push((kind, role, noun));
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
            let domain = number(self.draft.domains.len());
            self.draft.domains.push(id.to_owned());
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
                    _ => self.draft.mark(word, bits(language), *hint),
                }
            }
        }
    }

    fn starters(&mut self, list: List) {
        for (_, [language, words]) in rows(list) {
            items(words).for_each(|it| self.draft.mark(it, bits(language), Trait::Starter));
        }
    }

    fn verbs(&mut self, list: List) {
        for (_, [language, regular, further]) in rows(list) {
            let bits = bits(language);
            for verb in items(regular) {
                let push = |form: &str| self.draft.mark(form, bits, Trait::Says);
                if bits == FRENCH { french_forms(verb, push) } else { english_forms(verb, push) }
            }
            items(further).for_each(|it| self.draft.mark(it, bits, Trait::Says));
        }
    }
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
    use crate::analyze::lexicon::hash::phrases;
    use crate::analyze::lexicon::{Head, LISTS, Lexicon};
    use crate::text::{Span, tokenize};

    #[track_caller]
    fn check<const N: usize>(list: List, fits: impl Fn([&str; N]) -> bool) {
        let odd: Vec<u32> = rows(list).filter(|(_, row)| !fits(*row)).map(|(at, _)| at.1).collect();
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

    /// What `src/build.rs` packed is what the lists say now.
    #[test]
    fn the_program_was_built_with_these_lists() {
        assert!(read().pack() == LISTS, "the lists were packed otherwise");
    }

    #[test]
    fn every_form_leads_to_its_line() {
        let lexicon = Lexicon::lists();
        for (at, [_, _, french, english]) in rows(PLACES).chain(rows(MEDIA)) {
            for form in items(french).chain(items(english)).filter(|it| !it.contains('\t')) {
                let mut tokens = Vec::new();
                tokenize(form, Span::new(0, form.len()), &mut tokens);
                let phrase = phrases(form, &tokens).last().expect("no form is empty");
                let node = lexicon.node(phrase).expect("every form was packed");
                let mut entries = lexicon.entries(&node).map(|it| (it.1.list, it.1.line));
                assert!(entries.any(|it| it == at), "{form} of {}", at.0);
            }
        }
    }

    #[test]
    fn what_numbers_lead_to_is_what_the_lists_say() {
        let (lexicon, draft) = (Lexicon::lists(), read());
        for (at, body) in (0..).zip(&draft.bodies) {
            let packed = lexicon.body(at);
            assert_eq!((packed.key, packed.kind), (body.key.as_str(), body.kind));
            assert_eq!(packed.parent.unwrap_or(""), body.parent);
            assert_eq!(packed.is_outlet, body.is_outlet);
        }
        (0..).zip(&draft.places).for_each(|(at, it)| assert_eq!(lexicon.place(at), it));
        (0..).zip(&draft.cities).for_each(|(at, it)| assert_eq!(lexicon.city(at), it));
        (0..).zip(&draft.domains).for_each(|(at, it)| assert_eq!(lexicon.domain(at), it));
        for (at, (id, is_state)) in (0..).zip(&draft.lands) {
            let land = lexicon.land(at);
            assert_eq!((land.id, land.is_state), (id.as_str(), *is_state));
        }
        for (at, (kind, role, noun)) in (0..).zip(&draft.heads) {
            assert_eq!(lexicon.head(at), Head { kind: *kind, role: *role, noun: *noun });
        }
    }

    #[test]
    fn every_trait_has_words_in_some_list() {
        for (name, _) in Trait::NAMED {
            assert!(rows(WORDS).any(|(_, [_, hint, _])| hint == name), "nothing is {name}");
        }
    }
}
