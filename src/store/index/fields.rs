//! What the index holds of an article.

use frostem::Algorithm;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::TokenizerManager;
use tantivy::{Index, TantivyDocument};

use crate::news::{BlockKind, Document, Language};
use crate::store::index::tokens::{BLOCK_END, Stems, Words};

/// The version of all that this folder writes. An index of another one is made
/// anew.
pub(super) const VERSION: u32 = 1;

/// The fields of an article. None is stored: the record has everything.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields {
    /// Its number.
    pub number: Field,
    /// Its words as they stand, with places.
    pub words: Field,
    /// What is common to the forms of its words, if it is French.
    pub french: Field,
    /// The same if it is English.
    pub english: Field,
}

impl Fields {
    /// The fields, and the schema they are of.
    pub(super) fn new() -> (Self, Schema) {
        let mut schema = Schema::builder();
        let number = NumericOptions::default() | INDEXED | FAST;
        let fields = Self {
            number: schema.add_u64_field("number", number),
            words: schema
                .add_text_field("words", text("words", IndexRecordOption::WithFreqsAndPositions)),
            french: schema.add_text_field("french", text("french", IndexRecordOption::Basic)),
            english: schema.add_text_field("english", text("english", IndexRecordOption::Basic)),
        };
        (fields, schema.build())
    }

    /// The field of the stems of a language, and how they are made.
    pub(super) fn stems(self, language: Language) -> Option<(Field, Algorithm)> {
        match language {
            Language::French => Some((self.french, Algorithm::French)),
            Language::English => Some((self.english, Algorithm::English)),
            Language::Other => None,
        }
    }

    /// An article as the index takes it in, debris left out.
    pub(super) fn article(self, number: u32, document: &Document) -> TantivyDocument {
        let mut text = String::with_capacity(document.text.len());
        for block in document.blocks.iter().filter(|it| it.kind != BlockKind::Debris) {
            text.push_str(block.span.within(&document.text));
            text.push(BLOCK_END);
        }
        let mut article = TantivyDocument::default();
        article.add_u64(self.number, number.into());
        if let Some((stems, _)) = self.stems(document.language) {
            article.add_text(stems, &text);
        }
        article.add_text(self.words, text);
        article
    }
}

fn text(tokens: &str, kept: IndexRecordOption) -> TextOptions {
    let indexing = TextFieldIndexing::default();
    let indexing = indexing.set_tokenizer(tokens).set_index_option(kept).set_fieldnorms(false);
    TextOptions::default().set_indexing_options(indexing)
}

/// How texts are cut up, by the names that the fields use.
pub(super) fn tokenizers() -> TokenizerManager {
    let tokenizers = TokenizerManager::default();
    tokenizers.register("words", Words::default());
    tokenizers.register("french", Stems::new(Algorithm::French));
    tokenizers.register("english", Stems::new(Algorithm::English));
    tokenizers
}

/// Makes `index` able to cut up texts.
pub(super) fn prepared(mut index: Index) -> Index {
    index.set_tokenizers(tokenizers());
    index
}
