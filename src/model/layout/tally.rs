//! Sums of a week over seats: one table, from which the empty sum, adding and listing follow.

use crate::model::Row;
use crate::model::reward::Pot;

/// What a sum is made of: one number, or a row of them.
trait Sum {
    /// The sum over no seats.
    const NOTHING: Self;

    /// Adds the sum over other seats.
    fn add(&mut self, other: &Self);

    /// Its numbers, in order.
    fn numbers(&self) -> &[f64];
}

impl Sum for f64 {
    const NOTHING: Self = 0.0;

    #[inline(always)]
    fn add(&mut self, other: &Self) {
        *self += other;
    }

    fn numbers(&self) -> &[f64] {
        std::slice::from_ref(self)
    }
}

impl<const N: usize> Sum for [f64; N] {
    const NOTHING: Self = [0.0; N];

    #[inline(always)]
    fn add(&mut self, other: &Self) {
        for at in 0..N {
            self[at] += other[at];
        }
    }

    fn numbers(&self) -> &[f64] {
        self
    }
}

/// Declares the sums, one row each: what is summed, its unit, its name and whether it is a number or a row.
macro_rules! table_of_sums {
    ($($(#[doc = $meaning:literal])+ $name:ident: $form:ty,)+) => {
        /// Sums over seats, this week.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Tally<const K: usize> {
            $($(#[doc = $meaning])+ pub $name: $form,)+
        }

        impl<const K: usize> Default for Tally<K> {
            fn default() -> Self {
                Self { $($name: Sum::NOTHING,)+ }
            }
        }

        impl<const K: usize> Tally<K> {
            /// Adds another tally.
            #[inline(always)]
            pub fn add(&mut self, other: &Self) {
                $(Sum::add(&mut self.$name, &other.$name);)+
            }

            /// All sums with their names, in the order of the table.
            pub fn numbers(&self) -> impl Iterator<Item = (&'static str, &[f64])> {
                [$((stringify!($name), Sum::numbers(&self.$name)),)+].into_iter()
            }
        }
    };
}

/// Numbers for each pot: by who shares what is earned.
type Pots = [f64; Pot::COUNT];

table_of_sums! {
    /// Seats.
    seats: f64,
    /// Hours of people's own choosing. Working weeks.
    effort: Row<K>,
    /// Effective hours that are accepted. Working weeks.
    effective: Row<K>,
    /// Effective hours of people's own choosing, all handed over. Working weeks.
    handed_over: f64,
    /// Those of them that come back. Working weeks.
    sent_back: Row<K>,
    /// Those of them that are reported and not worked. Working weeks.
    pretended: Row<K>,
    /// Practice. Shares.
    practice: Row<K>,
    /// Squares of practice. Squared shares.
    practice_squares: Row<K>,
    /// What holders believe the strategy asks for. Shares.
    perceived_intent: Row<K>,
    /// Squares of that. Squared shares.
    perceived_intent_squares: Row<K>,
    /// Hours spent on urgent work. Working weeks.
    urgent_hours: f64,
    /// Hours taken by overhead. Working weeks.
    overhead: f64,
    /// The part of it that is friction. Working weeks.
    friction: f64,
    /// Work under way: initiatives times their size. Working weeks.
    under_way: f64,
    /// Time after which an initiative is late, 0 where none ever is. Weeks, summed over seats.
    due: f64,
    /// Hours lost to exhaustion. Working weeks.
    lost_to_strain: f64,
    /// Hours available. Working weeks.
    capacity: f64,
    /// Counted units.
    counted: f64,
    /// Urgent work that landed. Working weeks.
    arrived: f64,
    /// The part of it caused by earlier defects. Working weeks.
    fires: f64,
    /// Skimped urgent work that came back. Working weeks.
    returned: f64,
    /// Part of the hours taken by overhead that managers spend on clashes between reports. Working weeks.
    refereed: f64,
    /// Managers, where clashes between reports take hours.
    managers: f64,
    /// Hours worked beyond the contract. Working weeks.
    overtime: f64,
    /// Hours spent on rework. Working weeks.
    rework_hours: f64,
    /// Those of them that make no value. Working weeks.
    wasted_hours: f64,
    /// Effective hours of urgent work that make value. Working weeks.
    served: f64,
    /// Urgent work done. Working weeks at proper care.
    items: f64,
    /// Urgent work given up. Working weeks.
    missed: f64,
    /// Backlog: urgent work waiting. Working weeks.
    backlog: f64,
    /// Time per urgent item. Share of proper time.
    pace: f64,
    /// Defects made.
    defects: f64,
    /// Share of latent defects that surface.
    surface: f64,
    /// Half the effort cost times squared hours. Units of motive.
    effort_cost: f64,
    /// Value lost to harmful work. As value.
    harm: f64,
    /// Clarity.
    clarity: f64,
    /// Cosine of belief and need.
    understood: f64,
    /// Cosine of practice and need.
    practised: f64,
    /// Alignment factor of the week.
    fit: f64,
    /// Exhaustion.
    strain: f64,
    /// Holders who left.
    exits: f64,
    /// Seats with something to report.
    concerned: f64,
    /// Those of them that speak.
    spoke: f64,
    /// Share of a seat's part of the latent defects that reports acted on remove.
    repaired: f64,
    /// Chance to keep a problem to oneself that is just worth a report.
    silent: f64,
    /// Reports that reach the top.
    heard: f64,
    /// Credibility of leaders.
    credibility: f64,
    /// Belief that speaking up helps.
    voice: f64,
    /// Seats that could name the top priority.
    top_priority: f64,
    /// How right it would be to stop what the holder would stop.
    stop_right: f64,
    /// Hours of people's own choosing that the strategy pulls. Working weeks.
    by_strategy: f64,
    /// Reward earned, by who shares it. Units of motive. `[pots]`
    pay: Pots,
    /// What was promised of what is shared. Strengths of rewards. `[pots]`
    claims: Pots,
}
