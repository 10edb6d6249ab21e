//! The words of the language itself: one table for everything that has a
//! closed list, French and English side by side.

use std::borrow::Cow;

use strsim::damerau_levenshtein;

use crate::library::query::Keywords;
use crate::news::{Act, Kind, Language};
use crate::text::fold;

/// One thing that can be said, in both languages. The first word of each is
/// the one that is printed and offered.
#[derive(Debug)]
pub(in crate::library) struct Entry<T: 'static> {
    pub means: T,
    french: &'static [&'static str],
    english: &'static [&'static str],
}

/// A list of such things.
pub(in crate::library) type Table<T> = &'static [Entry<T>];

pub(super) const fn say<T>(
    means: T,
    french: &'static [&'static str],
    english: &'static [&'static str],
) -> Entry<T> {
    Entry { means, french, english }
}

impl<T> Entry<T> {
    /// As it is written in the keywords of a language.
    pub(in crate::library) fn word(&self, keywords: Keywords) -> &'static str {
        match keywords {
            Keywords::French => self.french[0],
            Keywords::English => self.english[0],
        }
    }

    fn words(&self) -> impl Iterator<Item = &'static str> {
        self.french.iter().chain(self.english).copied()
    }
}

/// What `word` means. Case, accents and the sign between words do not matter.
pub(in crate::library) fn meaning<T: Copy>(table: Table<T>, word: &str) -> Option<T> {
    let word = plain(word);
    let entry = table.iter().find(|it| it.words().any(|it| plain(it) == word));
    entry.map(|it| it.means)
}

/// The word for `means` in the keywords of a language.
pub(in crate::library) fn word<T: Copy + PartialEq>(
    table: Table<T>,
    means: T,
    keywords: Keywords,
) -> &'static str {
    let entry = table.iter().find(|it| it.means == means);
    entry.map_or("", |it| it.word(keywords))
}

/// In the keywords of which language `typed` is a word of the table.
pub(super) fn language<T>(table: Table<T>, typed: &str) -> Option<Keywords> {
    let typed = plain(typed);
    let is_in = |words: &[&str]| words.iter().any(|it| plain(it) == typed);
    let french = table.iter().any(|it| is_in(it.french)).then_some(Keywords::French);
    french.or_else(|| table.iter().any(|it| is_in(it.english)).then_some(Keywords::English))
}

/// The words of a language that begin as is `typed`, each with `end` behind.
pub(super) fn beginning<T>(
    table: Table<T>,
    typed: &str,
    keywords: Keywords,
    end: &str,
) -> Vec<String> {
    let typed = plain(typed);
    let words = table.iter().map(|it| it.word(keywords));
    words.filter(|it| plain(it).starts_with(&typed)).map(|it| format!("{it}{end}")).collect()
}

/// Whether `typed` may become a word of the table by typing on.
pub(in crate::library) fn is_beginning<T>(table: Table<T>, typed: &str) -> bool {
    let typed = plain(typed);
    table.iter().flat_map(Entry::words).any(|it| plain(it).starts_with(&typed))
}

/// The word of the table that may have been meant by `typed`.
pub(in crate::library) fn nearest<T>(table: Table<T>, typed: &str) -> Option<&'static str> {
    let typed = plain(typed);
    let words = table.iter().flat_map(Entry::words);
    let distances = words.map(|it| (damerau_levenshtein(&plain(it), &typed), it));
    let most = if typed.chars().count() > 4 { 2 } else { 1 };
    let near = distances.filter(|it| it.0 <= most);
    // Of equals rather one that was not typed to its end.
    near.min_by_key(|it| (it.0, !plain(it.1).starts_with(&typed))).map(|it| it.1)
}

/// A word as it is compared.
fn plain(word: &str) -> String {
    fold(word).replace([' ', '_', '\''], "-")
}

/// What may stand before a colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "`Term` says what each asks for")]
pub enum Field {
    Actor,
    Family,
    Place,
    Says,
    About,
    Act,
    Figure,
    Source,
    Title,
    Language,
    Date,
    Since,
    Before,
    After,
    Is,
    Tag,
    Note,
}

