//! What a scenario is said to show, how it is told in a room, and what pictures are about.

use super::change::Changes;
use super::word;
use crate::scenario::diagnostic::Problems;
use crate::scenario::draft::Draft;
use crate::scenario::parameter::FIRST_CHARTS;
use crate::scenario::quoted::short;
use crate::scenario::source::Span;
use crate::scenario::suggest::{closest, enumerated};
use crate::scenario::value::Typed;
use crate::scenario::{
    Alternative, Attention, Card, Change, Chart, Counterproof, FindingGroup, FindingOutcome,
    FindingWay, Level, Metric, SMALLEST_GROUP, Scope, StatedFinding,
};

/// The scenario as it is.
const BASELINE: &str = "baseline";
/// Measures of the company and of departments that layers do not have.
const NOT_OF_LAYERS: [Metric; 4] =
    [Metric::OutcomeIndex, Metric::Drift, Metric::AlignmentFactor, Metric::Value];

/// Something that must be written, and how.
type Needed = (&'static str, &'static str);

const OF_CARD: [Needed; 5] = [
    ("today", "today = \"...\"`, what the organization does today"),
    ("ask", "ask = \"What happens?\"`, the question to the room before anything is shown"),
    ("look_at", "look_at = \"The two lines of activity and outcome\"`, in the first chart"),
    ("debrief", "debrief = [\"...\", \"...\", \"...\"]`, three questions"),
    ("case", "case = \"Kerr 1975\"`, the case or the study behind it"),
];
const OF_FINDING: [Needed; 6] = [
    ("says", "says = \"...\"`, one sentence that can be read aloud"),
    ("option", "option = \"baseline\"`, or the name of an option"),
    ("measure", "measure = \"outcome_index\"`"),
    ("expect", "expect = \"higher\"`, or lower, no difference, above, below"),
    ("at_least", "at_least = 3`, in the unit of the measure"),
    ("share", "share = 0.9`, the share of futures in which it must hold"),
];
const OF_COUNTER: [Needed; 4] = [
    ("counter.says", "counter.says = \"...\"`, one sentence that can be read aloud"),
    ("counter.expect", "counter.expect = \"no difference\"`, what comes out then"),
    ("counter.at_least", "counter.at_least = 3`, in the unit of the measure"),
    ("counter.share", "counter.share = 0.66`, the share of futures in which it must hold"),
];

/// Says what is missing below a table; whether anything is.
fn missing(
    draft: &Draft,
    table: &str,
    needed: &[Needed],
    place: &Span,
    problems: &mut Problems,
) -> bool {
    let mut any = false;
    for (word, example) in needed {
        let key = format!("{table}.{word}");
        if !draft.mentions(&key) {
            problems.wrong(
                place,
                format!("`{table}` has no `{word}`"),
                format!("below `[{table}]` write `{example}"),
            );
        }
        any |= draft.get(&key).is_none();
    }
    any
}

/// How a scenario is told in a room.
pub(super) fn card(draft: &Draft, problems: &mut Problems) -> Option<Card> {
    let first = draft.values.range("card.".to_owned()..).next();
    let (_, given) = first.filter(|(key, _)| key.starts_with("card."))?;
    if missing(draft, "card", &OF_CARD, &given.key, problems) {
        return None;
    }
    let text = |word: &str| draft.text(&format!("card.{word}")).map(str::to_owned);
    Some(Card {
        today: text("today")?,
        ask: text("ask")?,
        look_at: text("look_at")?,
        debrief: draft.texts("card.debrief")?.to_vec(),
        case: text("case")?,
        people_expect: text("people_expect"),
    })
}

/// The chart that is told first.
pub(super) fn first_chart(draft: &Draft) -> Option<&'static str> {
    draft.get("scenario.first_chart").map(|_| FIRST_CHARTS[word(draft, "scenario.first_chart")])
}

