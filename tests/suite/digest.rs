//! What the library keeps of an article.

use liseuse::library::{Digest, Keeper, Query, Said};
use liseuse::news::{
    Act, Annotated, Figure, Form, Identity, Kind, Period, Statement, Status, Strength, Voice,
};
use liseuse::text::Span;

use crate::shelf::{Told, known, person};

fn article() -> Annotated {
    let text = "Clara Rossi accuse\nClara Rossi accuse Norin d’avoir menti. Rossi insiste.";
    let mut rossi = person("Clara Rossi");
    rossi.also = vec![" Rossi"];
    let cast = [rossi, known(Kind::State, "gov:norin", "Norin")];
    let mut article = Told::new(7, text, &cast).on("2020-09-27").by("Le Quai").annotated();
    article.mentions.retain(|it| it.span.start() < 30 || it.span.start() > 40);
    let voice = |member| Voice { span: Span::default(), member: Some(member) };
    let content = text.find("Norin").map(|it| Span::new(it, it + 20)).unwrap();
    article.statements.push(Statement {
        content,
        cue: None,
        speakers: vec![voice(0)],
        via: Vec::new(),
        target: Some(voice(1)),
        form: Form::Indirect,
        act: Act::Accuses,
        strength: Strength::Neutral,
    });
    article.figures.push(Figure {
        span: content,
        low: Some(12.0),
        high: Some(12.0),
        approximate: false,
        what: "killed".to_owned(),
        whose: None,
        period: Period::Untold,
        status: Status::Given,
        claimant: None,
        strength: Strength::Neutral,
    });
    article
}

fn digest() -> Digest {
    Digest::of(&article())
}

#[test]
fn a_digest_tells_who_is_named_how_often() {
    let digest = digest();
    assert_eq!(
        (digest.title.as_str(), digest.is_titled, digest.words),
        ("Clara Rossi accuse", true, 12)
    );
    let rossi = &digest.members[0];
    assert_eq!((rossi.name.as_str(), &rossi.identity), ("Clara Rossi", &Identity::Named));
    let counted: u32 = rossi.names.iter().map(|it| it.1).sum();
    assert_eq!(counted, rossi.mentions);
    assert!(rossi.names.iter().any(|it| it.0 == "Rossi"), "{rossi:?}");
}

#[test]
fn a_digest_tells_who_speaks_about_whom() {
    let (act, strength) = (Act::Accuses, Strength::Neutral);
    let said = Said { act, strength, speakers: vec![0], about: vec![1] };
    assert_eq!(digest().statements, [said]);
}

#[test]
fn a_digest_survives_being_written_down() {
    let digest = digest();
    let bytes = postcard::to_allocvec(&digest).unwrap();
    assert_eq!(postcard::from_bytes::<Digest>(&bytes).unwrap(), digest);
    let text = toml::to_string(&digest).unwrap();
    assert_eq!(toml::from_str::<Digest>(&text).unwrap(), digest);
}

#[track_caller]
fn check_finds(query: &str, expected: usize) {
    let mut keeper = Keeper::default();
    keeper.add(article());
    let other = person("Clara Rossi");
    keeper.add(Told::new(8, "Clara Rossi se tait", &[other]).annotated());
    let query = Query::parse(query).unwrap();
    assert_eq!(keeper.snapshot().find(&query).rows.len(), expected, "{query:?}");
}

#[test]
fn a_library_of_digests_knows_who_speaks_of_whom_and_what_is_counted() {
    check_finds("acteur:rossi", 2);
    check_finds("dit:rossi", 1);
    check_finds("dit:norin", 0);
    check_finds("sur:norin", 1);
    check_finds("sur:rossi", 0);
    check_finds("acte:accuse", 1);
    check_finds("acte:nie", 0);
    check_finds("chiffre:killed", 1);
    check_finds("chiffre:wounded", 0);
}