impl Field {
    /// Its name in the keys of the interface's words: `field-actor`.
    pub fn name(self) -> &'static str {
        word(FIELDS, self, Keywords::English)
    }
}

/// In the order in which they are offered.
pub(in crate::library) const FIELDS: Table<Field> = &[
    say(Field::Actor, &["acteur"], &["actor"]),
    say(Field::Family, &["famille"], &["family"]),
    say(Field::Says, &["dit"], &["says"]),
    say(Field::About, &["sur"], &["about"]),
    say(Field::Act, &["acte"], &["act"]),
    say(Field::Figure, &["chiffre"], &["figure"]),
    say(Field::Place, &["lieu"], &["place"]),
    say(Field::Source, &["source"], &["source"]),
    say(Field::Title, &["titre"], &["title"]),
    say(Field::Since, &["depuis"], &["since"]),
    say(Field::Date, &["date"], &["date"]),
    say(Field::Before, &["avant"], &["before"]),
    say(Field::After, &["après"], &["after"]),
    say(Field::Is, &["est"], &["is"]),
    say(Field::Tag, &["étiquette"], &["tag"]),
    say(Field::Note, &["note"], &["note"]),
    say(Field::Language, &["langue"], &["lang"]),
];

/// Kinds of actors, before a name.
pub(in crate::library) const KINDS: Table<Kind> = &[
    say(Kind::Person, &["personne"], &["person"]),
    say(Kind::State, &["état"], &["state"]),
    say(Kind::Force, &["armée"], &["force"]),
    say(Kind::Organisation, &["organisation"], &["org", "organization"]),
    say(Kind::Group, &["groupe"], &["group"]),
    say(Kind::Place, &["lieu"], &["place"]),
];

pub(in crate::library) const LANGUAGES: Table<Language> = &[
    say(Language::French, &["fr", "français"], &["fr", "french"]),
    say(Language::English, &["en", "anglais"], &["en", "english"]),
    say(Language::Other, &["autre"], &["other"]),
];

/// What a speaker does by speaking: as the panel says it, as data has it, and
/// as a noun.
pub(in crate::library) const ACTS: Table<Act> = &[
    say(Act::States, &["déclare", "déclaration"], &["states", "state"]),
    say(Act::Claims, &["prétend", "affirme", "affirmation"], &["claims", "claim"]),
    say(Act::Accuses, &["accuse", "accusation"], &["accuses", "accuse", "accusation"]),
    say(Act::Condemns, &["condamne", "condamnation"], &["condemns", "condemn"]),
    say(Act::CallsFor, &["appelle", "appelle-à", "appel"], &["calls-for", "call-for", "calls"]),
    say(Act::Demands, &["exige", "exigence"], &["demands", "demand"]),
    say(Act::Denies, &["dément", "nie", "démenti"], &["denies", "deny", "denial"]),
    say(Act::Concedes, &["reconnaît", "concède", "aveu"], &["concedes", "concede"]),
    say(Act::Warns, &["avertit", "avertissement"], &["warns", "warn", "warning"]),
    say(Act::Threatens, &["menace"], &["threatens", "threaten", "threat"]),
    say(Act::Promises, &["promet", "promesse"], &["promises", "promise"]),
];

/// What an article is to its reader, or has become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::library) enum Flag {
    Unread,
    Read,
    Starred,
    Revised,
    Vanished,
    Noted,
    New,
}

pub(in crate::library) const FLAGS: Table<Flag> = &[
    say(Flag::Unread, &["nonlu", "non-lu"], &["unread"]),
    say(Flag::Read, &["lu"], &["read"]),
    say(Flag::Starred, &["favori", "étoilé"], &["starred", "favourite", "favorite"]),
    say(Flag::New, &["nouveau"], &["new"]),
    say(Flag::Noted, &["annoté", "noté"], &["noted", "annotated"]),
    say(Flag::Revised, &["révisé", "modifié"], &["revised"]),
    say(Flag::Vanished, &["disparu"], &["vanished", "gone"]),
];

