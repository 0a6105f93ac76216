//! What an argument lives, and what it shows: the boundary where the winner changes, never a winner alone.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::futures::{Lab, Plan};
use crate::question::argue::argument::{Argument, differences};
use crate::question::argue::boundary::{WinnerBoundary, search};
use crate::question::{Effort, FEWER_FUTURES, NoAnswer, Question};
use crate::scenario::Advice;
use crate::statistics::verdict::ENOUGH_FUTURES;

/// Memory that a future of a point takes. Bytes.
const BYTES_OF_A_FUTURE: f64 = 150.0;

/// What was argued about and what came out.
#[derive(Clone, Debug)]
pub struct ArgumentResult {
    /// What was argued about.
    pub argument: Argument,
    /// What came out.
    pub argued: WinnerBoundary,
}

/// What was asked for, in the manifest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArgueRequest {
    /// One side, as it was asked for.
    pub first: String,
    /// The other side.
    pub second: String,
    /// The parameters asked about, as `KEY=from..to:step`.
    pub over: Vec<String>,
}

impl Question for Argument {
    type Found = ArgumentResult;

    fn remarks(&self) -> Vec<String> {
        let mut remarks = self.remarks.clone();
        if (self.futures as usize) < ENOUGH_FUTURES {
            let futures = if self.futures == 1 { "future" } else { "futures" };
            remarks.push(format!(
                "{} {futures} at each point are few: a verdict needs at least {ENOUGH_FUTURES}",
                self.futures
            ));
        }
        remarks
    }

    fn effort(&self, _threads: usize) -> Result<Effort<'_>, Advice> {
        let points = self.grid();
        let like = self.plan(&points[0])?;
        Ok(Effort {
            runs: like.runs().saturating_mul(points.len() as u64),
            kept: points.len() as f64 * f64::from(like.futures) * BYTES_OF_A_FUTURE,
            like: Cow::Owned(like),
            less: FEWER_FUTURES,
        })
    }

    fn find(self, lab: &impl Lab) -> Result<ArgumentResult, NoAnswer> {
        let headline = [self.scenario.headline];
        let argued = search(&self, |points| -> Result<Vec<Vec<f64>>, NoAnswer> {
            let plans =
                points.iter().map(|point| self.plan(point)).collect::<Result<Vec<_>, Advice>>()?;
            lab.begin(plans.iter().map(Plan::runs).sum(), "runs");
            let lived = lab.finals_of(&plans, &headline).map_err(|(_, failure)| failure)?;
            Ok(lived.iter().map(differences).collect())
        })?;
        Ok(ArgumentResult { argument: self, argued })
    }
}
