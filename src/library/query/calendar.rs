//! The names that days, weeks, months and years have in a query.

use jiff::civil::Weekday;

use crate::library::query::dates::Unit;
use crate::library::query::vocabulary::{Table, say};

/// Behind a number: `3j`, `2w`.
pub(super) const UNITS: Table<Unit> = &[
    say(Unit::Day, &["j", "jour", "jours"], &["d", "day", "days"]),
    say(Unit::Week, &["s", "sem", "semaine", "semaines"], &["w", "week", "weeks"]),
    say(Unit::Month, &["m", "mois"], &["m", "month", "months"]),
    say(Unit::Year, &["a", "an", "ans", "année", "années"], &["y", "year", "years"]),
];

/// The day, week, month or year that it is, or one before.
pub(super) const PERIODS: Table<(Unit, u8)> = &[
    say((Unit::Day, 0), &["aujourd’hui"], &["today"]),
    say((Unit::Day, 1), &["hier"], &["yesterday"]),
    say((Unit::Day, 2), &["avant-hier"], &["day-before-yesterday"]),
    say((Unit::Week, 0), &["semaine", "cette-semaine"], &["week", "this-week"]),
    say((Unit::Week, 1), &["semaine-dernière"], &["last-week"]),
    say((Unit::Month, 0), &["mois", "ce-mois"], &["month", "this-month"]),
    say((Unit::Month, 1), &["mois-dernier"], &["last-month"]),
    say((Unit::Year, 0), &["année", "cette-année"], &["year", "this-year"]),
    say((Unit::Year, 1), &["année-dernière", "an-dernier"], &["last-year"]),
];

pub(super) const WEEKDAYS: Table<Weekday> = &[
    say(Weekday::Monday, &["lundi"], &["monday"]),
    say(Weekday::Tuesday, &["mardi"], &["tuesday"]),
    say(Weekday::Wednesday, &["mercredi"], &["wednesday"]),
    say(Weekday::Thursday, &["jeudi"], &["thursday"]),
    say(Weekday::Friday, &["vendredi"], &["friday"]),
    say(Weekday::Saturday, &["samedi"], &["saturday"]),
    say(Weekday::Sunday, &["dimanche"], &["sunday"]),
];

/// By their number, from 1.
pub(super) const MONTHS: Table<i8> = &[
    say(1, &["janvier", "janv"], &["january", "jan"]),
    say(2, &["février", "févr"], &["february", "feb"]),
    say(3, &["mars"], &["march", "mar"]),
    say(4, &["avril", "avr"], &["april", "apr"]),
    say(5, &["mai"], &["may"]),
    say(6, &["juin"], &["june", "jun"]),
    say(7, &["juillet", "juil"], &["july", "jul"]),
    say(8, &["août"], &["august", "aug"]),
    say(9, &["septembre", "sept"], &["september", "sep"]),
    say(10, &["octobre", "oct"], &["october"]),
    say(11, &["novembre", "nov"], &["november"]),
    say(12, &["décembre", "déc"], &["december", "dec"]),
];
