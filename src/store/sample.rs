//! The articles that come with the program, for whoever starts it without
//! any.

/// The files of the sample: path below its folder, and content.
pub fn sample() -> &'static [(&'static str, &'static str)] {
    SAMPLE
}

macro_rules! files {
    ($($path:literal)*) => {
        &[$(($path, include_str!(concat!("../../assets/sample/", $path)))),*]
    };
}

#[rustfmt::skip]
const SAMPLE: &[(&str, &str)] = files![
    "echantillon-agence/2020-09-27-combats-a-l-aube.txt"
    "echantillon-agence/2020-11-01-aliev-durcit-le-ton.txt"
    "echantillon-agence/2023-09-19-operation-militaire.txt"
    "echantillon-agence/2023-09-19-paris-washington.txt"
    "echantillon-association/2016-04-02-rochebloine.md"
    "echantillon-association/communique-sanctions.txt"
    "echantillon-portail/2020-09-27-reprise-agence.txt"
    "echantillon-portail/2020-11-01-sixieme-semaine.txt"
    "echantillon-portail/2023-09-20-paris-bakou-ton-monte.txt"
    "echantillon-portail/haut-karabakh-ce-que-l-on-sait.txt"
    "echantillon-traduit/ankara-se-tient-a-cote-de-bakou.txt"
    "echantillon-traduit/deux-telephones-de-pompeo.txt"
    "echantillon-traduit/le-ministre-americain-preoccupe.txt"
    "sample-digest/2020-09-27-four-helicopters-or-two.md"
    "sample-digest/2020-11-02-two-tolls.txt"
    "sample-digest/2023-09-20-what-each-capital-said.txt"
    "sample-wire/2020-09-27-fighting-erupts.txt"
    "sample-wire/2020-11-01-aliyev-warns.txt"
    "sample-wire/2023-09-19-azerbaijan-launches-operation.txt"
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::read_dir;

    #[test]
    fn holds_every_file_of_its_folder() {
        let mut there = Vec::new();
        for outlet in read_dir("assets/sample").unwrap().map(Result::unwrap) {
            let Ok(files) = read_dir(outlet.path()) else { continue };
            for file in files.map(Result::unwrap) {
                let path = file.path();
                let inner = path.strip_prefix("assets/sample").unwrap();
                there.push(inner.to_string_lossy().replace('\\', "/"));
            }
        }
        there.sort();
        let held: Vec<&str> = sample().iter().map(|it| it.0).collect();
        assert_eq!(held, there);
    }
}
