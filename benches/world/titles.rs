//! Titles like those of newspapers, made up.

const NOUNS: &str = "budget rapport projet accord chantier vote tribunal syndicat quartier hôpital \
    marché secteur plan scrutin conflit loyer réseau barrage port train musée festival fleuve \
    stade contrat sondage loi grève usine commission enquête facture gare récolte forêt pollution \
    motion plainte mairie préfecture zone fermeture reprise rentrée alerte audience région crise";
const QUALITIES: &str = "local national urgent régional fragile public social rural durable inédit \
    judiciaire sanitaire scolaire agricole maritime massif tardif discret technique historique";
const VERBS: &str = "annonce conteste défend reporte dénonce prépare examine suspend relance rejette \
    réclame soutient détaille promet confirme critique valide négocie retarde publie évalue limite";
const LINKS: &str = "selon malgré après avant depuis pendant sans contre pour avec";

/// A sequence of numbers, always the same.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) as usize % count
    }

    pub fn of<'a>(&mut self, words: &'a str) -> &'a str {
        let words: Vec<&str> = words.split_whitespace().collect();
        words[self.below(words.len())]
    }

    pub fn title(&mut self, name: &str) -> String {
        let [one, other] = [self.of(NOUNS), self.of(NOUNS)];
        let (quality, verb, link) = (self.of(QUALITIES), self.of(VERBS), self.of(LINKS));
        match self.below(6) {
            0 => format!("{name} {verb} le {one} {quality} {link} la {other}"),
            1 => format!("« Ce {one} » : {name} {verb} une {other} {quality}"),
            2 => format!("Pourquoi l’{one} {quality} {verb} la {other} {link} {name}"),
            3 => format!("Le {one} {quality} : un {other} {link} l’accord de {name}"),
            4 => format!("{name} : « Le {one} {verb} »"),
            _ => format!("À {name}, le {one} {link} le {other}, encore {quality}"),
        }
    }
}
