//! Texts of random scenarios, as odd as the check lets them be.

use proptest::prelude::*;

/// Tables of numbers whose every value is drawn from its whole range, with the ends more often.
const TABLES: [&str; 7] =
    ["strategy", "communication", "norms", "people", "workload", "voice", "leadership"];

/// A number of a table somewhere in its range; the ends are where things break.
fn settings() -> impl Strategy<Value = Vec<(String, f64)>> {
    let keys: Vec<(String, f64, f64, bool)> = orgdrift::scenario::parameter::PARAMETERS
        .iter()
        .filter(|row| TABLES.iter().any(|table| row.key.starts_with(&format!("{table}."))))
        .filter_map(|row| match row.form {
            orgdrift::scenario::parameter::Form::Number { low, high } => {
                Some((row.key.to_owned(), low, high, false))
            }
            orgdrift::scenario::parameter::Form::Whole { low, high } => {
                Some((row.key.to_owned(), f64::from(low), f64::from(high), true))
            }
            _ => None,
        })
        .collect();
    let one = (0..keys.len(), prop_oneof![Just(0.0), Just(1.0), 0.0..1.0_f64, 0.0..0.02_f64]);
    proptest::collection::vec(one, 0..12).prop_map(move |picks| {
        picks
            .into_iter()
            .map(|(at, share)| {
                let (key, low, high, whole) = &keys[at];
                let value = low + share * (high - low);
                (key.clone(), if *whole { value.round() } else { value })
            })
            .collect()
    })
}

fn shares(kinds: usize) -> impl Strategy<Value = Vec<f64>> {
    proptest::collection::vec(prop_oneof![1 => Just(0.0), 4 => 0.01..1.0_f64], kinds).prop_map(
        |parts| {
            let total: f64 = parts.iter().sum();
            let even = 1.0 / parts.len() as f64;
            parts.iter().map(|part| if total > 0.0 { part / total } else { even }).collect()
        },
    )
}

/// Text of a scenario that the check accepts or refuses, never anything else.
pub(crate) fn scenarios() -> impl Strategy<Value = String> {
    (2_usize..6).prop_flat_map(|kinds| {
        (
            (shares(kinds), proptest::collection::vec(-0.5..2.0_f64, kinds), 0..kinds),
            (1_u32..30, 1_u32..30, 1_u32..8, 1_u32..20),
            proptest::collection::vec(prop_oneof![Just(0.0), 0.0..60.0_f64], kinds),
            (0_usize..5, 0_usize..4, any::<bool>(), -5.0..1.0_f64, 0.0..3.0_f64),
            settings(),
            proptest::option::of((any::<bool>(), 0.0..4.0_f64)),
        )
            .prop_map(
                move |(
                    (intent, credit, urgent),
                    (first, second, span, weeks),
                    payoff,
                    shape,
                    settings,
                    gate,
                )| {
                    text(
                        kinds,
                        &intent,
                        &credit,
                        urgent,
                        [first, second, span, weeks],
                        &payoff,
                        shape,
                        &settings,
                        gate,
                    )
                },
            )
    })
}

