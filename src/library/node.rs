//! One way in which articles speak of an actor.

use std::borrow::Cow;
use std::sync::Arc;

use crate::library::identity::Named;
use crate::library::listed::Counted;
use crate::library::names::Names;
use crate::library::{DigestMember, Numbers};
use crate::news::{Identity, Kind, Sex, spelling};

/// A node as it is kept. Its number is given once and is the id of an actor,
/// so that an id stays good whatever is merged.
#[derive(Debug, Clone, Default)]
pub(super) enum Kept {
    /// No article has it any more.
    #[default]
    Gone,
    /// Most names are met once: these take sixteen bytes.
    Once(Once),
    /// Shared with the roll, where it is an actor by itself.
    Often(Arc<Node>),
}

/// What one article says of an actor that it gives one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Once {
    pub article: u32,
    pub name: u32,
    pub mentions: u16,
    /// With how many mentions it is called so.
    pub named: u16,
    pub kind: Kind,
    pub sex: Option<Sex>,
    pub is_undecided: bool,
}

/// One way in which articles speak of an actor.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub kind: Kind,
    /// What most articles take it for, as far as it is settled.
    pub usual: Kind,
    /// Told by a title or a given name; only persons have it.
    pub sex: Option<Sex>,
    /// Whether it is of its own article only.
    pub is_undecided: bool,
    /// What ties its members, folded: the form of a name.
    pub form: u32,
    /// The name as written; the one with most marks where several were.
    pub written: u32,
    /// The fullest and most frequent of its names, as far as it is settled.
    pub name: u32,
    /// The numbers of the articles that use it.
    pub articles: Numbers,
    /// Most used first, as far as it is settled.
    pub aliases: Vec<Alias>,
    /// How often articles have it as each kind.
    pub kinds: [u32; 6],
    /// How many mentions it has, by name or not.
    pub mentions: u32,
    /// What there is to say of few.
    pub ties: Option<Box<Ties>>,
    pub places: Places,
}

/// What ties a node to others than by its name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Ties {
    /// The state in which articles say a person to hold a high office.
    pub state: Option<Arc<str>>,
    /// What ties it to the lexicon.
    pub key: Option<Arc<str>>,
    /// The key of what it belongs to.
    pub parent: Option<Arc<str>>,
}

/// The blocks in which a node has a place.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Places {
    /// The names among which there may be others for the same actor. None
    /// where a name is of no importance.
    pub own: Option<u32>,
    /// For a person of several names: the block of whoever has the first of
    /// them for a surname.
    pub guest: Option<u32>,
}

/// A name as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Alias {
    pub name: u32,
    pub mentions: u32,
    /// In how many articles it is the fullest name.
    pub fullest: u32,
}

/// What an article says of an actor, its names by number.
#[derive(Debug)]
pub(super) struct Met<'a> {
    pub article: u32,
    pub member: &'a DigestMember,
    /// The number of what ties it to other articles.
    pub tie: u32,
    /// The number of its fullest name.
    pub fullest: u32,
    /// The numbers of all its names.
    pub names: Vec<u32>,
}

impl Met<'_> {
    /// The same in short, if that is all there is to say.
    pub(super) fn once(&self) -> Option<Once> {
        let member = self.member;
        let is_plain = matches!(member.identity, Identity::Named | Identity::Undecided)
            && member.parent.is_none()
            && member.state.is_none()
            && self.names[..] == [self.fullest];
        let once = || {
            Some(Once {
                article: self.article,
                name: self.fullest,
                mentions: member.mentions.try_into().ok()?,
                named: member.names.first()?.1.try_into().ok()?,
                kind: member.kind,
                sex: sex(member),
                is_undecided: member.identity == Identity::Undecided,
            })
        };
        is_plain.then(once)?
    }
}

