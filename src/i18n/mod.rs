//! The words of the interface. They live in `assets/i18n`, one catalogue a
//! language; the code knows only their keys. Articles do not pass through here.

mod plain;

use std::collections::HashMap;
use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

/// What a message is told: a number, which then takes its plural, or words.
/// Made with `.into()` from either.
pub use fluent_bundle::FluentValue as Value;

/// A language that the interface speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// French.
    French,
    /// English, which is also what everybody else gets.
    #[default]
    English,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::French, Self::English];

    /// The language that a locale names: `fr`, `fr-CA`, `fr_FR.UTF-8`. English
    /// where it names none of ours.
    pub fn from_tag(tag: &str) -> Self {
        let code = tag.split(['_', '-', '.', '@']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|it| it.code().eq_ignore_ascii_case(code)).unwrap_or_default()
    }

    /// Its two-letter code.
    pub fn code(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }

    /// Its catalogue, as text in the form of Project Fluent.
    pub fn catalogue(self) -> &'static str {
        match self {
            Self::French => include_str!("../../assets/i18n/fr.ftl"),
            Self::English => include_str!("../../assets/i18n/en.ftl"),
        }
    }

    /// What stands between the thousands.
    fn gap(self) -> char {
        match self {
            Self::French => '\u{202f}',
            Self::English => ',',
        }
    }

    fn identifier(self) -> LanguageIdentifier {
        self.code().parse().expect("two letters are a language")
    }
}

/// How much room a date may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateForm {
    /// `1er nov. 2020`.
    Short,
    /// `1er novembre 2020`.
    Long,
}