/// What figures count, as the codes of data. The list of codes is open: see
/// [`counted`].
pub(in crate::library) const COUNTED: Table<&str> = &[
    say("killed", &["tués", "tué", "morts", "mort", "décès"], &["killed", "dead", "deaths"]),
    say("wounded", &["blessés", "blessé"], &["wounded", "injured"]),
    say("casualties", &["victimes"], &["casualties"]),
    say("deaths_total", &["morts-en-tout"], &["deaths-total", "total-deaths"]),
    say("missing", &["disparus"], &["missing"]),
    say("displaced", &["déplacés", "réfugiés"], &["displaced", "refugees"]),
    say("captured", &["prisonniers", "capturés"], &["captured", "prisoners"]),
    say("hostages", &["otages"], &["hostages"]),
    say("arrested", &["arrêtés", "arrestations"], &["arrested", "arrests"]),
    say("homeless", &["sans-abri"], &["homeless"]),
    say("evacuated", &["évacués"], &["evacuated"]),
    say("affected", &["affectés", "sinistrés"], &["affected"]),
    say("protesters", &["manifestants"], &["protesters", "demonstrators"]),
    say("deployed", &["déployés"], &["deployed"]),
    say("jobs", &["emplois"], &["jobs"]),
    say("percent", &["pourcent", "parts"], &["percent", "shares"]),
    say("euros", &["euros"], &["euros"]),
    say("dollars", &["dollars"], &["dollars"]),
    say("pounds", &["livres"], &["pounds"]),
    say("losses", &["pertes"], &["losses"]),
    say("helicopters_destroyed", &["hélicoptères"], &["helicopters", "helicopters-destroyed"]),
    say("drones_destroyed", &["drones"], &["drones", "drones-destroyed"]),
    say("tanks_destroyed", &["chars"], &["tanks", "tanks-destroyed"]),
    say(
        "armored_vehicles_destroyed",
        &["blindés"],
        &["armoured-vehicles", "armored-vehicles", "armored-vehicles-destroyed"],
    ),
    say("aircraft_destroyed", &["avions"], &["aircraft", "planes", "aircraft-destroyed"]),
    say("ships_destroyed", &["navires"], &["ships", "ships-destroyed"]),
    say("missiles_destroyed", &["missiles"], &["missiles", "missiles-destroyed"]),
    say("vehicles_destroyed", &["véhicules"], &["vehicles", "vehicles-destroyed"]),
];

/// The code that `word` means: one of the list, or a code that is written as
/// data write it, with a low line.
pub(in crate::library) fn counted(word: &str) -> Option<Cow<'static, str>> {
    let is_code = word.contains('_')
        && word.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'_');
    let known = meaning(COUNTED, word).map(Cow::Borrowed);
    known.or_else(|| is_code.then(|| Cow::Owned(word.to_owned())))
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[track_caller]
    fn check_unambiguous<T: Copy + PartialEq + std::fmt::Debug>(table: Table<T>) {
        let mut seen: HashMap<String, T> = HashMap::new();
        for entry in table {
            for word in entry.words() {
                let before = seen.insert(plain(word), entry.means);
                assert!(before.is_none_or(|it| it == entry.means), "{word}");
            }
        }
    }

    #[test]
    fn no_word_means_two_things() {
        check_unambiguous(FIELDS);
        check_unambiguous(KINDS);
        check_unambiguous(LANGUAGES);
        check_unambiguous(ACTS);
        check_unambiguous(FLAGS);
        check_unambiguous(COUNTED);
    }

    #[test]
    fn a_slip_of_the_finger_is_seen_through() {
        assert_eq!(nearest(FIELDS, "acteurr"), Some("acteur"));
        assert_eq!(nearest(FIELDS, "dat"), Some("date"));
        assert_eq!(nearest(ACTS, "acuses"), Some("accuses"));
        assert_eq!(nearest(FLAGS, "nonlus"), Some("nonlu"));
        assert_eq!(nearest(FIELDS, "meteo"), None);
    }

    #[test]
    fn codes_of_data_are_understood() {
        assert_eq!(counted("Tués").as_deref(), Some("killed"));
        assert_eq!(
            counted("armored_vehicles_destroyed").as_deref(),
            Some("armored_vehicles_destroyed")
        );
        assert_eq!(counted("trucks_lost").as_deref(), Some("trucks_lost"));
        assert_eq!(counted("tuez"), None);
    }
}