impl Changes<'_> {
    /// The option that pictures are about.
    pub(super) fn show(&self, problems: &mut Problems) -> Option<usize> {
        let key = "scenario.show";
        let name = self.draft.text(key)?.trim().to_owned();
        let found = self.draft.rows("option").position(|(known, _)| known == name);
        if found.is_none() {
            self.unknown_option(key, &name, false, problems);
        }
        found
    }

    fn unknown_option(&self, key: &str, name: &str, baseline: bool, problems: &mut Problems) {
        let Some(given) = self.draft.get(key) else { return };
        let own = || self.draft.rows("option").map(|(name, _)| name);
        let names = || own().chain(baseline.then_some(BASELINE));
        let help = match closest(name, names()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if own().next().is_none() => "delete the line: there are no options".to_owned(),
            None => format!("known are {}", enumerated(names())),
        };
        let message = if name == BASELINE {
            format!("`{key}` is `{BASELINE}`, which every picture shows anyway")
        } else {
            format!("`{key}` is `{}`, and there is no such option", short(name))
        };
        problems.wrong(&given.span, message, help);
    }

    /// What a scenario is said to show.
    pub(super) fn findings(
        &self,
        options: &[Alternative],
        problems: &mut Problems,
    ) -> Vec<StatedFinding> {
        let rows: Vec<(&str, &Span)> = self.draft.rows("finding").collect();
        let finding = |(name, at)| self.finding(name, at, options, problems);
        rows.into_iter().filter_map(finding).collect()
    }

    fn finding(
        &self,
        name: &str,
        place: &Span,
        options: &[Alternative],
        problems: &mut Problems,
    ) -> Option<StatedFinding> {
        let draft = self.draft;
        let table = format!("finding.{name}");
        let key = |word: &str| format!("{table}.{word}");
        let mut is_missing = missing(draft, &table, &OF_FINDING, place, problems);
        let sets = draft.sets.get(&key("counter")).map_or(&[][..], Vec::as_slice);
        let tries = draft.tries_to_set(&key("counter"));
        let begun = tries || OF_COUNTER.iter().any(|(word, _)| draft.mentions(&key(word)));
        if begun {
            is_missing |= missing(draft, &table, &OF_COUNTER, place, problems);
        }
        if !tries {
            let what = if begun { "changes nothing" } else { "is missing" };
            problems.wrong(
                place,
                format!("the counter of `{table}` {what}"),
                format!(
                    "say when the finding vanishes or turns: below `[{table}.counter]` write `says`, what it \
                     changes, such as `set.workload.arrivals = 0.1`, `expect`, `at_least` and `share`"
                ),
            );
        }
        let option = self.arm(&key("option"), problems);
        let against = self.arm(&key("against"), problems);
        let measure = match draft.get(&key("measure")).map(|given| &given.typed) {
            Some(Typed::Metric(metric)) => *metric,
            _ => return None,
        };
        let weeks = self.weeks_of(&table, problems);
        let group = match self.side_of(&key("group")) {
            Some(side) => self.followed(&table, side, measure, options, problems),
            None => self.group_of(&key("group"), measure, problems).map(FindingGroup::Named),
        };
        if is_missing || sets.is_empty() {
            return None;
        }
        let outcome = self.outcome(&table, "", problems)?;
        let then = self.outcome(&table, "counter.", problems)?;
        self.fits_together(&table, [outcome, then], problems);
        let change = Change {
            label: "Counter".to_owned(),
            week: 1,
            until: None,
            ramp_weeks: 1,
            scope: Scope::default(),
            attention: Attention::NONE,
            sets: sets.iter().map(|set| self.setting(set)).collect(),
        };
        let says = draft.text(&key("counter.says"))?.to_owned();
        Some(StatedFinding {
            name: name.to_owned(),
            says: draft.text(&key("says"))?.to_owned(),
            option: option?,
            against,
            measure,
            group,
            weeks,
            outcome,
            counter: Counterproof { says, change, outcome: then },
        })
    }

    /// An option that a key names, or the baseline.
    fn arm(&self, key: &str, problems: &mut Problems) -> Option<String> {
        let name = self.draft.text(key)?.trim();
        if name == BASELINE || self.draft.rows("option").any(|(known, _)| known == name) {
            return Some(name.to_owned());
        }
        self.unknown_option(key, name, true, problems);
        None
    }

    /// The weeks that count.
    fn weeks_of(&self, table: &str, problems: &mut Problems) -> Option<[u32; 2]> {
        let keys = ["from_week", "until_week"].map(|word| format!("{table}.{word}"));
        if keys.iter().all(|key| self.draft.get(key).is_none()) {
            return None;
        }
        let from = self.draft.number(&keys[0], 1.0) as u32;
        let until = self.draft.number(&keys[1], f64::from(self.weeks)) as u32;
        for (key, week) in keys.iter().zip([from, until]) {
            if let Some(given) = self.draft.get(key).filter(|_| week > self.weeks) {
                let message = format!(
                    "`{key}` is {week}, must be 1 to {}, the length of the run",
                    self.weeks
                );
                problems.wrong(&given.span, message, "take an earlier week, or raise `time.weeks`");
                return None;
            }
        }
        if let Some(given) = self.draft.get(&keys[1]).filter(|_| until < from) {
            let message = format!("`{}` is {until}, must be {from} or later", keys[1]);
            let help = format!(
                "write {from} or more, or leave it out: then every week counts from {from} on"
            );
            problems.wrong(&given.span, message, help);
            return None;
        }
        Some([from, until])
    }

    /// Whether a finding is about the people whom its option reaches, or about all others; a department of that name comes
    /// first.
    fn side_of(&self, key: &str) -> Option<FindingGroup> {
        let name = self.draft.text(key)?.trim();
        if self.names.departments.iter().flatten().any(|known| known == name) {
            return None;
        }
        let sides = [FindingGroup::Reached, FindingGroup::Elsewhere];
        sides.into_iter().find(|side| side.written() == name)
    }

    /// The people whom the option of a finding reaches, or all others: it has to be limited to some, held against a run
    /// without it, and about what groups have.
    fn followed(
        &self,
        table: &str,
        side: FindingGroup,
        measure: Metric,
        options: &[Alternative],
        problems: &mut Problems,
    ) -> Option<FindingGroup> {
        let draft = self.draft;
        let key = format!("{table}.group");
        let span = &draft.get(&key)?.span;
        let own = draft.text(&format!("{table}.option"))?.trim();
        let option = options.iter().find(|option| option.named.name == own);
        if !option.is_some_and(Alternative::is_limited) {
            let limited = options.iter().filter(|option| option.is_limited());
            let names: Vec<&str> = limited.map(|option| option.named.name.as_str()).collect();
            let message = format!(
                "`{key}` is `{}`, and `{}` is not limited to some people",
                side.written(),
                short(own)
            );
            let help = match names.as_slice() {
                [] => "delete the line, or limit an option with `only_in`".to_owned(),
                names => format!("limited are {}", enumerated(names.iter().copied())),
            };
            problems.wrong(span, message, help);
            return None;
        }
        let against = draft.text(&format!("{table}.against")).map(str::trim);
        if let Some(other) = against.filter(|&other| other != BASELINE && other != own) {
            let message = format!(
                "`{key}` is `{}`, and `{table}.against` is `{}`, in which others may be reached",
                side.written(),
                short(other)
            );
            let help =
                format!("write `against = \"{BASELINE}\"`: the same people without the option");
            problems.wrong(span, message, help);
            return None;
        }
        if !self.is_of_groups(measure, &key, problems) {
            return None;
        }
        Some(side)
    }

    /// Whether groups have a measure; notes a finding about one that they do not have.
    fn is_of_groups(&self, measure: Metric, key: &str, problems: &mut Problems) -> bool {
        let info = measure.info();
        if let (true, Some(given)) = (info.level != Level::Group, self.draft.get(key)) {
            let message =
                format!("`{key}` is set, and `{}` is a measure of the company only", info.name);
            let help = "leave it out, or take a measure that groups have, such as `outcome_index`";
            problems.wrong(&given.span, message, help);
        }
        info.level == Level::Group
    }

    /// Whose measure it is.
    fn group_of(&self, key: &str, measure: Metric, problems: &mut Problems) -> Option<String> {
        let name = self.draft.text(key)?.trim().to_owned();
        let span = &self.draft.get(key)?.span;
        if !self.is_of_groups(measure, key, problems) {
            return None;
        }
        let departments = self.names.departments.as_ref()?;
        let chart = self.chart?;
        if let Some(department) = departments.iter().position(|known| *known == name) {
            let own = chart.department.iter().filter(|&&own| usize::from(own) == department);
            let people = own.count();
            if people < SMALLEST_GROUP as usize {
                let message = format!(
                    "`{key}` names a department of {people} people, must be at least {SMALLEST_GROUP}"
                );
                let help = "groups of fewer people are not shown on their own; take a larger one or the company";
                problems.wrong(span, message, help);
                return None;
            }
            return Some(name);
        }
        if let Some(layers) = name.strip_prefix("layer-") {
            if NOT_OF_LAYERS.contains(&measure) {
                let message = format!(
                    "`{key}` is a layer, and `{}` is a measure of the company and of departments",
                    measure.info().name
                );
                let help = "name a department, or take a measure that layers have, such as `signal_fidelity`";
                problems.wrong(span, message, help);
                return None;
            }
            if is_layers(layers, chart) {
                return Some(name);
            }
        }
        let layers = chart.layers() - 1;
        let help = match closest(&name, departments.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!(
                "departments are {}; layers are `layer-1` to `layer-{layers}`, from the top; `reached` are the people whom a limited option reaches",
                enumerated(departments.iter().map(String::as_str))
            ),
        };
        let message =
            format!("`{key}` is `{}`, and there is no such department or layer", short(&name));
        problems.wrong(span, message, help);
        None
    }

    /// What comes out, and how often.
    fn outcome(&self, table: &str, part: &str, problems: &mut Problems) -> Option<FindingOutcome> {
        let key = |word: &str| format!("{table}.{part}{word}");
        self.draft.get(&key("expect"))?;
        let way = FindingWay::ALL[word(self.draft, &key("expect"))];
        let (at_least, share) =
            (self.draft.number(&key("at_least"), 1.0), self.draft.number(&key("share"), 1.0));
        if share <= 0.0
            && let Some(given) = self.draft.get(&key("share"))
        {
            let message = format!("`{}` is 0: no future would have to show it", key("share"));
            problems.wrong(
                &given.span,
                message,
                "write the share of futures, such as `share = 0.9`",
            );
        }
        if !way.is_level()
            && at_least <= 0.0
            && let Some(given) = self.draft.get(&key("at_least"))
        {
            let message = format!("`{}` is {at_least}, must be above 0", key("at_least"));
            let help =
                "it is the size of a difference in the unit of the measure, without its sign";
            problems.wrong(&given.span, message, help);
        }
        Some(FindingOutcome { way, at_least, share })
    }

    /// Whether a finding, what it is held against and its counter speak of the same thing.
    fn fits_together(
        &self,
        table: &str,
        [outcome, then]: [FindingOutcome; 2],
        problems: &mut Problems,
    ) {
        let place =
            |word: &str| self.draft.get(&format!("{table}.{word}")).map(|given| &given.span);
        let (Some(expect), Some(counter)) = (place("expect"), place("counter.expect")) else {
            return;
        };
        let words = outcome.way.words();
        let has_other = self.draft.mentions(&format!("{table}.against"));
        if outcome.way.is_level()
            && let Some(other) = place("against")
        {
            problems.wrong(
                other,
                format!("`{table}` expects a level to be {words}, and is held `against` an option"),
                "delete `against`, or write `expect = \"higher\"` or `\"lower\"`",
            );
        }
        if !outcome.way.is_level() && !has_other {
            problems.wrong(
                expect,
                format!(
                    "`{table}` expects \"{words}\", and nothing says of what it is held against"
                ),
                format!(
                    "write `against = \"{BASELINE}\"` below `[{table}]`; a level is above or below"
                ),
            );
        }
        let arm = |word: &str| self.draft.text(&format!("{table}.{word}")).map(str::trim);
        if let (Some(one), Some(other), Some(place)) =
            (arm("option"), arm("against"), place("against"))
            && one == other
        {
            let message = format!("`{table}.against` is `{}`, the option itself", short(other));
            problems.wrong(place, message, "name another option, or `baseline`");
        }
        if outcome.way.is_level() != then.way.is_level() {
            let help = if outcome.way.is_level() {
                "write `expect = \"above\"` or `\"below\"`: the finding is about a level"
            } else {
                "write `expect = \"no difference\"`, `\"higher\"` or `\"lower\"`: the finding is about a difference"
            };
            let message = format!("the counter of `{table}` expects \"{}\"", then.way.words());
            problems.wrong(counter, message, help);
        } else if outcome.way == then.way {
            let message =
                format!("the counter of `{table}` expects \"{words}\", as the finding does");
            let help = "a counter is the change under which the finding vanishes or turns: expect something else of it";
            problems.wrong(counter, message, help);
        }
    }
}

/// Whether `2` or `2-3` are layers of a chart, from the top.
fn is_layers(written: &str, chart: &Chart) -> bool {
    let (first, last) = written.split_once('-').unwrap_or((written, written));
    let layer =
        |text: &str| text.parse::<usize>().ok().filter(|layer| (1..chart.layers()).contains(layer));
    matches!((layer(first), layer(last)), (Some(first), Some(last)) if first <= last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::parameter::{Form, find};

    #[test]
    fn measures_that_layers_do_not_have_say_so() {
        for metric in Metric::ALL {
            let says = metric.info().meaning.contains("company and departments only");
            assert_eq!(says, NOT_OF_LAYERS.contains(metric), "{metric:?}");
        }
    }

    #[test]
    fn ways_stand_in_the_order_of_their_words() {
        let form = find("finding.any.expect").unwrap().form;
        let words = FindingWay::ALL.map(FindingWay::words);
        assert!(matches!(form, Form::Choice(known) if known == words));
    }
}