impl Kept {
    /// Takes in what an article says.
    pub(super) fn enter(&mut self, met: &Met, names: &Names, places: Places) {
        let mut node = match self {
            Self::Often(node) => return Arc::make_mut(node).enter(met, names),
            Self::Once(once) => once.node(names),
            Self::Gone => match met.once() {
                Some(once) => return *self = Self::Once(once),
                None => Node::new(met, names),
            },
        };
        node.enter(met, names);
        *self = Self::Often(Arc::new(Node { places, ..node }));
    }

    /// Takes out what `enter` took in.
    pub(super) fn leave(&mut self, met: &Met, names: &Names, _: Places) {
        match self {
            Self::Often(node) => Arc::make_mut(node).leave(met, names),
            Self::Once(_) | Self::Gone => *self = Self::Gone,
        }
    }

    pub(super) fn lives(&self) -> bool {
        match self {
            Self::Gone => false,
            Self::Once(_) => true,
            Self::Often(node) => !node.articles.is_empty(),
        }
    }

    /// The form of its name. Panics where no article has it.
    pub(super) fn form(&self, names: &Names) -> u32 {
        match self {
            Self::Often(node) => node.form,
            Self::Once(once) => names.form(once.name),
            Self::Gone => panic!("only names that live are spoken of"),
        }
    }

    /// The name as written. Panics where no article has it.
    pub(super) fn written(&self) -> u32 {
        match self {
            Self::Often(node) => node.written,
            Self::Once(once) => once.name,
            Self::Gone => panic!("only names that live are spoken of"),
        }
    }

    /// The node at length. Panics where no article ever had it.
    pub(super) fn node(&self, names: &Names) -> Cow<'_, Node> {
        match self {
            Self::Often(node) => Cow::Borrowed(node),
            Self::Once(once) => Cow::Owned(once.node(names)),
            Self::Gone => panic!("only names that live are spoken of"),
        }
    }

    /// The kind and the form of the name, where it lives in one article only
    /// and nothing tells whom it means.
    pub(super) fn undecided(&self, names: &Names) -> Option<(Kind, u32)> {
        match self {
            Self::Once(it) if it.is_undecided => Some((it.kind, names.form(it.name))),
            Self::Often(it) if it.is_undecided => Some((it.kind, it.form)),
            _ => None,
        }
    }
}

impl Once {
    /// Its only name.
    pub(super) fn alias(&self) -> Alias {
        Alias { name: self.name, mentions: self.named.into(), fullest: 1 }
    }

    pub(super) fn node(&self, names: &Names) -> Node {
        let mut kinds = [0; 6];
        kinds[self.kind as usize] = 1;
        Node {
            kind: self.kind,
            usual: self.kind,
            sex: self.sex,
            is_undecided: self.is_undecided,
            form: names.form(self.name),
            written: self.name,
            name: self.name,
            articles: [self.article].into_iter().collect(),
            aliases: vec![self.alias()],
            kinds,
            mentions: self.mentions.into(),
            ties: None,
            places: Places::default(),
        }
    }
}

impl Node {
    /// What the first article with it tells of it beside the names.
    pub(super) fn new(met: &Met, names: &Names) -> Self {
        let member = met.member;
        let ties = Ties::of(member);
        Self {
            kind: member.kind,
            usual: member.kind,
            sex: sex(member),
            is_undecided: member.identity == Identity::Undecided,
            form: names.form(met.tie),
            written: met.tie,
            name: met.tie,
            articles: Numbers::default(),
            aliases: Vec::new(),
            kinds: [0; 6],
            mentions: 0,
            ties: (ties != Ties::default()).then(|| Box::new(ties)),
            places: Places::default(),
        }
    }

    /// Takes in what an article says.
    pub(super) fn enter(&mut self, met: &Met, names: &Names) {
        self.articles.insert(met.article);
        self.kinds[met.member.kind as usize] += 1;
        self.mentions += met.member.mentions;
        self.alias(met.fullest, names).fullest += 1;
        for (name, (_, count)) in met.names.iter().zip(&met.member.names) {
            self.alias(*name, names).mentions += count;
        }
    }

