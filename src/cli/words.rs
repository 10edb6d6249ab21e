//! The words that `liseuse read` puts between an article's own.

use crate::news::Kind;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Words {
    /// French.
    #[value(name = "fr")]
    French,
    /// English.
    #[value(name = "en")]
    English,
}

impl Words {
    /// What stands for `lines` lines that were folded away.
    pub fn folded(self, lines: usize) -> String {
        match (self, lines) {
            (Self::French, 0 | 1) => format!("[{lines} ligne de page repliée ; --all la montre]"),
            (Self::French, _) => format!("[{lines} lignes de page repliées ; --all les montre]"),
            (Self::English, 1) => "[1 line of the page folded; --all shows it]".to_owned(),
            (Self::English, _) => format!("[{lines} lines of the page folded; --all shows them]"),
        }
    }

    /// The actors of one kind.
    pub fn list(self, kind: Kind, actors: &str) -> String {
        let name = match (self, kind) {
            (Self::French, Kind::Person) => "Personnes",
            (Self::French, Kind::State) => "États et autorités",
            (Self::French, Kind::Force) => "Forces armées",
            (Self::French, Kind::Organisation) => "Organisations",
            (Self::French, Kind::Group) => "Groupes",
            (Self::French, Kind::Place) => "Lieux",
            (Self::English, Kind::Person) => "Persons",
            (Self::English, Kind::State) => "States and authorities",
            (Self::English, Kind::Force) => "Armed forces",
            (Self::English, Kind::Organisation) => "Organisations",
            (Self::English, Kind::Group) => "Groups",
            (Self::English, Kind::Place) => "Places",
        };
        match self {
            Self::French => format!("{name} : {actors}"),
            Self::English => format!("{name}: {actors}"),
        }
    }
}
