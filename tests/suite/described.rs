//! Whom a bare description means: `le ministre`, `the army`.

use std::sync::{Arc, LazyLock};

use liseuse::analyze::{Lexicon, annotate};
use liseuse::news::{ArticleId, Block, BlockKind, Document, Language, Source};
use liseuse::text::Span;

/// Parsed once: the tests are built without optimisation.
static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);

/// Whom the last statement of `text` is given to; nothing where that stays
/// undecided.
#[track_caller]
fn check(language: Language, text: &str, expected: &str) {
    let document = Document {
        source: Source { place: "a.txt".into(), outlet: String::new() },
        ..Document::new(
            ArticleId(0),
            text.into(),
            vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()) }],
            language,
        )
    };
    let found = annotate(Arc::new(document), &LEXICON);
    let last = found.statements.last().expect("something is said");
    let member = last.speakers.first().and_then(|it| it.member);
    let name = member.map_or("", |it| found.cast[it as usize].name.within(text));
    assert_eq!(name, expected, "{text}");
}

#[test]
fn a_minister_is_the_only_one_named_so_before() {
    let french = |text, name| check(Language::French, text, name);
    french(
        "La ministre norvégienne de la Pêche Ingrid Solberg est rentrée. « Deux zones seront \
         fermées », a dit la ministre.",
        "Ingrid Solberg",
    );
    french(
        "La ministre Ingrid Solberg a reçu le ministre Ali Kaya. « Deux zones seront fermées », a \
         dit le ministre.",
        "Ali Kaya",
    );
    french(
        "Le ministre Paul Sow a reçu le ministre Ali Kaya. « Deux zones seront fermées », a dit le \
         ministre.",
        "",
    );
    french("Un accident a eu lieu. La ministre affirme que la route sera refaite.", "");
}

#[test]
fn somebody_named_since_may_be_meant_as_well() {
    let text = "Le président ghanéen Kofi Mensah a écrit à Ana Sow. Paul Diop est parti. Le \
                président a promis une loi.";
    check(Language::French, text, "");
}

#[test]
fn one_office_may_go_by_two_names() {
    let text = "Le président ghanéen Kofi Mensah a dîné tard. Le chef de l’État a promis une loi.";
    check(Language::French, text, "Kofi Mensah");
}

#[test]
fn bodies_and_armies_are_described_too() {
    let text = "L’armée soudanaise a quitté la ville. L’armée affirme avoir perdu deux hommes.";
    check(Language::French, text, "armée soudanaise");
    let text = "The Sudanese army left the town. The army said it had lost two men.";
    check(Language::English, text, "Sudanese army");
}

#[test]
fn a_prime_minister_is_no_minister() {
    let text = "Prime Minister Kofi Mensah left early. The minister said the road would be closed.";
    check(Language::English, text, "");
    let text = "House Speaker Mike Johnson said the vote would be held on Monday.";
    check(Language::English, text, "Mike Johnson");
}