    /// Takes out what `enter` took in. Names that nobody uses any more are
    /// forgotten.
    pub(super) fn leave(&mut self, met: &Met, names: &Names) {
        self.articles.remove(met.article);
        self.kinds[met.member.kind as usize] -= 1;
        self.mentions -= met.member.mentions;
        self.alias(met.fullest, names).fullest -= 1;
        for (name, (_, count)) in met.names.iter().zip(&met.member.names) {
            self.alias(*name, names).mentions -= count;
        }
        self.forget(names);
    }

    fn alias(&mut self, name: u32, names: &Names) -> &mut Alias {
        let at = self.aliases.iter().position(|it| it.name == name);
        let at = at.unwrap_or_else(|| {
            // Marks tell where a name comes from, so the spelling that has
            // them speaks for the others.
            let is_fuller = names.written(name) > names.written(self.written);
            if is_fuller && names.form(name) == self.form {
                self.written = name;
            }
            // Most names are written in one way only.
            self.aliases.reserve_exact(1);
            self.aliases.push(Alias { name, mentions: 0, fullest: 0 });
            self.aliases.len() - 1
        });
        &mut self.aliases[at]
    }

    /// Sums up what all articles so far have said, and gives back the room that
    /// it has to spare.
    pub(super) fn settle(&mut self, names: &Names) {
        let counted = Counted::of(&[self], names);
        (self.usual, self.name) = (counted.kind, counted.best().unwrap_or(self.written));
        self.aliases = counted.aliases();
        self.articles.fit();
    }

    pub(super) fn state(&self) -> Option<&Arc<str>> {
        self.ties.as_ref()?.state.as_ref()
    }

    pub(super) fn key(&self) -> Option<&Arc<str>> {
        self.ties.as_ref()?.key.as_ref()
    }

    pub(super) fn parent(&self) -> Option<&Arc<str>> {
        self.ties.as_ref()?.parent.as_ref()
    }

    /// What identities are decided from.
    pub(super) fn named<'a>(&'a self, names: &'a Names) -> Named<'a> {
        Named {
            kind: self.kind,
            sex: self.sex,
            state: self.state().map(|it| &**it),
            folded: names.folded(self.form),
            written: names.written(self.written),
            key: names.sound(self.form),
            articles: &self.articles,
        }
    }

    fn forget(&mut self, names: &Names) {
        self.aliases.retain(|it| it.mentions > 0 || it.fullest > 0);
        let all = self.aliases.iter().map(|it| it.name);
        let spellings = all.filter(|it| names.form(*it) == self.form);
        let fullest = spellings.max_by_key(|it| names.written(*it));
        self.written = fullest.unwrap_or(self.form);
    }
}

impl Ties {
    fn of(member: &DigestMember) -> Self {
        let key = match &member.identity {
            Identity::Known(key) => Some(key.as_str().into()),
            _ => None,
        };
        let shared = |it: &Option<String>| it.as_deref().map(Into::into);
        Self { state: shared(&member.state), key, parent: shared(&member.parent) }
    }
}

/// Whether somebody of that identity may be one with others by name.
pub(super) fn is_compared(identity: &Identity) -> bool {
    matches!(identity, Identity::Named | Identity::Called(_))
}

/// The sex of a member, which only persons have.
pub(super) fn sex(member: &DigestMember) -> Option<Sex> {
    member.sex.filter(|_| member.kind == Kind::Person)
}

/// Whether words that speak of an actor of this kind name it. Names have
/// capitals; those of persons in every word but particles, so that `maire de
/// Nice` does not make a person findable as Nice.
pub(super) fn is_name(kind: Kind, words: &str) -> bool {
    let has_capital = |it: &str| it.chars().any(char::is_uppercase);
    let fits = |it: &str| has_capital(it) || spelling::is_particle(it);
    has_capital(words) && (kind != Kind::Person || words.split_whitespace().all(fits))
}

/// With one space between words, whatever stood there.
pub(super) fn joined(name: &str) -> String {
    let mut joined = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_met_once_takes_little() {
        assert!(size_of::<Kept>() <= 16, "{}", size_of::<Kept>());
    }
}
