//! Setting something right: what the reader is asked on the way to a
//! correction, and the list of all corrections.

use crate::app::rows::{Row, Rows};
use crate::app::{Chooser, Pick, Typed};
use crate::corrections::{Outcome, Words};
use crate::library::{Actor, ActorId, Library, Toll, Weight};
use crate::news::Kind;
use crate::text::fold;

/// The window in which something is set right.
#[derive(Debug, Clone)]
pub struct Correcting {
    /// What is to be set right.
    pub subject: Subject,
    /// How far the reader is with saying it.
    pub step: Step,
    /// How much there is of the words in all articles, once that is known.
    pub weight: Option<Weight>,
}

/// What is to be set right: an actor, words of the text, or words that mention
/// an actor.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Subject {
    /// The actor.
    pub actor: Option<ActorId>,
    /// The words, with their passage.
    pub words: Option<Words>,
}

/// How far the reader is.
#[derive(Debug, Clone)]
pub enum Step {
    /// Choosing what to say.
    Way(Rows<Way>),
    /// Choosing the other actor.
    Merge(Chooser<Pick>),
    /// Choosing whom the words mention, in one place or wherever they stand.
    Give(Way, Chooser<Pick>),
    /// Choosing who is somebody else. Rows are indexes into the parts of the
    /// actor.
    Split(Rows<usize>),
    /// Typing the name.
    Rename(Typed),
    /// Choosing a kind, of what was chosen before.
    Kind(Way, Rows<Kind>),
    /// Typing words of the text.
    Words(Typed),
}

/// What can be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// The actor is the same as another.
    Merge,
    /// One of its names is somebody else's.
    Split,
    /// It is called otherwise.
    Rename,
    /// It is of another kind.
    Retype,
    /// It is of no interest.
    Hide,
    /// It is of interest after all.
    Show,
    /// The words mention nobody here.
    NotHere,
    /// The words mention nobody anywhere.
    Nowhere,
    /// The words mention another actor here.
    Give,
    /// The words mention another actor wherever they stand.
    GiveAll,
    /// The words mention an actor of some kind here.
    Here,
    /// The words mention an actor of some kind wherever they stand.
    Everywhere,
    /// Other words are meant.
    Words,
}

impl Way {
    /// The key that chooses it in the window.
    pub fn key(self) -> char {
        match self {
            Self::Merge => 'm',
            Self::Split => 's',
            Self::Rename => 'r',
            Self::Retype => 't',
            Self::Hide | Self::Show => 'h',
            Self::NotHere => 'n',
            Self::Nowhere => 'N',
            Self::Give => 'g',
            Self::GiveAll => 'G',
            Self::Here => 'k',
            Self::Everywhere => 'K',
            Self::Words => 'w',
        }
    }

    /// Its name in the keys of the interface's words: `correct-merge`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Merge => "merge",
            Self::Split => "split",
            Self::Rename => "rename",
            Self::Retype => "retype",
            Self::Hide => "hide",
            Self::Show => "show",
            Self::NotHere => "not-here",
            Self::Nowhere => "nowhere",
            Self::Give => "give",
            Self::GiveAll => "give-all",
            Self::Here => "here",
            Self::Everywhere => "everywhere",
            Self::Words => "words",
        }
    }
}

impl Row for Way {}

impl Row for Kind {}

impl Correcting {
    /// The window for `subject`, at its beginning: the choice of what to say,
    /// or of words where there are none yet.
    pub fn new(subject: Subject, library: &Library) -> Self {
        let step = if subject == Subject::default() {
            Step::Words(Typed::default())
        } else {
            Step::Way(Rows::new(ways(&subject, library)))
        };
        Self { subject, step, weight: None }
    }

    /// How many rows the window wants.
    pub fn height(&self) -> u16 {
        match &self.step {
            Step::Way(_) => 14,
            Step::Split(_) | Step::Kind(..) => 12,
            Step::Rename(_) | Step::Words(_) => 3,
            Step::Merge(_) | Step::Give(..) => 31,
        }
    }

    /// How much changes when the reader says this. Nothing where that is not
    /// known yet.
    pub fn toll(&self, way: Way, library: &Library) -> Option<Toll> {
        let actor = self.subject.actor.and_then(|it| library.actor(it));
        match way {
            Way::NotHere | Way::Here | Way::Give => Some(Toll { mentions: 1, articles: 1 }),
            Way::Nowhere | Way::GiveAll => self.weight.map(|it| it.mentions),
            Way::Everywhere => self.weight.map(|it| it.places),
            Way::Words => None,
            _ => actor.as_ref().map(toll),
        }
    }
}

/// The key that chooses a kind.
pub fn kind_key(kind: Kind) -> char {
    match kind {
        Kind::Person => 'p',
        Kind::State => 'e',
        Kind::Force => 'f',
        Kind::Organisation => 'o',
        Kind::Group => 'g',
        Kind::Place => 'l',
    }
}

/// How much there is of an actor.
pub fn toll(actor: &Actor) -> Toll {
    let articles = u32::try_from(actor.articles.len()).unwrap_or(u32::MAX);
    Toll { mentions: actor.mentions, articles }
}

/// The parts of an actor that may be somebody else: those that are called
/// otherwise than the first, or that articles tell apart from it.
pub fn others(actor: &Actor) -> Vec<usize> {
    let parts = actor.parts();
    let is_other = |at: &usize| {
        let (part, lead) = (&parts[*at], &parts[0]);
        let sexes = part.sex.zip(lead.sex).is_some_and(|(one, other)| one != other);
        let states = part.state.as_ref().zip(lead.state.as_ref());
        let is_told = sexes || states.is_some_and(|(one, other)| one != other);
        fold(&part.name) != fold(&lead.name) || part.key != lead.key || is_told
    };
    (1..parts.len()).filter(is_other).collect()
}

/// What can be said of `subject`.
fn ways(subject: &Subject, library: &Library) -> Vec<Way> {
    let mut ways = Vec::new();
    if let Some(actor) = subject.actor.and_then(|it| library.actor(it)) {
        ways.push(Way::Merge);
        ways.extend((!others(&actor).is_empty()).then_some(Way::Split));
        ways.extend([Way::Rename, Way::Retype]);
        ways.push(if actor.is_hidden { Way::Show } else { Way::Hide });
    }
    if subject.words.is_some() {
        if subject.actor.is_some() {
            ways.extend([Way::Give, Way::GiveAll, Way::NotHere, Way::Nowhere]);
        }
        ways.extend([Way::Here, Way::Everywhere, Way::Words]);
    }
    ways
}

/// The order in which corrections are listed: those that do not apply first,
/// the newest before older ones. Gives places among all corrections.
pub fn listed(library: &Library) -> Vec<usize> {
    let applies = |it: Outcome| matches!(it, Outcome::Applies | Outcome::Needless);
    let mut places: Vec<(bool, usize)> =
        library.outcomes().map(|it| applies(it.1)).zip(0..).collect();
    places.sort_by_key(|it| (it.0, std::cmp::Reverse(it.1)));
    places.into_iter().map(|it| it.1).collect()
}