/// A catalogue ready to speak.
pub struct Words {
    language: Language,
    /// Messages that are told nothing, by their keys.
    plain: HashMap<&'static str, &'static str>,
    /// All others.
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The words of that language.
    pub fn of(language: Language) -> Self {
        let (plain, others) = plain::parted(language.catalogue());
        // What cannot be read is left out, and its key is shown instead.
        let read = FluentResource::try_new(others);
        let catalogue = read.unwrap_or_else(|(readable, _)| readable);
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::French => |value, _| number(value, Language::French),
            Language::English => |value, _| number(value, Language::English),
        }));
        bundle.add_resource_overriding(catalogue);
        Self { language, plain, bundle }
    }

    /// Which language this is.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The message of that key, or the key itself where there is none.
    pub fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// The message of that key, told what to fill in:
    /// `say_with("articles", &[("n", 3.into())])`. Words are shown as they are,
    /// so they must be clean.
    pub fn say_with(&self, key: &str, told: &[(&str, Value)]) -> String {
        if let Some(words) = self.plain.get(key) {
            return (*words).to_owned();
        }
        let pattern = self.bundle.get_message(key).and_then(|it| it.value());
        let Some(pattern) = pattern else { return key.to_owned() };
        let told: FluentArgs = told.iter().map(|(name, value)| (*name, value.clone())).collect();
        // What goes wrong is seen in the message: `{$n}` for what nobody told.
        self.bundle.format_pattern(pattern, Some(&told), &mut Vec::new()).into_owned()
    }

    /// The same for what comes from layers that speak no language: words only.
    pub fn tell(&self, key: &str, told: &[(&'static str, String)]) -> String {
        let told: Vec<(&str, Value)> =
            told.iter().map(|(name, words)| (*name, words.into())).collect();
        self.say_with(key, &told)
    }

    /// A day of the calendar: 1 to 31, 1 to 12, and the year.
    pub fn date(&self, day: i8, month: i8, year: i16, form: DateForm) -> String {
        let key = match form {
            DateForm::Short => "date-short",
            DateForm::Long => "date-long",
        };
        // A year is a name rather than an amount: its thousands stay together.
        let year = year.to_string().into();
        self.say_with(key, &[("day", day.into()), ("month", month.into()), ("year", year)])
    }

    /// A number by itself, its thousands apart.
    pub fn number(&self, n: usize) -> String {
        grouped(&n.to_string(), self.language.gap())
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Words").field(&self.language).finish()
    }
}

/// How numbers are written inside messages; other values as they are.
fn number(value: &Value, language: Language) -> Option<String> {
    match value {
        Value::Number(it) => Some(grouped(&it.as_string(), language.gap())),
        _ => None,
    }
}

/// Sets `gap` between the thousands of a whole number.
fn grouped(digits: &str, gap: char) -> String {
    let mut written = String::new();
    for (at, digit) in digits.char_indices() {
        let follows_a_digit = digits[..at].ends_with(|it: char| it.is_ascii_digit());
        if follows_a_digit && (digits.len() - at).is_multiple_of(3) {
            written.push(gap);
        }
        written.push(digit);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_names_a_language() {
        for tag in ["fr", "fr_FR.UTF-8", "fr-CA", "FR", "fr@euro"] {
            assert_eq!(Language::from_tag(tag), Language::French, "{tag}");
        }
        for tag in ["en_GB.UTF-8", "C", "C.UTF-8", "POSIX", "", "de_DE", "french", "frp"] {
            assert_eq!(Language::from_tag(tag), Language::English, "{tag}");
        }
    }

    #[test]
    fn numbers_take_their_plural_and_their_gaps() {
        let [french, english] = Language::ALL.map(Words::of);
        let check = |n: u32, fr: &str, en: &str| {
            let told = [("n", n.into())];
            assert_eq!(french.say_with("articles", &told), fr);
            assert_eq!(english.say_with("articles", &told), en);
        };
        check(0, "0 article", "0 articles");
        check(1, "1 article", "1 article");
        check(2, "2 articles", "2 articles");
        check(1200, "1\u{202f}200 articles", "1,200 articles");
        check(1_234_567, "1\u{202f}234\u{202f}567 articles", "1,234,567 articles");
        assert_eq!(french.number(12_000), "12\u{202f}000");
    }

    #[test]
    fn thousands_stand_apart() {
        for (digits, written) in
            [("", ""), ("7", "7"), ("999", "999"), ("-1000", "-1,000"), ("-100", "-100")]
        {
            assert_eq!(grouped(digits, ','), written);
        }
    }

    #[test]
    fn dates_read_as_in_a_newspaper() {
        let [french, english] = Language::ALL.map(Words::of);
        assert_eq!(french.date(1, 11, 2020, DateForm::Short), "1er nov. 2020");
        assert_eq!(french.date(2, 3, 2023, DateForm::Short), "2 mars 2023");
        assert_eq!(french.date(1, 8, 1999, DateForm::Long), "1er août 1999");
        assert_eq!(english.date(1, 11, 2020, DateForm::Short), "Nov 1, 2020");
        assert_eq!(english.date(22, 11, 2020, DateForm::Long), "November 22, 2020");
    }

    #[test]
    fn every_catalogue_can_be_read_to_its_end() {
        for language in Language::ALL {
            let read = FluentResource::try_new(language.catalogue().to_owned());
            assert_eq!(read.map_err(|(_, errors)| errors).err(), None, "{}", language.code());
        }
    }

    #[test]
    fn what_is_plain_says_what_the_whole_catalogue_says() {
        for language in Language::ALL {
            let mut whole = Words::of(language);
            let plain = std::mem::take(&mut whole.plain);
            let read = FluentResource::try_new(language.catalogue().to_owned());
            whole.bundle.add_resource_overriding(read.unwrap());
            assert!(plain.len() > 400, "{}", plain.len());
            assert!(plain.iter().all(|(key, words)| whole.say(key) == *words));
        }
    }

    #[test]
    fn a_missing_message_shows_its_key() {
        assert_eq!(Words::of(Language::French).say("no-such-key"), "no-such-key");
    }

    #[test]
    fn words_go_anywhere_and_stay_short_in_a_log() {
        fn goes_anywhere<T: Send + Sync>(_: &T) {}
        let words = Words::of(Language::French);
        goes_anywhere(&words);
        assert_eq!(format!("{words:?}"), "Words(French)");
    }
}
