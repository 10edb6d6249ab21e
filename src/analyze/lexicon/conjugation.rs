//! The forms of verbs, as a third person, a participle or an infinitive takes
//! them, and what each of them is.

/// What a form can be: several at once, as `dit` and `said` are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mood(u8);

impl Mood {
    /// `déclare`, `a`.
    pub const SINGULAR: Self = Self(1);
    /// `déclarent`.
    pub const PLURAL: Self = Self(1 << 1);
    /// `déclaré`.
    pub const PARTICIPLE: Self = Self(1 << 2);
    /// `déclarant`, `saying`.
    pub const GERUND: Self = Self(1 << 3);
    /// `déclarer`, `say`.
    pub const INFINITIVE: Self = Self(1 << 4);
    /// `déclarera`, `déclarerait`: nothing was said yet, or perhaps.
    pub const FUTURE: Self = Self(1 << 5);
    /// Either number.
    pub const FINITE: Self = Self(0b11);

    /// Both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether some of `other` is among them.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The parts from which a French verb is made.
#[derive(Debug, Default)]
struct Parts {
    singular: String,
    plural: String,
    /// Before `-ait`, `-ant`.
    imperfect: String,
    past: [String; 2],
    /// Before `-a`, `-ont`, `-ait`.
    futures: Vec<String>,
    participle: String,
}

/// Hands every form of a French verb to `push`.
pub fn french(infinitive: &str, push: &mut impl FnMut(&str, Mood)) {
    let parts = first_group(infinitive).unwrap_or_else(|| other_groups(infinitive));
    push(infinitive, Mood::INFINITIVE);
    // Since 1990 the accent of `reconnaît` may be left out.
    push(&parts.singular.replace("aît", "ait"), Mood::SINGULAR);
    push(&parts.singular, Mood::SINGULAR);
    push(&parts.plural, Mood::PLURAL);
    push(&parts.past[0], Mood::SINGULAR);
    push(&parts.past[1], Mood::PLURAL);
    push(&format!("{}ait", parts.imperfect), Mood::SINGULAR);
    push(&format!("{}aient", parts.imperfect), Mood::PLURAL);
    push(&format!("{}ant", parts.imperfect), Mood::GERUND);
    for future in &parts.futures {
        for ending in ["a", "ait", "ont", "aient"] {
            push(&format!("{future}{ending}"), Mood::FUTURE);
        }
    }
    for ending in ["", "e", "s", "es"] {
        push(&format!("{}{ending}", parts.participle), Mood::PARTICIPLE);
    }
}

/// `annoncer`, `exiger`, `appeler`, `révéler`, `relever`, `appuyer`.
fn first_group(infinitive: &str) -> Option<Parts> {
    let stem = infinitive.strip_suffix("er")?;
    let weak = weakened(stem);
    let soft = match stem.chars().next_back() {
        Some('c') => format!("{}ç", &stem[..stem.len() - 1]),
        Some('g') => format!("{stem}e"),
        _ => stem.to_owned(),
    };
    let mut futures = vec![format!("{weak}er")];
    if stem.contains('é') && weak != stem {
        futures.push(format!("{stem}er"));
    }
    Some(Parts {
        singular: format!("{weak}e"),
        plural: format!("{weak}ent"),
        past: [format!("{soft}a"), format!("{stem}èrent")],
        imperfect: soft,
        futures,
        participle: format!("{stem}é"),
    })
}

/// The stem before an ending that is not heard: `appell`, `révèl`, `relèv`.
fn weakened(stem: &str) -> String {
    if stem.ends_with("appel") || stem.ends_with("jet") {
        return format!("{stem}{}", &stem[stem.len() - 1..]);
    }
    if let Some(start) = stem.strip_suffix("uy").or(stem.strip_suffix("oy")) {
        return format!("{start}{}i", &stem[start.len()..stem.len() - 1]);
    }
    let is_vowel = |it: char| "aeéèiouyêâôîû".contains(it);
    let ending = stem.strip_suffix("gu").or(stem.strip_suffix("qu")).unwrap_or(stem);
    let last = ending.char_indices().rev().find(|it| is_vowel(it.1));
    match last {
        Some((at, 'é')) if at + 2 < stem.len() => {
            format!("{}è{}", &stem[..at], &stem[at + 'é'.len_utf8()..])
        }
        Some((at, 'e')) if at + 2 == stem.len() => format!("{}è{}", &stem[..at], &stem[at + 1..]),
        _ => stem.to_owned(),
    }
}

/// Endings of infinitives with what takes their place: present singular and
/// plural, imperfect, past singular and plural, future, participle. The first
/// that fits counts.
const OTHERS: [(&str, [&str; 7]); 18] = [
    ("enir", ["ient", "iennent", "en", "int", "inrent", "iendr", "enu"]),
    ("quérir", ["quiert", "quièrent", "quér", "quit", "quirent", "querr", "quis"]),
    ("entir", ["ent", "entent", "ent", "entit", "entirent", "entir", "enti"]),
    ("ir", ["it", "issent", "iss", "it", "irent", "ir", "i"]),
    ("ettre", ["et", "ettent", "ett", "it", "irent", "ettr", "is"]),
    ("aindre", ["aint", "aignent", "aign", "aignit", "aignirent", "aindr", "aint"]),
    ("prendre", ["prend", "prennent", "pren", "prit", "prirent", "prendr", "pris"]),
    ("dre", ["d", "dent", "d", "dit", "dirent", "dr", "du"]),
    ("aître", ["aît", "aissent", "aiss", "ut", "urent", "aîtr", "u"]),
    ("crire", ["crit", "crivent", "criv", "crivit", "crivirent", "crir", "crit"]),
    ("lire", ["lit", "lisent", "lis", "lut", "lurent", "lir", "lu"]),
    ("dire", ["dit", "disent", "dis", "dit", "dirent", "dir", "dit"]),
    ("faire", ["fait", "font", "fais", "fit", "firent", "fer", "fait"]),
    ("croire", ["croit", "croient", "croy", "crut", "crurent", "croir", "cru"]),
    ("clure", ["clut", "cluent", "clu", "clut", "clurent", "clur", "clu"]),
    ("suivre", ["suit", "suivent", "suiv", "suivit", "suivirent", "suivr", "suivi"]),
    ("battre", ["bat", "battent", "batt", "battit", "battirent", "battr", "battu"]),
    ("", ["", "", "", "", "", "", ""]),
];

fn other_groups(infinitive: &str) -> Parts {
    let fits = |it: &&(&str, [&str; 7])| infinitive.ends_with(it.0);
    let (ending, forms) = OTHERS.iter().find(fits).unwrap_or(&OTHERS[OTHERS.len() - 1]);
    let stem = &infinitive[..infinitive.len() - ending.len()];
    let [singular, plural, imperfect, past, pasts, future, participle] =
        forms.map(|it| format!("{stem}{it}"));
    Parts { singular, plural, imperfect, past: [past, pasts], futures: vec![future], participle }
}

/// Hands every form of an English verb to `push`. `further` gives the past and
/// the participle where they are irregular, parted by `;`.
pub fn english(infinitive: &str, further: &str, push: &mut impl FnMut(&str, Mood)) {
    let y_stem = infinitive.strip_suffix('y').filter(|it| !it.ends_with(['a', 'e', 'o', 'u']));
    let doubled = if doubles(infinitive) { &infinitive[infinitive.len() - 1..] } else { "" };
    let (third, past) = match (y_stem, infinitive) {
        (Some(stem), _) => (format!("{stem}ies"), format!("{stem}ied")),
        (None, it) if it.ends_with('e') => (format!("{it}s"), format!("{it}d")),
        (None, it) if it.ends_with(['s', 'x', 'h']) => (format!("{it}es"), format!("{it}ed")),
        (None, it) => (format!("{it}s"), format!("{it}{doubled}ed")),
    };
    let mut irregular = further.split(';').filter(|it| !it.is_empty());
    let past = irregular.next().map_or(past, str::to_owned);
    let participle = irregular.next().unwrap_or(&past);
    push(infinitive, Mood::INFINITIVE.and(Mood::PLURAL));
    push(&third, Mood::SINGULAR);
    push(&past, Mood::FINITE);
    push(participle, Mood::PARTICIPLE);
    push(&format!("{}{doubled}ing", infinitive.trim_end_matches('e')), Mood::GERUND);
}

/// Whether the last letter is written twice: `begged`, `admitted`.
fn doubles(infinitive: &str) -> bool {
    let is_vowel = |it: &u8| b"aeiou".contains(it);
    match infinitive.as_bytes() {
        [.., b'm', b'i', b't'] | [b'q', b'u', b'i', b'p'] => true,
        [start @ .., vowel, last] if start.len() <= 2 => {
            is_vowel(vowel)
                && !is_vowel(last)
                && !b"wxy".contains(last)
                && start.last().is_some_and(|it| !is_vowel(it))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_french(infinitive: &str, expected: &[&str]) {
        let mut forms = Vec::new();
        french(infinitive, &mut |form, _| forms.push(form.to_owned()));
        for form in expected {
            assert!(forms.iter().any(|it| it == form), "{form} is not among {forms:?}");
        }
    }

    #[track_caller]
    fn check_english(infinitive: &str, further: &str, expected: &[&str]) {
        let mut forms = Vec::new();
        english(infinitive, further, &mut |form, _| forms.push(form.to_owned()));
        for form in expected {
            assert!(forms.iter().any(|it| it == form), "{form} is not among {forms:?}");
        }
    }

    #[test]
    fn stems_change_before_silent_endings() {
        check_french("annoncer", &["annonce", "annonçait", "annoncé", "annonça", "annonçant"]);
        check_french("exiger", &["exige", "exigeait", "exigea", "exigeant"]);
        check_french("appeler", &["appelle", "appelé", "appellent", "appellera", "appelait"]);
        check_french("rejeter", &["rejette", "rejetait"]);
        check_french("révéler", &["révèle", "révélait", "révélera", "révèlera"]);
        check_french("réitérer", &["réitère", "réitéré"]);
        check_french("alléguer", &["allègue", "alléguait"]);
        check_french("relever", &["relève", "relevait", "relèvera"]);
        check_french("marteler", &["martèle", "martelant"]);
        check_french("alerter", &["alerte", "alertent"]);
        check_french("appuyer", &["appuie", "appuyait"]);
        check_french("répéter", &["répète", "répété"]);
        check_french("réaffirmer", &["réaffirme", "réaffirment"]);
        check_french("nier", &["nie", "nient", "niait", "nié"]);
    }

    #[test]
    fn irregular_verbs_have_their_forms() {
        check_french("dire", &["dit", "disent", "disait", "dira", "disant", "dirent"]);
        check_french("prédire", &["prédit", "prédisent"]);
        check_french("écrire", &["écrit", "écrivent", "écrivait"]);
        check_french("soutenir", &["soutient", "soutiennent", "soutenait", "soutenu", "soutint"]);
        check_french("démentir", &["dément", "démentent", "démenti", "démentait"]);
        check_french("avertir", &["avertit", "avertissent", "averti", "avertissant"]);
        check_french("prétendre", &["prétend", "prétendent", "prétendait", "prétendu"]);
        check_french("promettre", &["promet", "promettent", "promis", "promit"]);
        check_french("admettre", &["admet", "admis"]);
        check_french("requérir", &["requiert", "requièrent", "requérait", "requis", "requérant"]);
        check_french("craindre", &["craint", "craignent", "craignait"]);
        check_french(
            "reconnaître",
            &["reconnaît", "reconnait", "reconnaissent", "reconnu", "reconnut"],
        );
        check_french("conclure", &["conclut", "concluent", "conclu", "concluait"]);
        check_french("poursuivre", &["poursuit", "poursuivi", "poursuivait"]);
        check_french("faire", &["fait", "font", "faisait"]);
        check_french("croire", &["croit", "croyait"]);
    }

    #[test]
    fn english_forms_are_spelled_as_they_are() {
        check_english("deny", "", &["denies", "denied", "denying"]);
        check_english("urge", "", &["urges", "urged", "urging"]);
        check_english("admit", "", &["admitted", "admits", "admitting"]);
        check_english("beg", "", &["begged", "begging"]);
        check_english("call", "", &["called", "calling"]);
        check_english("say", "said", &["says", "said", "saying"]);
        check_english("write", "wrote;written", &["wrote", "written", "writing", "writes"]);
        check_english("stress", "", &["stresses", "stressed"]);
        check_english("slam", "", &["slammed"]);
        check_english("add", "", &["added", "adds"]);
    }
}
