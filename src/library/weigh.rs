//! How much there is of some words: for those who want to know before they
//! change it.

use crate::corrections;
use crate::library::{Bodies, Library};

/// How much changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Toll {
    /// How many mentions, or places in the text.
    pub mentions: u32,
    /// In how many articles.
    pub articles: u32,
}

/// How much there is of some words in all articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Weight {
    /// Of mentions of actors in these words.
    pub mentions: Toll,
    /// Of places where they stand, mentions or not.
    pub places: Toll,
}

impl Library {
    /// How much there is of `words`. Reads every article that has them, as
    /// long as it is `wanted`.
    pub fn weigh(
        &self,
        words: &str,
        bodies: &dyn Bodies,
        wanted: &dyn Fn() -> bool,
    ) -> Option<Weight> {
        let mut weight = Weight::default();
        let holding = match &self.texts {
            Some(texts) => texts.phrase(words, wanted)?,
            None => return Some(weight),
        };
        for number in holding & &*self.present {
            if !wanted() {
                return None;
            }
            let Some(article) = bodies.article(self.line(number).id()) else { continue };
            weight.mentions.add(corrections::mentions_of(&article, words));
            weight.places.add(corrections::places_of(&article, words));
        }
        Some(weight)
    }
}

impl Toll {
    /// Adds what one article has.
    fn add(&mut self, count: usize) {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        self.mentions = self.mentions.saturating_add(count);
        self.articles += u32::from(count > 0);
    }
}
