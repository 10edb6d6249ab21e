//! What the reader adds to what the program knows: own gazetteers, own models.

use crate::analyze::tagger::Model;
use crate::config::gazetteer;
use crate::news::{Language, Problem, Remark};
use crate::runtime::import::hash;
use crate::runtime::load::Additions;
use crate::runtime::why;
use crate::store;
use crate::text::clean_line;

/// Everything that can be used, and what is odd about the rest: a bad line of
/// a gazetteer is left out, and the model that is built in stands for one that
/// is not fit. Of two models for one language the last is taken.
pub fn additions(models: &[(Language, String)]) -> (Additions, Vec<Problem>) {
    let (mut additions, mut problems) = (Additions::default(), Vec::new());
    // Everything that decides what is found, in a row.
    let mut decisive = Vec::new();
    for (file, text) in store::gazetteers() {
        match text {
            Ok(text) => {
                let (actors, odd) = gazetteer::parse(&text, &file);
                additions.actors.extend(actors);
                decisive.extend(text.into_bytes());
                problems.extend(odd);
            }
            Err(error) => {
                problems.push(Problem { place: clean_line(&file), what: why(&error) });
            }
        }
    }
    for (language, file) in models {
        match model(file) {
            Ok((model, bytes)) => {
                additions.models.push((*language, model));
                decisive.extend(language.code().unwrap_or_default().bytes().chain(bytes));
            }
            Err(what) => problems.push(Problem { place: clean_line(file), what }),
        }
    }
    additions.mark = if decisive.is_empty() { 0 } else { hash(&decisive) };
    (additions, problems)
}

/// A model, and the bytes that it is made of.
fn model(file: &str) -> Result<(Model, Vec<u8>), Remark> {
    let bytes = store::named_file(file).map_err(|it| why(&it))?;
    let model = Model::read(bytes.clone());
    let model = model.map_err(|it| Remark::new("problem-model").with("why", it))?;
    Ok((model, bytes))
}

/// A model as the command line names it: `fr:my.model`.
pub fn named_model(argument: &str) -> Result<(Language, String), String> {
    let named = argument.split_once(':').and_then(|(code, file)| {
        let language = match code {
            "fr" => Language::French,
            "en" => Language::English,
            _ => return None,
        };
        (!file.is_empty()).then(|| (language, file.to_owned()))
    });
    named.ok_or_else(|| "a language and a file, like fr:my.model".to_owned())
}
