//! What a comparison found: every option of a scenario lived through the same futures, and everything that is said
//! about it computed once. Words, tables, charts and pages read it and compute nothing.

use std::sync::OnceLock;

use crate::futures::{Plan, Results};
use crate::model::GroupKind;
use crate::question::compare::announced::missed_by;
use crate::question::compare::cost::Cost;
use crate::question::compare::facts::{self, FactCheck};
use crate::question::compare::gains::{Fortune, fortunes};
use crate::question::compare::judge::{Judgement, judge, judge_against};
use crate::question::compare::takes_place::{TakesPlace, takes_place};
use crate::question::compare::together::{DoesNotApply, Together};
#[cfg(feature = "page")]
use crate::question::compare::words;
use crate::scenario::{Headline, Metric, Scenario};
use crate::statistics::contrast::{self, Contrast};
use crate::statistics::estimate::{Band, error_of_quantile};
use crate::statistics::{Spread, Verdict};

/// Every option of a scenario through the same futures.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// What was lived, options at equal cost with their values.
    pub plan: Plan,
    /// All numbers that are kept of it.
    pub results: Results,
    /// The arm that helps the headline most, if there is any option.
    pub best: Option<usize>,
    /// The arm that pictures are about, if there is any option: the one that the scenario shows, else the one that
    /// changes the headline most, for good or bad.
    pub in_question: Option<usize>,
    /// The baseline beside what is known about the organization.
    pub facts: Vec<FactCheck>,
    /// Two options alone and together, where an option combines two others.
    pub together: Result<Option<Together>, DoesNotApply>,
    /// What is found of each arm, when somebody asks for it first: shares of variance take time.
    arms: Vec<OnceLock<ArmFindings>>,
}

/// What was found of one arm.
#[derive(Clone, Debug)]
struct ArmFindings {
    headline: Option<Contrast>,
    judged: Option<Judgement>,
    against: Option<Against>,
    there: Option<TakesPlace>,
    fortunes: Vec<Fortune>,
    missed: Option<Spread>,
    cost: Cost,
}

/// How an option stands against the other one that it names.
#[derive(Clone, Debug, PartialEq)]
pub struct Against {
    /// The other arm.
    pub other: usize,
    /// The word and what stands beside it.
    pub judged: Judgement,
    /// Monte-Carlo standard error of the median difference. In the unit of the headline.
    pub error: f64,
}

/// What an option does to the headline, against the scenario as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Name of the option in the file.
    pub option: String,
    /// Its label for people.
    pub label: String,
    /// The one word.
    pub verdict: Verdict,
    /// Option minus the scenario as it is, future by future. In the unit of the headline.
    pub difference: Spread,
    /// The whole answer for people: what happens, who gains and loses, what it costs and depends on.
    #[cfg(feature = "page")]
    pub sentence: String,
}

impl Comparison {
    /// Finds everything there is to say about what was lived.
    pub fn of(plan: Plan, results: Results) -> Self {
        let best = contrast::best(&results, plan.baseline());
        let in_question = shown(&plan).or_else(|| contrast::largest(&results, plan.baseline()));
        let facts = facts::compare(&results, &plan.baseline().facts);
        let arms = plan.arms.iter().map(|_| OnceLock::new()).collect();
        let together = Together::of(&plan, &results);
        Self { plan, results, best, in_question, facts, together, arms }
    }

    /// The scenario as it is.
    pub fn baseline(&self) -> &Scenario {
        self.plan.baseline()
    }

    /// How the scenario fares as it is, in a sentence.
    #[cfg(feature = "page")]
    pub fn as_it_is(&self) -> String {
        words::baseline_sentence(self)
    }

    /// An answer for each option, in the order of the file; none for an option under which the headline does not apply.
    pub fn answers(&self) -> Vec<Answer> {
        let answer = |arm: usize| {
            let judged = self.judged(arm)?;
            Some(Answer {
                option: self.plan.arms[arm].name.clone(),
                label: self.plan.arms[arm].label.clone(),
                verdict: judged.verdict.clone(),
                difference: judged.spread,
                #[cfg(feature = "page")]
                sentence: words::sentence(self, arm),
            })
        };
        self.options().filter_map(answer).collect()
    }

    fn findings(&self, arm: usize) -> &ArmFindings {
        self.arms[arm].get_or_init(|| ArmFindings::of(&self.plan, &self.results, arm))
    }

    /// All arms but the baseline.
    pub fn options(&self) -> std::ops::Range<usize> {
        1..self.plan.arms.len()
    }

    /// The verdict on an option in the headline, with its counts; nothing for the baseline, or where the headline does
    /// not apply.
    pub fn judged(&self, arm: usize) -> Option<&Judgement> {
        self.findings(arm).judged.as_ref()
    }

    /// The same against the other option that it names, if it names one.
    pub fn against(&self, arm: usize) -> Option<&Against> {
        self.findings(arm).against.as_ref()
    }

