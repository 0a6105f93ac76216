//! How the holders of seats differ: drawn once per seat and future, and the mean stays. Equations and sources: section
//! *people* of [`crate::model::optional`].
//!
//! ```text
//! factor = exp(spread eps - spread^2 / 2)
//! eps    = with_conviction eps of conviction + sqrt(1 - with_conviction^2) eps of its own
//! ```

use crate::math::{self, Number, Scalar, at_most};
use crate::model::settings::Settings;
use crate::rng::{Purpose, Streams};

/// How somebody differs beside conviction and skill. Factors of what is usual.
#[derive(Clone, Copy, Debug)]
pub struct Temper<N> {
    /// Of the horizon.
    pub patience: N,
    /// Of the speed of changing habits.
    pub agility: N,
    /// Of the weight given to what leaders say.
    pub trust: N,
    /// Of the pull of recognition.
    pub acclaim: N,
}

/// What seats differ in: the word in the keys of a file, and where the draws come from. In the order of [`Temper`].
const COLUMNS: [(&str, Purpose); 4] = [
    ("horizon", Purpose::Patience),
    ("habit", Purpose::Agility),
    ("trust", Purpose::Trust),
    ("recognition", Purpose::Acclaim),
];

/// The temper of all seats.
#[derive(Clone, Debug)]
pub struct Tempers {
    /// All of them empty where all are alike, else none. `[seats]` each
    columns: [Vec<f64>; COLUMNS.len()],
}

impl Tempers {
    /// Ways in which seats differ.
    pub const COUNT: usize = COLUMNS.len();

    /// Draws them for so many seats.
    pub fn draw(settings: Settings, seats: usize, streams: Streams) -> Self {
        let mut columns = COLUMNS.map(|(name, of)| factors(settings, name, of, seats, streams));
        if columns.iter().any(|column| !column.is_empty()) {
            for column in &mut columns {
                column.resize(seats, 1.0);
            }
        }
        Self { columns }
    }

    /// Whether any seat differs from another.
    #[inline(always)]
    pub fn differ(&self) -> bool {
        !self.columns[0].is_empty()
    }

    /// How a seat differs, where any does.
    pub fn of_seat(&self, seat: usize) -> Option<Temper<f64>> {
        let [patience, agility, trust, acclaim] =
            self.columns.each_ref().map(|column| column.get(seat).copied());
        Some(Temper { patience: patience?, agility: agility?, trust: trust?, acclaim: acclaim? })
    }

    /// The factors of all seats in the order of [`Temper`]; empty where all are alike. `[seats]` each
    #[inline(always)]
    pub fn columns(&self) -> &[Vec<f64>; Self::COUNT] {
        &self.columns
    }
}

/// Factors of all seats for what a word in the keys of a file stands for, each relative to the usual seat and with a mean
/// of 1 over many seats; empty where all are alike. `[seats]`
pub fn factors(
    settings: Settings,
    name: &str,
    purpose: Purpose,
    seats: usize,
    streams: Streams,
) -> Vec<f64> {
    let spread = settings.number(&format!("people.{name}_spread"));
    if spread == 0.0 {
        return Vec::new();
    }
    let of_conviction = purpose == Purpose::Zeal;
    let key = format!("people.{name}_with_conviction");
    let with_conviction = if of_conviction { 0.0 } else { settings.number(&key) };
    let apart = math::at_least(0.0, 1.0 - with_conviction * with_conviction).sqrt();
    let mut draws = streams.open(purpose, 0, 0, 1);
    // they are there whether or not people differ in conviction
    let mut of_convictions = streams.open(Purpose::Zeal, 0, 0, 1);
    let draw = |_| {
        let own = draws.normal();
        let eps = if with_conviction == 0.0 {
            own
        } else {
            with_conviction * of_convictions.normal() + apart * own
        };
        // a mean of 1 whatever the spread: differences of skill are not more skill
        math::exp(spread * eps - 0.5 * spread * spread)
    };
    (0..seats).map(draw).collect()
}

impl<N: Number> Temper<N>
where
    f64: Scalar<N>,
{
    /// Discount of late payoffs, where that of the usual seat, 1 / (1 + T / horizon), is this. Share.
    #[inline(always)]
    pub fn discount(&self, usual: f64) -> N {
        usual * self.patience / (1.0 + usual * (self.patience - 1.0))
    }

    /// Speed of changing the split of the week, where that of the usual seat is this. Share per week.
    #[inline(always)]
    pub fn habit(&self, usual: f64) -> N {
        at_most(1.0, usual * self.agility)
    }

    /// What recognition pulls beyond what it pulls the usual seat. Motive.
    #[inline(always)]
    pub fn beyond_usual(&self, recognition: f64) -> N {
        recognition * (self.acclaim - 1.0)
    }
}
