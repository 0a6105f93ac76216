//! Charts in words, on data small enough to tell by hand.

use crate::ink::*;

fn numbers(label: &str, unit: &str, values: &[f64]) -> VariedLever {
    let steps = Steps::Numbers(values.to_vec());
    VariedLever { label: label.to_owned(), unit: unit.to_owned(), steps }
}

fn band(middle: &[f64]) -> Band {
    let moved = |by: f64| middle.iter().map(|value| value + by).collect();
    Band { low: moved(-2.0), middle: middle.to_vec(), high: moved(1.0) }
}

fn side(label: &str) -> OptionSide {
    OptionSide { label: label.to_owned(), emphasis: Emphasis::First }
}

fn bar(label: &str, value: f64) -> Bar {
    let estimate = Interval { low: value - 1.0, value, high: value + 1.0 };
    Bar { label: label.to_owned(), estimate }
}

#[test]
fn a_cliff_is_told_step_by_step() {
    let line = CliffLine {
        label: "today".to_owned(),
        emphasis: Emphasis::First,
        band: band(&[100.0, 40.0]),
        collapse: vec![0.0, 0.625],
    };
    let chart = Cliff {
        lever: numbers("Pay for own targets", "%", &[0.0, 50.0]),
        label: "Outcome".to_owned(),
        unit: "index".to_owned(),
        lines: vec![line],
        current: Some(Place { at: 30.0, label: "today: 30 %".to_owned() }),
        ..Cliff::default()
    };
    assert_eq!(
        chart.told(),
        "Outcome (index) against Pay for own targets (%), 0 to 50 in 2 steps. \
         today: at 0: 100 (98 to 101), 0 % of futures collapse; \
         at 50: 40 (38 to 41), 62 % of futures collapse. Marked: today: 30 %."
    );
}

#[test]
fn a_map_is_told_by_its_ends_its_corners_and_today() {
    let chart = HeatMap {
        across: numbers("Pay", "%", &[0.0, 50.0]),
        up: VariedLever {
            label: "Who".to_owned(),
            steps: Steps::Words(vec!["team".to_owned(), "company".to_owned()]),
            ..VariedLever::default()
        },
        label: "Outcome".to_owned(),
        values: vec![vec![1.0, 9.0], vec![f64::NAN, 4.0]],
        current: Some(Spot { across: 40.0, up: 1.0, label: "today".to_owned() }),
        ..HeatMap::default()
    };
    assert_eq!(
        chart.told(),
        "Outcome over Pay (%), 0 to 50 in 2 steps and Who: team, company. \
         Lowest 1.0, at 0 and team. Highest 9.0, at 50 and team. \
         Corners: 1.0 at 0 and team; 9.0 at 50 and team; 4.0 at 50 and company. \
         Without a value: 1 cell. today at 40 and company, about 4.0."
    );
}

#[test]
fn causes_are_told_largest_first_with_their_sum() {
    let chart = Causes {
        causes: BarPanel {
            label: "Causes".to_owned(),
            bars: vec![bar("small", 0.01), bar("reward", 4.0), bar("urgent", -6.0)],
            negligible: 0.05,
            total: Some(bar("all", -2.0)),
            ..BarPanel::default()
        },
        ..Causes::default()
    };
    assert_eq!(
        chart.told(),
        "Causes: urgent -6.0 (-7.0 to -5.0); reward +4.0 (3.0 to 5.0). \
         1 more at 0.050 or less. all -2.0 (-3.0 to -1.0)."
    );
}

#[test]
fn assumptions_are_told_in_the_order_of_their_last_index() {
    let row = |label: &str, value: f64| IndexRow {
        label: label.to_owned(),
        estimates: vec![Interval { low: f64::NAN, value, high: f64::NAN }],
    };
    let chart = IndexChart {
        label: "Share".to_owned(),
        names: vec!["total".to_owned()],
        rows: vec![row("memory", 0.2), row("noise", 0.5)],
        noise: Some(Reference { at: 0.1, label: "nothing".to_owned() }),
        ..IndexChart::default()
    };
    assert_eq!(
        chart.told(),
        "Share. noise: total 0.50; memory: total 0.20. Line at 0.10: nothing."
    );
}

#[test]
fn bars_that_turn_the_finding_are_told() {
    let end = |setting: &str, value: f64| TornadoEnd { setting: setting.to_owned(), value };
    let row = |label: &str, low: f64, high: f64| TornadoRow {
        label: label.to_owned(),
        low: end("1 week", low),
        high: end("9 weeks", high),
    };
    let chart = Tornado {
        label: "B − A".to_owned(),
        turn: Some(Reference { at: 0.0, label: "no difference".to_owned() }),
        rows: vec![row("delay", 2.0, 3.0), row("memory", -2.0, 4.0)],
        ..Tornado::default()
    };
    assert_eq!(
        chart.told(),
        "B − A. memory: -2.0 at 1 week, 4.0 at 9 weeks (reverses the finding); \
         delay: 2.0 at 1 week, 3.0 at 9 weeks. Line at 0: no difference. \
         1 of 2 cross no difference."
    );
}

#[test]
fn a_boundary_is_told_with_both_sides_and_where_it_lies() {
    let mut chart = Boundary {
        frame: Frame::default(),
        lever: numbers("Delay", "weeks", &[1.0, 9.0]),
        label: "A minus B".to_owned(),
        unit: String::new(),
        difference: band(&[5.0, -5.0]),
        too_close: 2.0,
        zero: String::new(),
        above: side("A wins"),
        below: side("B wins"),
        crossings: vec![Place { at: 5.0, label: "at 5 weeks".to_owned() }],
        current: None,
    };
    assert_eq!(
        chart.told(),
        "A minus B against Delay (weeks), 1 to 9 in 2 steps. Above 0: A wins; below 0: B wins. \
         at 1: +5.0 (3.0 to 6.0); at 9: -5.0 (-7.0 to -4.0). \
         Differences up to 2.0 are too small to matter. Marked: at 5 weeks."
    );
    chart.crossings.clear();
    assert!(chart.told().ends_with("The winner does not change in this range."));
}

#[test]
fn a_plane_is_told_by_how_much_each_side_wins() {
    let chart = Plane {
        frame: Frame::default(),
        across: numbers("Delay", "weeks", &[1.0, 9.0]),
        up: numbers("Pay", "%", &[0.0]),
        first: side("A wins"),
        second: side("B wins"),
        close: "too close to call".to_owned(),
        winners: vec![vec![Winner::First, Winner::Close]],
        differences: Vec::new(),
        boundary: String::new(),
        current: Some(Spot { across: 2.0, up: 0.0, label: "today".to_owned() }),
    };
    assert_eq!(
        chart.told(),
        "Over Delay (weeks), 1 to 9 in 2 steps and Pay (%), at 0: A wins: 1 of 2 cells; \
         too close to call: 1 of 2 cells. Corners: at 1 and 0: A wins; \
         at 9 and 0: too close to call. today at 2 and 0: A wins."
    );
}

#[test]
fn many_steps_are_told_by_nine_of_them_and_nothing_breaks_the_words() {
    assert_eq!(told::some_steps(17), [0, 2, 4, 6, 8, 10, 12, 14, 16]);
    assert!(told::some_steps(0).is_empty());
    for text in [
        Cliff::default().told(),
        HeatMap::default().told(),
        Causes::default().told(),
        IndexChart::default().told(),
        Tornado::default().told(),
    ] {
        assert!(!text.contains("NaN") && !text.contains("inf"), "{text}");
    }
}
