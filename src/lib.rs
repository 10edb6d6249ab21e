#![doc = include_str!("ARCHITECTURE.md")]

pub mod text;

pub mod news;

pub mod ingest;

pub mod analyze;

pub mod corrections;

pub mod library;

pub mod i18n;

pub mod app;

pub mod config;

pub mod screen;

pub mod store;

pub mod runtime;

pub mod cli;
