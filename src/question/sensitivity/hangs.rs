//! What a result hangs on: the indices of every varied number for every target of a study.

use crate::question::sensitivity::study::{Method, PlaceResults, Sensitivity, mean};
use crate::scenario::Named;
use crate::statistics::estimate::Spread;
use crate::statistics::morris::screen_futures;
use crate::statistics::resample::{Estimate, LivedRows, Resamples};
use crate::statistics::sobol_indices::indices_of_futures;

/// What a number says about a factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Index {
    /// Mean size of elementary effects.
    MuStar,
    /// Mean elementary effect.
    Mu,
    /// Standard deviation of elementary effects.
    Sigma,
    /// Share of variance of the factor alone.
    First,
    /// Share of variance of the factor with all others.
    Total,
}

impl Index {
    /// Name in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::MuStar => "mu_star",
            Self::Mu => "mu",
            Self::Sigma => "sigma",
            Self::First => "first_order",
            Self::Total => "total",
        }
    }

    /// The index that orders factors by how much they matter.
    pub const fn leading(method: Method) -> Self {
        match method {
            Method::Morris => Self::MuStar,
            Method::Sobol => Self::Total,
        }
    }
}

/// The indices of all factors for one target.
#[derive(Clone, Debug, PartialEq)]
pub struct Hangs {
    /// The headline as it is, or an option minus that.
    pub target: Named,
    /// Trajectories or rows in which the target applies everywhere.
    pub n: usize,
    /// Standard deviation over all places of those. Units of the headline; 0 without any.
    pub sd: f64,
    /// Indices of each factor. `[factors]`
    pub factors: Vec<Vec<(Index, Estimate)>>,
    /// Factors from the one that matters most to the one that matters least, without those that do not apply.
    /// Indices.
    pub order: Vec<usize>,
    /// Sum of the total indices, which is at least 1 in truth; `None` for another method.
    pub totals: Option<Estimate>,
}

impl Hangs {
    /// An index of a factor; not a number where it does not apply.
    pub fn index(&self, factor: usize, index: Index) -> Estimate {
        let nothing = Estimate { value: f64::NAN, low: f64::NAN, high: f64::NAN };
        let found = self.factors[factor].iter().find(|(known, _)| *known == index);
        found.map_or(nothing, |(_, estimate)| *estimate)
    }
}

/// Computes all indices of what came back from a study. `[targets]`
pub fn hangs(study: &Sensitivity, responses: &PlaceResults) -> Vec<Hangs> {
    let targets = study.targets().into_iter().enumerate();
    targets.map(|(target, named)| of_target(study, responses, target, named)).collect()
}

fn of_target(study: &Sensitivity, responses: &PlaceResults, target: usize, named: Named) -> Hangs {
    let each = study.places_each();
    let (mut places, mut lived): (Vec<Vec<Vec<f64>>>, LivedRows) = (Vec::new(), Vec::new());
    for (block, values) in (0..).zip(responses.values.chunks_exact(each)) {
        let values: Vec<Vec<f64>> = values.iter().map(|values| values[target].clone()).collect();
        if values.iter().flatten().all(|value| value.is_finite()) {
            places.push(study.block(block));
            lived.push(values);
        }
    }
    let means = lived.iter().flatten().map(|futures| mean(futures));
    let sd = Spread::of(means).map_or(0.0, |spread| spread.sd);
    let resamples = Resamples::with_luck(lived.len(), study.futures as usize, study.seed);
    let mut totals = None;
    let factors: Vec<Vec<(Index, Estimate)>> = match study.method {
        Method::Morris => screen_futures(&places, &lived, &resamples)
            .into_iter()
            .map(|of| {
                vec![(Index::MuStar, of.mu_star), (Index::Mu, of.mu), (Index::Sigma, of.sigma)]
            })
            .collect(),
        Method::Sobol => {
            let (indices, sum) = indices_of_futures(&lived, &resamples);
            totals = Some(sum).filter(|sum| sum.value.is_finite());
            indices
                .into_iter()
                .map(|of| vec![(Index::First, of.first), (Index::Total, of.total)])
                .collect()
        }
    };
    // no row in which it applies: no index at all
    let factors = if factors.is_empty() { vec![Vec::new(); study.factors.len()] } else { factors };
    let mut hangs = Hangs { target: named, n: lived.len(), sd, factors, order: Vec::new(), totals };
    let leading = Index::leading(study.method);
    let value = |factor: usize| hangs.index(factor, leading).value;
    let mut order: Vec<usize> =
        (0..study.factors.len()).filter(|&factor| value(factor).is_finite()).collect();
    order.sort_by(|&left, &right| value(right).total_cmp(&value(left)));
    hangs.order = order;
    hangs
}
