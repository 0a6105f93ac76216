//! Which mechanisms open the gap between potential and value, and which of them need each other.
//!
//! The gap of a coalition is `1 - potential_share` over the final quarter. In every future the Shapley
//! values of the mechanisms sum to the gap of the scenario as it is; what is shown is their mean, with the
//! Monte-Carlo error of that mean.

use crate::analysis::estimate::Spread;
use crate::analysis::shapley;
use crate::experiment::Potentials;

/// What a number of a [`Cause`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The gap itself.
    Gap,
    /// What one mechanism contributes to it.
    Value(&'static str),
    /// How much more two mechanisms open together than each on its own.
    Interaction(&'static str, &'static str),
}

/// A part of the gap.
#[derive(Clone, Debug, PartialEq)]
pub struct Cause {
    /// Which part.
    pub part: Part,
    /// How it spreads over futures. Share of potential.
    pub share: Spread,
}

/// The gap, then the value of each mechanism, then the interaction of each pair, as far as they apply in
/// any future.
pub fn causes(potentials: &Potentials) -> Vec<Cause> {
    let mechanisms = &potentials.mechanisms;
    let parts: Vec<Part> = std::iter::once(Part::Gap)
        .chain(mechanisms.iter().map(|name| Part::Value(name)))
        .chain(mechanisms.iter().enumerate().flat_map(|(place, first)| {
            mechanisms[place + 1..].iter().map(|second| Part::Interaction(first, second))
        }))
        .collect();
    // [futures][parts]
    let futures: Vec<Vec<f64>> = potentials.shares.iter().map(|shares| each(shares)).collect();
    let spread = |place: usize| Spread::of(futures.iter().map(|parts| parts[place]));
    parts
        .into_iter()
        .enumerate()
        .filter_map(|(place, part)| Some(Cause { part, share: spread(place)? }))
        .collect()
}

/// All parts in one future, in the order of [`causes`].
fn each(shares: &[f64]) -> Vec<f64> {
    let gaps: Vec<f64> = shares.iter().map(|share| 1.0 - share).collect();
    let interactions = shapley::interactions(&gaps).into_iter().map(|pair| pair.index);
    let gap = gaps.last().copied().into_iter();
    gap.chain(shapley::values(&gaps)).chain(interactions).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_mechanisms_that_need_each_other_share_the_gap() {
        let shares = [0.8, 0.6].map(|share| vec![1.0, 1.0, 1.0, share]).to_vec();
        let causes = causes(&Potentials { mechanisms: vec!["incentives", "signal"], shares });
        let means: Vec<f64> = causes.iter().map(|cause| cause.share.mean).collect();
        let theory = [0.3, 0.15, 0.15, 0.3];
        assert!(means.iter().zip(theory).all(|(mean, theory)| (mean - theory).abs() < 1e-15));
        assert_eq!(causes[0].part, Part::Gap);
        assert_eq!(causes[3].part, Part::Interaction("incentives", "signal"));
        assert!((causes[0].share.standard_error() - 0.1).abs() < 1e-15);
    }

    #[test]
    fn futures_without_a_potential_are_left_out() {
        let shares = vec![vec![1.0, 0.7], vec![f64::NAN, f64::NAN]];
        let causes = causes(&Potentials { mechanisms: vec!["norms"], shares });
        assert!(causes.iter().all(|cause| cause.share.n == 1), "{causes:?}");
    }
}