    /// What a limited option does where and when it takes place; nothing for any other arm.
    pub fn there(&self, arm: usize) -> Option<&TakesPlace> {
        self.findings(arm).there.as_ref()
    }

    /// How every group that both know fares with an option.
    pub fn fortunes(&self, arm: usize) -> &[Fortune] {
        &self.findings(arm).fortunes
    }

    /// What an option costs.
    pub fn cost(&self, arm: usize) -> &Cost {
        &self.findings(arm).cost
    }

    /// What came of the outcome that leaders would have announced. Points.
    pub fn missed(&self, arm: usize) -> Option<&Spread> {
        self.findings(arm).missed.as_ref()
    }

    /// The difference of an option in the headline.
    pub fn headline(&self, arm: usize) -> Option<&Contrast> {
        self.findings(arm).headline.as_ref()
    }

    /// The difference of an option in a measure of the company.
    pub fn change(&self, arm: usize, metric: Metric) -> Option<Contrast> {
        contrast::company(&self.results, arm, metric)
    }

    /// The difference of an option in a measure of a group that both have; `group` is its place in the baseline.
    pub fn change_of_group(&self, arm: usize, group: usize, metric: Metric) -> Option<Contrast> {
        contrast::group(&self.results, arm, group, metric)
    }

    /// A measure of the final weeks, over futures.
    pub fn level(&self, arm: usize, measure: impl Into<Headline>) -> Option<Spread> {
        Spread::of(self.results.arms[arm].finals_of(measure.into(), self.baseline()))
    }

    /// The same of a group, by its place.
    pub fn level_of_group(&self, arm: usize, group: usize, metric: Metric) -> Option<Spread> {
        Spread::of(self.results.arms[arm].group_finals(group, metric))
    }

    /// A measure of the company in a week (from 0), over futures.
    pub fn in_week(&self, arm: usize, week: usize, metric: Metric) -> Option<Spread> {
        Spread::of(self.results.arms[arm].weekly(week, metric))
    }

    /// One of `LAYER_METRICS` of a layer in a week (from 0), over futures; all by place.
    pub fn layer_in_week(
        &self,
        arm: usize,
        week: usize,
        layer: usize,
        metric: usize,
    ) -> Option<Spread> {
        let of = &self.results.arms[arm];
        let count = of.grouping.of_kind(GroupKind::Layer).count();
        Spread::of(of.layers.iter().map(|future| future[week * count + layer][metric]))
    }

    /// One of `DEPARTMENT_METRICS` of a followed department in a week (from 0), over futures; all by place.
    pub fn department_in_week(
        &self,
        arm: usize,
        week: usize,
        department: usize,
        metric: usize,
    ) -> Option<Spread> {
        Spread::of(self.results.arms[arm].department_weekly(week, department, metric))
    }

    /// The same week by week.
    pub fn department_course(&self, arm: usize, department: usize, metric: usize) -> Band {
        let weeks = 0..self.results.weeks as usize;
        Band::of(weeks.map(|week| self.department_in_week(arm, week, department, metric)))
    }

    /// A measure of the company week by week, over futures.
    pub fn course(&self, arm: usize, metric: Metric) -> Band {
        let weeks = 0..self.results.weeks as usize;
        Band::of(weeks.map(|week| self.in_week(arm, week, metric)))
    }
}

/// The arm of the option that a scenario shows, if it says so and its options are compared.
pub fn shown(plan: &Plan) -> Option<usize> {
    let option = plan.baseline().show?;
    plan.arms.iter().position(|arm| arm.scenario == 0 && arm.option == Some(option))
}

impl ArmFindings {
    fn of(plan: &Plan, results: &Results, arm: usize) -> Self {
        let judged = (arm > 0).then(|| judge(plan, results, arm)).flatten();
        Self {
            headline: contrast::headline(results, arm, plan.baseline()),
            there: judged.as_ref().and_then(|judged| takes_place(plan, results, arm, judged)),
            against: Against::of(plan, results, arm),
            fortunes: if arm > 0 { fortunes(plan.baseline(), results, arm) } else { Vec::new() },
            missed: missed_by(plan.baseline(), results, arm),
            cost: Cost::of(plan, results, arm),
            judged,
        }
    }
}

impl Against {
    fn of(plan: &Plan, results: &Results, arm: usize) -> Option<Self> {
        let of = &plan.arms[arm];
        let wanted = plan.scenarios[of.scenario].options[of.option?].against.as_ref()?;
        let other = plan
            .arms
            .iter()
            .position(|other| other.scenario == of.scenario && other.name == *wanted)?;
        let judged = judge_against(plan, results, other, arm)?;
        let [this, that] = [arm, other].map(|arm| results.arms[arm].headline(plan.baseline()));
        let differences: Vec<f64> =
            this.zip(that).map(|(this, that)| this - that).filter(|it| it.is_finite()).collect();
        Some(Self { other, judged, error: error_of_quantile(&differences, 0.5) })
    }
}
