//! How fast articles are analysed, on text made here.

use std::sync::Arc;

use divan::Bencher;
use divan::counter::ItemsCount;
use liseuse::analyze::tagger::Taggers;
use liseuse::analyze::{Lexicon, annotate};
use liseuse::news::{ArticleId, Block, BlockKind, Document, Language};
use liseuse::text::{Span, tokenize};

/// Sentences of the press, with what analysis has to work for.
const FRENCH: [&str; 8] = [
    "Le président chilien Rodrigo Fuentes a reçu mardi à Santiago le ministre norvégien de la Pêche.",
    "Selon le ministère de l’Agriculture, la récolte de blé a baissé de 12 % dans la région de Kazan.",
    "« Nous rouvrirons la ligne avant l’été », a promis Awa Ndiaye, directrice de la compagnie.",
    "Les pluies qui sont tombées cette semaine sur le nord du pays ont coupé plusieurs routes.",
    "L’Union européenne et la Norvège ont signé un accord sur les quotas de cabillaud.",
    "Les forces armées maliennes ont repris le village après deux jours de combats.",
    "Le prix de l’eau augmentera de nouveau en janvier, malgré les promesses de la mairie de Brest.",
    "Ndiaye avait déjà dirigé l’Office national des chemins de fer (ONCF) entre 2015 et 2019.",
];

const ENGLISH: [&str; 5] = [
    "Chilean President Rodrigo Fuentes met Norway’s fisheries minister in Santiago on Tuesday.",
    "According to the Ministry of Agriculture, the wheat harvest fell by 12 percent near Kazan.",
    "“We will reopen the line before summer,” said Awa Ndiaye, who heads the company.",
    "The rain that fell this week in the north of the country has cut several roads.",
    "The European Union and Norway have signed an agreement on cod quotas.",
];

fn main() {
    divan::main();
}

#[divan::bench]
fn french_tokens(bencher: Bencher) {
    analyse(bencher, &FRENCH, Language::French);
}

#[divan::bench]
fn english_tokens(bencher: Bencher) {
    analyse(bencher, &ENGLISH, Language::English);
}

#[divan::bench]
fn lexicon() -> Lexicon {
    Lexicon::embedded()
}

#[divan::bench]
fn taggers() -> Taggers {
    Taggers::embedded()
}

/// Analyses an article of some 800 words. The items counted are tokens.
fn analyse(bencher: Bencher, sentences: &[&str], language: Language) {
    let document = Arc::new(article(sentences, language));
    let lexicon = Lexicon::embedded();
    let mut tokens = Vec::new();
    tokenize(&document.text, Span::new(0, document.text.len()), &mut tokens);
    bencher
        .counter(ItemsCount::new(tokens.len()))
        .bench(|| annotate(Arc::clone(&document), &lexicon));
}

fn article(sentences: &[&str], language: Language) -> Document {
    let (mut text, mut blocks) = (String::new(), Vec::new());
    for turn in 0..16 {
        let start = text.len();
        for sentence in sentences.iter().cycle().skip(turn).take(3) {
            text.push_str(sentence);
            text.push(' ');
        }
        blocks.push(Block { kind: BlockKind::Paragraph, span: Span::new(start, text.len()) });
        text.push('\n');
    }
    Document::new(ArticleId(1), text, blocks, language)
}
