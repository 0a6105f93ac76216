//! What is known must come out again: each claim runs a corner of the model whose answer theory knows, and
//! compares the written tables with it.
//!
//! A claim goes the way of every user: a small scenario file (embedded, under `scenarios/verify`), the
//! engine, the table writer; every simulated number is read from a written table. Published models that need
//! code of their own live in `reference`, apart from the weekly loop.

pub mod beyond;
pub mod case;
pub mod causes;
pub mod choose;
pub mod field;
pub mod oracles;
pub mod pack;
pub mod paired;
pub mod picture;
pub mod reference;
pub mod row;
#[cfg(test)]
pub(crate) mod samples;
pub mod signs;
pub mod solve;
pub mod tables;
pub mod words;
mod written;

pub use case::{Case, LivedCase, Trouble};
pub use causes::WrittenCauses;
pub use row::{ComparisonRow, Relation, Rows, Tolerance};

/// Something that is known about organizations or about arithmetic.
#[derive(Clone, Copy, Debug)]
pub struct Claim {
    /// Name on the command line, and of the test.
    pub name: &'static str,
    /// Chapter of the table.
    pub topic: &'static str,
    /// The claim, one sentence without a full stop.
    pub says: &'static str,
    /// Author and year, or "definition".
    pub source: &'static str,
    /// The equation or the sign, in plain letters.
    pub equation: &'static str,
    /// Scenarios it runs, or what it runs instead.
    pub runs: &'static str,
    /// Compares theory with simulation.
    pub compare: fn(&mut Rows) -> Result<(), Trouble>,
}

/// What became of a claim.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The claim.
    pub claim: Claim,
    /// Its comparisons, in order.
    pub rows: Vec<ComparisonRow>,
    /// Why it could not be run, if it could not.
    pub trouble: Option<Trouble>,
}

impl Claim {
    /// Runs the claim.
    pub fn check(&self) -> Outcome {
        let mut rows = Rows::default();
        let trouble = (self.compare)(&mut rows).err();
        Outcome { claim: *self, rows: rows.finish(), trouble }
    }
}

impl Outcome {
    /// Whether there was something to compare and all of it agrees.
    pub fn holds(&self) -> bool {
        self.trouble.is_none()
            && !self.rows.is_empty()
            && self.rows.iter().all(ComparisonRow::passes)
    }
}

/// All claims, chapter by chapter.
pub fn claims() -> Vec<Claim> {
    [
        oracles::incentives::CLAIMS,
        oracles::pay::CLAIMS,
        oracles::penalties::CLAIMS,
        oracles::shapes::CLAIMS,
        oracles::tiers::CLAIMS,
        oracles::gates::CLAIMS,
        oracles::value::CLAIMS,
        oracles::norms::CLAIMS,
        oracles::cascade::CLAIMS,
        oracles::decisions::CLAIMS,
        oracles::refereeing::CLAIMS,
        oracles::pretence::CLAIMS,
        oracles::wear::CLAIMS,
        oracles::workload::CLAIMS,
        oracles::long_hours::CLAIMS,
        oracles::rework::CLAIMS,
        oracles::results::CLAIMS,
        oracles::landed::CLAIMS,
        oracles::help::CLAIMS,
        oracles::designs::CLAIMS,
        oracles::done::CLAIMS,
        oracles::initiatives::CLAIMS,
        oracles::pilots::CLAIMS,
        oracles::clocks::CLAIMS,
        oracles::people::CLAIMS,
        oracles::tempers::CLAIMS,
        oracles::leaders::CLAIMS,
        oracles::yardstick::CLAIMS,
        oracles::measures::CLAIMS,
        oracles::attribution::CLAIMS,
        oracles::engine::CLAIMS,
        &reference::claims(),
        signs::CLAIMS,
    ]
    .concat()
}
