//! One comparison: what theory says, what the simulator says, and how far apart they may be.

use crate::math;

/// How a simulated number has to stand to theory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Equal, within the tolerance.
    Equals,
    /// Above theory by more than the tolerance.
    Above,
    /// Below theory by more than the tolerance.
    Below,
}

impl Relation {
    /// As written in tables.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Equals => "=",
            Self::Above => ">",
            Self::Below => "<",
        }
    }
}

/// How far apart theory and simulation may be, and where that comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Tolerance {
    /// In the unit of the quantity. At least 0.
    pub size: f64,
    /// Where it comes from.
    pub from: String,
}

/// Largest relative error of a number that was written with nine significant digits.
const WRITTEN: f64 = 5e-9;
/// Rounding of sums over seats and weeks, before anything is written.
const SUMMED: f64 = 1e-12;
/// Standard errors that a mean over independent runs may be off: about 1 in 16,000 misses by chance.
const ERRORS: f64 = 4.0;
/// Standard errors that a sign has to clear.
const ERRORS_OF_A_SIGN: f64 = 3.0;

impl Tolerance {
    /// A closed form: only the nine significant digits of the written table are left.
    pub fn exact(theory: f64) -> Self {
        Self {
            size: WRITTEN * theory.abs() + SUMMED,
            from: "nine digits of the written table".into(),
        }
    }

    /// A closed form of numbers that were read from the table and then worked on: `lever` times the error
    /// of a number of the given size.
    pub fn digits(lever: f64, size: f64) -> Self {
        let from = "nine digits of the written table, carried through".into();
        Self { size: lever * WRITTEN * size.abs() + SUMMED, from }
    }

    /// Nothing may differ.
    pub fn none() -> Self {
        Self { size: 0.0, from: "none".into() }
    }

    /// A bound that theory gives.
    pub fn bound(size: f64, from: &str) -> Self {
        Self { size, from: from.into() }
    }

    /// The last digit to which a published table was rounded.
    pub fn as_tabled(digits: i32) -> Self {
        Self {
            size: 0.5 * math::power(10.0, f64::from(-digits)) + SUMMED,
            from: format!("published to {digits} digits"),
        }
    }

    /// Four standard errors of a mean over so many runs or seats.
    pub fn errors(standard_error: f64, of: &str) -> Self {
        Self { size: ERRORS * standard_error, from: format!("4 standard errors: {of}") }
    }

    /// Three standard errors of a paired difference.
    pub fn of_a_sign(standard_error: f64, futures: usize) -> Self {
        Self {
            size: ERRORS_OF_A_SIGN * standard_error,
            from: format!("3 standard errors of {futures} paired futures"),
        }
    }
}

/// One comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparisonRow {
    /// What is compared.
    pub quantity: String,
    /// Its unit in words.
    pub unit: &'static str,
    /// Scenario and values that were run.
    pub configuration: String,
    /// How the simulated number has to stand to theory.
    pub relation: Relation,
    /// What theory says.
    pub theory: f64,
    /// What the simulator says; not a number when the tables do not hold it.
    pub simulated: f64,
    /// How far apart they may be.
    pub tolerance: Tolerance,
}

impl ComparisonRow {
    /// Whether theory and simulation agree.
    pub fn passes(&self) -> bool {
        let difference = self.simulated - self.theory;
        match self.relation {
            Relation::Equals => difference.abs() <= self.tolerance.size,
            Relation::Above => difference > self.tolerance.size,
            Relation::Below => difference < -self.tolerance.size,
        }
    }
}

/// The comparisons of a claim, as they come in.
#[derive(Debug, Default)]
pub struct Rows(Vec<ComparisonRow>);

impl Rows {
    /// Comparisons of one configuration.
    pub fn at(&mut self, configuration: impl Into<String>) -> At<'_> {
        At { rows: self, configuration: configuration.into() }
    }

    /// All comparisons, in order.
    pub fn finish(self) -> Vec<ComparisonRow> {
        self.0
    }
}

/// Where the next comparisons belong.
#[derive(Debug)]
pub struct At<'a> {
    rows: &'a mut Rows,
    configuration: String,
}

impl At<'_> {
    /// Compares two numbers that have to be equal.
    pub fn equal(
        &mut self,
        quantity: impl Into<String>,
        unit: &'static str,
        theory: f64,
        simulated: f64,
        tolerance: Tolerance,
    ) -> &mut Self {
        self.compare(Relation::Equals, quantity.into(), unit, theory, simulated, tolerance)
    }

    /// Compares two numbers of a closed form: only the digits of the table may differ.
    pub fn exact(
        &mut self,
        quantity: impl Into<String>,
        unit: &'static str,
        theory: f64,
        simulated: f64,
    ) -> &mut Self {
        self.equal(quantity, unit, theory, simulated, Tolerance::exact(theory))
    }

    /// Asks for more than a number, by more than the tolerance.
    pub fn above(
        &mut self,
        quantity: impl Into<String>,
        unit: &'static str,
        theory: f64,
        simulated: f64,
        tolerance: Tolerance,
    ) -> &mut Self {
        self.compare(Relation::Above, quantity.into(), unit, theory, simulated, tolerance)
    }

    /// Asks for less than a number, by more than the tolerance.
    pub fn below(
        &mut self,
        quantity: impl Into<String>,
        unit: &'static str,
        theory: f64,
        simulated: f64,
        tolerance: Tolerance,
    ) -> &mut Self {
        self.compare(Relation::Below, quantity.into(), unit, theory, simulated, tolerance)
    }

    fn compare(
        &mut self,
        relation: Relation,
        quantity: String,
        unit: &'static str,
        theory: f64,
        simulated: f64,
        tolerance: Tolerance,
    ) -> &mut Self {
        let configuration = self.configuration.clone();
        let row =
            ComparisonRow { quantity, unit, configuration, relation, theory, simulated, tolerance };
        self.rows.0.push(row);
        self
    }
}

/// Mean of independent values and its standard error; no error for fewer than two.
pub fn mean_and_error(values: &[f64]) -> (f64, f64) {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    (mean, (squares / (count - 1.0) / count).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(relation: Relation, simulated: f64) -> ComparisonRow {
        let mut rows = Rows::default();
        let tolerance = Tolerance::bound(0.1, "a test");
        rows.at("here").compare(relation, "x".into(), "share", 1.0, simulated, tolerance);
        rows.finish().remove(0)
    }

    #[test]
    fn equal_is_within_the_tolerance_on_both_sides() {
        assert!(row(Relation::Equals, 1.09).passes() && row(Relation::Equals, 0.91).passes());
        assert!(!row(Relation::Equals, 1.11).passes() && !row(Relation::Equals, 0.89).passes());
    }

    #[test]
    fn more_and_less_have_to_clear_the_tolerance() {
        assert!(row(Relation::Above, 1.11).passes() && !row(Relation::Above, 1.09).passes());
        assert!(row(Relation::Below, 0.89).passes() && !row(Relation::Below, 0.91).passes());
    }

    #[test]
    fn a_number_that_is_missing_never_passes() {
        for relation in [Relation::Equals, Relation::Above, Relation::Below] {
            assert!(!row(relation, f64::NAN).passes());
        }
    }

    #[test]
    fn the_error_of_a_mean_is_that_of_the_textbook() {
        let (mean, error) = mean_and_error(&[1.0, 2.0, 3.0, 4.0]);
        assert!((mean - 2.5).abs() < 1e-15 && (error - (5.0_f64 / 12.0).sqrt()).abs() < 1e-15);
    }
}
