//! What a study of assumptions found.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::futures::Lab;
use crate::futures::finals::Finals;
use crate::question::sensitivity::ends::Ends;
use crate::question::sensitivity::hangs::{Hangs, hangs};
use crate::question::sensitivity::study::{Method, PlaceResults, Sensitivity};
use crate::question::sensitivity::swing::{Swings, swings};
use crate::question::{Effort, NoAnswer, Question};
use crate::scenario::Advice;

/// Memory that the futures of an option at a place take besides their values. Bytes.
const BYTES_OF_A_TARGET: f64 = 64.0;

/// A finished study.
#[derive(Clone, Debug)]
pub struct StudyFindings {
    /// What was asked.
    pub study: Sensitivity,
    /// What came back of its places.
    pub responses: PlaceResults,
    /// The indices of each target.
    pub hangs: Vec<Hangs>,
    /// The same numbers one at a time.
    pub ends: Ends,
    /// How far each target swings between the ends of each range.
    pub swings: Vec<Swings>,
}

/// What was asked for, in the manifest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StudyRequest {
    /// Name of the method.
    pub method: String,
    /// Trajectories or rows that are complete.
    pub points: usize,
    /// Those that were asked for.
    pub points_asked: u32,
    /// What was varied.
    pub varied: Vec<VariedKey>,
}

/// A number and its range, in the manifest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VariedKey {
    /// Its key.
    pub key: String,
    /// Low end, as a number.
    pub from: String,
    /// High end.
    pub to: String,
}

impl Question for Sensitivity {
    type Found = StudyFindings;

    fn remarks(&self) -> Vec<String> {
        let taken = self.scenario.taken_as_they_stand().map(|(_, said)| said);
        let mut remarks = self.scenario.with_id(self.scenario.remarks.iter().cloned().chain(taken));
        if self.method == Method::Sobol && !self.blocks.is_power_of_two() {
            remarks.push(format!(
                "Sobol' points are balanced in powers of two, such as `--points {}`",
                self.blocks.next_power_of_two()
            ));
        }
        remarks
    }

    fn effort(&self, _threads: usize) -> Result<Effort<'_>, Advice> {
        let like = self.plan();
        let values = self.places() as f64 * (like.arms.len() as f64);
        Ok(Effort {
            like: Cow::Owned(like),
            runs: self.runs(),
            kept: values * (BYTES_OF_A_TARGET + 8.0 * f64::from(self.futures)),
            less: "ask for fewer with `--points N` or `--futures N`",
        })
    }

    // each place on its own, after it is said how many there are
    fn check(&self) -> Result<(), Advice> {
        self.makes_sense()
    }

    /// Lives the ends of all ranges, one number at a time, and then all places of the study.
    fn find(self, lab: &impl Lab) -> Result<StudyFindings, NoAnswer> {
        let plans = self.ends().plans()?;
        lab.begin(self.runs(), "runs");
        let headline = [self.scenario.headline];
        let ends = lab.finals_of(&plans, &headline).map_err(|(_, failure)| failure)?;
        let responses = self.live(lab)?;
        if responses.values.len() < self.method.fewest() as usize * self.places_each() {
            return Err(NoAnswer::Stopped);
        }
        Ok(StudyFindings::new(self, responses, &ends))
    }
}

impl StudyFindings {
    /// Computes the indices of what came back, and the swings of each target between the `ends` of the ranges.
    pub fn new(study: Sensitivity, responses: PlaceResults, lived: &[Finals]) -> Self {
        let hangs = hangs(&study, &responses);
        let swings = (0..hangs.len()).map(|target| swings(lived, target)).collect();
        let ends = study.ends();
        Self { study, responses, hangs, ends, swings }
    }

    /// Trajectories or rows that are complete.
    pub fn blocks(&self) -> usize {
        self.responses.values.len() / self.study.places_each()
    }
}
