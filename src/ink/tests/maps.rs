//! Figures about two levers and about boundaries: ordinary ones and nasty ones.

use super::levers::{LONG, band, fall, numbers, place, text, words};
use super::samples::frame;
use crate::ink::*;

/// The headline over two levers.
pub(super) fn heat(
    across: VariedLever,
    up: VariedLever,
    value: impl Fn(f64, f64) -> f64,
) -> HeatMap {
    let (columns, rows) = (across.steps.count(), up.steps.count());
    let share = |step: usize, of: usize| step as f64 / of.saturating_sub(1).max(1) as f64;
    let row = |row: usize| {
        (0..columns).map(|column| value(share(column, columns), share(row, rows))).collect()
    };
    HeatMap {
        frame: frame(),
        across,
        up,
        label: text("Strategic outcome"),
        unit: text("index, 100 = aligned twin"),
        values: (0..rows).map(row).collect(),
        current: Some(Spot { across: 30.0, up: 4.0, label: text("today") }),
    }
}

/// The difference between two options along a lever.
pub(super) fn boundary(lever: VariedLever, value: impl Fn(f64) -> f64) -> Boundary {
    Boundary {
        frame: frame(),
        label: text("“Say it again” minus “Fix the reward”"),
        unit: text("points of the outcome index"),
        difference: band(lever.steps.count(), value, 2.5),
        too_close: 2.0,
        zero: text("no difference"),
        above: OptionSide { label: text("“Say it again” wins"), emphasis: Emphasis::First },
        below: OptionSide { label: text("“Fix the reward” wins"), emphasis: Emphasis::Second },
        crossings: vec![Place { at: 6.3, label: text("the winner changes at 6.3 weeks") }],
        current: Some(place(3.0, "today: 3 weeks")),
        lever,
    }
}

/// The winner over two levers.
pub(super) fn plane(
    across: VariedLever,
    up: VariedLever,
    value: impl Fn(f64, f64) -> f64,
    close: f64,
) -> Plane {
    let HeatMap { across, up, values, current, .. } = heat(across, up, value);
    let winner = |value: &f64| match value {
        value if !value.is_finite() => Winner::Unknown,
        value if value.abs() < close => Winner::Close,
        value if *value > 0.0 => Winner::First,
        _ => Winner::Second,
    };
    let winners = values.iter().map(|row| row.iter().map(winner).collect()).collect();
    Plane {
        frame: frame(),
        across,
        up,
        first: OptionSide { label: text("“Say it again” wins"), emphasis: Emphasis::First },
        second: OptionSide { label: text("“Fix the reward” wins"), emphasis: Emphasis::Second },
        close: text("too close to call"),
        winners,
        differences: values,
        boundary: text("equal medians"),
        current,
    }
}

/// All kinds, with names for their files.
pub(super) fn gallery() -> Vec<(&'static str, Figure)> {
    let pay = || numbers("Share of pay for own targets", "% of pay", 0.0, 6.0, 16);
    let said = || numbers("Messages of the top", "per quarter", 0.0, 0.75, 17);
    let delay = |count| numbers("Delay of reports", "weeks", 0.0, 0.8, count);
    let ridge = |x: f64, y: f64| 80.0 + 22.0 * fall(x - 0.6 * y, 0.2) + 9.0 * y * (1.0 - y);
    let hill = |x: f64, y: f64| {
        let near = |x: f64, y: f64| 1.0 / (1.0 + 18.0 * (x * x + y * y));
        30.0 * near(x - 0.3, y - 0.3) - 24.0 * near(x - 0.75, y - 0.7) + 0.3 * x
    };
    let who = || words("Who the bonus follows", &["Nobody", "Team", LONG, "Company"]);
    let how = || {
        words(
            "How the message travels",
            &["once", "every month, by the manager of the manager", "daily"],
        )
    };
    let mut holes = heat(pay(), said(), hill);
    for (number, value) in holes.values.iter_mut().flatten().enumerate() {
        if number % 16 > 11 && number / 16 > 9 {
            *value = f64::NAN;
        }
    }
    holes.current = Some(Spot { across: 88.0, up: 0.2, label: LONG.to_owned() });
    let mut worded = heat(who(), how(), |x, y| 60.0 + 40.0 * x * y);
    worded.current = Some(Spot { across: 1.0, up: 2.0, label: text("today") });
    let mut mixed = heat(pay(), how(), |x, y| -0.03 + 0.04 * fall(x, y));
    mixed.current = None;
    let near = heat(numbers("Noise", "points", 0.0, 1e-4, 3), delay(2), |x, y| 1e-4 * (x - y));
    let mut never = boundary(delay(16), |_| 0.0);
    never.crossings.clear();
    let mut many = boundary(numbers("Turnover", "% per year", -5.0, 2.0, 21), |x| {
        9.0 * fall(x, 0.2) * fall(x, 0.8) - 2.0
    });
    many.crossings = vec![
        Place { at: 2.0, label: text("at 2.0 %") },
        Place { at: 4.5, label: text("back at 4.5 %") },
        Place { at: 28.0, label: LONG.to_owned() },
    ];
    many.above.label = LONG.to_owned();
    many.below.label = LONG.to_owned();
    many.zero = LONG.to_owned();
    many.current = Some(place(4.5, "today"));
    let mut of_words = boundary(who(), |x| 8.0 * x - 4.0);
    of_words.crossings.clear();
    of_words.current = Some(place(2.0, "today"));
    let tilted = |x: f64, y: f64| 14.0 * (y - x) + 3.0;
    let mut unfit = plane(pay(), said(), tilted, 0.4);
    unfit.first.label = LONG.to_owned();
    unfit.current = Some(Spot { across: 45.0, up: 6.0, label: text("today") });
    let mut gaps = plane(who(), how(), |x, y| if x > 0.9 { f64::NAN } else { x - y }, 0.3);
    gaps.current = Some(Spot { across: 0.0, up: 0.0, label: text("today") });
    vec![
        ("heat", Figure::Heat(heat(pay(), said(), ridge))),
        ("heat-holes", Figure::Heat(holes)),
        ("heat-words", Figure::Heat(worded)),
        ("heat-mixed", Figure::Heat(mixed)),
        ("heat-near", Figure::Heat(near)),
        ("heat-flat", Figure::Heat(heat(pay(), said(), |_, _| 70.0))),
        ("heat-one", Figure::Heat(heat(delay(1), delay(1), |_, _| -3.0))),
        ("boundary", Figure::Boundary(boundary(delay(16), |x| 9.0 * fall(x, 0.52)))),
        ("boundary-never", Figure::Boundary(never)),
        ("boundary-many", Figure::Boundary(many)),
        ("boundary-words", Figure::Boundary(of_words)),
        ("boundary-one", Figure::Boundary(boundary(delay(1), |_| -1.0))),
        ("plane", Figure::Plane(plane(pay(), said(), tilted, 2.0))),
        ("plane-unfit", Figure::Plane(unfit)),
        ("plane-words", Figure::Plane(gaps)),
        ("plane-one-winner", Figure::Plane(plane(pay(), said(), |_, _| 5.0, 2.0))),
        ("plane-islands", Figure::Plane(plane(pay(), said(), hill, 5.0))),
    ]
}
