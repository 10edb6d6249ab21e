//! Pairs of names that are one name or two, over many languages.

use liseuse::news::spelling::{key, same, same_with_initials};

#[test]
fn spellings_of_one_name_are_one() {
    let wrong = pairs(include_str!("../data/spelling/same.txt"))
        .filter(|(one, other)| !(same(one, other) && same(other, one)) || key(one) != key(other));
    let wrong: Vec<_> = wrong
        .map(|(a, b)| format!("{a} [{}] | {b} [{}] same: {}", key(a), key(b), same(a, b)))
        .collect();
    assert!(wrong.is_empty(), "not taken for one:\n{}", wrong.join("\n"));
}

#[test]
fn different_names_stay_different() {
    let wrong = pairs(include_str!("../data/spelling/different.txt"))
        .filter(|(one, other)| same(one, other) || same(other, one));
    let wrong: Vec<_> = wrong.map(|(a, b)| format!("{a} | {b}")).collect();
    assert!(wrong.is_empty(), "taken for one:\n{}", wrong.join("\n"));
}

#[test]
fn the_tables_are_not_empty() {
    assert!(pairs(include_str!("../data/spelling/same.txt")).count() >= 150);
    assert!(pairs(include_str!("../data/spelling/different.txt")).count() >= 150);
}

#[test]
fn initials_stand_for_given_names_only_when_asked() {
    assert!(same_with_initials("N. Pachinian", "Nikol Pashinyan"));
    assert!(same_with_initials("Nikol Pachinian", "N Pachinian"));
    assert!(!same_with_initials("A. Pachinian", "Nikol Pachinian"));
    assert!(!same("N. Pachinian", "Nikol Pachinian"));
}

fn pairs(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = table.lines().filter(|it| !it.starts_with('#') && !it.is_empty());
    lines.map(|it| it.split_once(" | ").expect("two names with a bar between them"))
}