#[expect(clippy::too_many_arguments, reason = "the parts of a scenario, once")]
fn text(
    kinds: usize,
    intent: &[f64],
    credit: &[f64],
    urgent: usize,
    [first, second, span, weeks]: [u32; 4],
    payoff: &[f64],
    (shape, based_on, settled, substitution, harm): (usize, usize, bool, f64, f64),
    settings: &[(String, f64)],
    gate: Option<(bool, f64)>,
) -> String {
    let map = |values: &[f64]| {
        let parts: Vec<String> =
            values.iter().enumerate().map(|(k, value)| format!("k{k} = {value:?}")).collect();
        format!("{{ {} }}", parts.join(", "))
    };
    let shape = ["linear", "threshold", "capped", "tournament", "tiers"][shape];
    let based_on = ["individual", "team", "department", "company"][based_on];
    let start = if settled { "settled" } else { "aligned" };
    // one in three is judged by a result of one kind or another, of which less may be better
    let results = [("waiting", false), ("backlog", true), ("cases", false), ("rework", true)];
    let (judged, about) = (second.is_multiple_of(3), (first + second) as usize % results.len());
    let mut text = format!(
        "extends = \"base\"\n\
         [scenario]\ntitle = \"Any\"\nquestion = \"Does it hold?\"\n\
         [time]\nweeks = {weeks}\nstart = \"{start}\"\n\
         [organization]\nspan = {span}\n\
         [department.one]\npeople = {first}\n[department.two]\npeople = {second}\n\
         [measure.counted]\ncredit = {credit}\nnoise = 0.5\n\
         malleable = {malleable:?}\nreview_weeks = {review}\nrotation_weeks = {rotation}\n\
         [measure.wanted]\nkind = \"outcome\"\nnoise = 0.1\n\
         {result}\
         [reward.bonus]\npays_for = {{ counted = 0.7, wanted = 0.3{paid} }}\nshape = \"{shape}\"\n\
         based_on = \"{based_on}\"\ntarget = 3\ncap = 3\nperiod_weeks = 4\n\
         tiers = [{{ from = 0, rate = 0 }}, {{ from = 1.5, rate = 2 }}, {{ from = 4, rate = 0.5 }}]\n\
         [conflict.cost]\nsource = \"one\"\ntarget = \"two\"\nwork = \"k0\"\ncost = -0.1\n\
         hours = {hours:?}\nrelieved_by = \"k1\"\nrelief_need = {need:?}\n",
        credit = map(credit),
        malleable = intent[1],
        review = 1 + weeks % 4,
        rotation = first % 3 * 20,
        hours = 0.2 * harm,
        need = 0.01 + 0.3 * intent[0],
        paid = if judged {
            format!(", judged = {}", if results[about].1 { -0.5 } else { 0.5 })
        } else {
            String::new()
        },
        result = if judged {
            format!(
                "[measure.judged]\nresult = \"{}\"\nnoise = 0.2\nlimit_weeks = {:?}\nrelabelled_by = \"k{}\"\n\
                 relabel = {:?}\nrecorded_by_others = {:?}\n",
                results[about].0,
                0.1 + intent[0],
                (urgent + 1) % kinds,
                2.0 * intent[1],
                intent[0] * intent[1],
            )
        } else {
            String::new()
        },
    );
    if let Some((on_outcome, least)) = gate.filter(|_| shape != "tournament") {
        let measure = if on_outcome { "wanted" } else { "counted" };
        text.push_str(&format!("[reward.gated]\npays_for = {{ counted = 1 }}\nshape = \"{shape}\"\ntarget = 3\ncap = 3\n\
             period_weeks = 3\ntiers = [{{ from = 0, rate = 1 }}, {{ from = 2, rate = 0.3 }}]\n\
             gate = {{ {measure} = {least:?} }}\n"));
    }
    for (k, weeks) in payoff.iter().enumerate().take(kinds) {
        text.push_str(&format!(
            "[work.k{k}]\nserves_urgent = {}\npayoff_weeks = {weeks:?}\npayoff_steps = {}\nprevents = {}\nharm = {:?}\n\
             done_clarity = {:?}\n",
            k == urgent,
            if settings.len().is_multiple_of(3) { 1 + (k + span as usize) % 4 } else { 1 },
            if k == 1 { "1.0" } else { "0.0" },
            if k == 0 { harm } else { 0.0 },
            if settings.len().is_multiple_of(2) { 1.0 } else { 1.0 - 0.9 * intent[k] }
        ));
    }
    for table in TABLES {
        let mut lines: std::collections::BTreeMap<&str, f64> = std::collections::BTreeMap::new();
        for (key, value) in settings {
            if let Some(key) = key.strip_prefix(&format!("{table}.")) {
                lines.insert(key, *value);
            }
        }
        if table == "strategy" {
            lines.entry("substitution").or_insert(substitution);
            text.push_str(&format!("[strategy]\nintent = {}\n", map(intent)));
        } else if !lines.is_empty() {
            text.push_str(&format!("[{table}]\n"));
        }
        if !lines.is_empty() {
            for (key, value) in lines {
                text.push_str(&format!("{key} = {value}\n"));
            }
        }
    }
    text
}
