//! Round numbers along the edge of a chart.

use crate::document::number::{rounded, significant};
use crate::math;

use super::lettering::Lettering;
use super::theme;

/// Larger numbers are drawn at this limit, so that no sum or difference of two can overflow.
const LIMIT: f64 = 1e300;
/// Smaller numbers are drawn as 0, so that no step between two of them vanishes.
const SMALLEST: f64 = 1e-300;
/// Numbers closer to a round one than this share of a step count as round.
const TOLERANCE: f64 = 1e-9;
/// Spans smaller than this share of the values themselves count as constant.
const SMALLEST_SPAN: f64 = 1e-9;
/// A constant is shown in the middle of this share of its own size above and below.
const ROOM_AROUND_A_CONSTANT: f64 = 0.1;

/// The value axis of one panel.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ValueAxis {
    /// Value at the bottom edge.
    pub(super) low: f64,
    /// Value at the top edge.
    pub(super) high: f64,
    /// Values with a grid line and their words, from bottom to top.
    pub(super) ticks: Vec<(f64, String)>,
}

impl ValueAxis {
    /// An axis with round ends around all finite values, with about `wanted` steps.
    pub(super) fn around(values: impl Iterator<Item = f64>, wanted: u32) -> Self {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values.filter_map(drawable) {
            low = low.min(value);
            high = high.max(value);
        }
        if low > high {
            (low, high) = (0.0, 1.0);
        }
        let size = high.abs().max(low.abs());
        if high - low <= SMALLEST_SPAN * size {
            let room = if size < SMALLEST { 1.0 } else { size * ROOM_AROUND_A_CONSTANT };
            (low, high) = (low - room, high + room);
        }
        let step = TickStep::above((high - low) / f64::from(wanted.max(1)));
        let first = (low / step.size() + TOLERANCE).floor();
        let last = (high / step.size() - TOLERANCE).ceil().max(first + 1.0);
        let largest = step.times(first).abs().max(step.times(last).abs());
        let ticks: Vec<(f64, String)> = (0..=(last - first) as u32)
            .map(|number| {
                let value = step.times(first + f64::from(number));
                (value, words(value, step.size(), largest))
            })
            .collect();
        Self { low: step.times(first), high: step.times(last), ticks }
    }

    /// An axis from 0 to 100 %, as shares of 1.
    pub(super) fn percent(steps: u32) -> Self {
        let ticks = (0..=steps)
            .map(|number| {
                let share = f64::from(number) / f64::from(steps.max(1));
                (share, format!("{:.0} %", share * 100.0))
            })
            .collect();
        Self { low: 0.0, high: 1.0, ticks }
    }

    /// The same axis with room for more than 100 %.
    pub(super) fn up_to(self, most: f64) -> Self {
        Self { high: self.high.max(most), ..self }
    }

    /// An axis of powers of ten around all given ones, with at most `most` steps.
    pub(super) fn decades(decades: impl Iterator<Item = f64>, most: i32) -> Self {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for decade in decades {
            low = low.min((decade + TOLERANCE).floor());
            high = high.max((decade - TOLERANCE).ceil());
        }
        if low > high {
            (low, high) = (0.0, 1.0);
        }
        let (low, high) = (low as i32, high.max(low + 1.0) as i32);
        let step = (high - low + most - 1) / most.max(1);
        let steps = (high - low + step - 1) / step;
        let ticks = (0..=steps)
            .map(|number| low + number * step)
            .map(|power| (f64::from(power), power_of_ten(power)))
            .collect();
        Self { low: f64::from(low), high: f64::from(low + steps * step), ticks }
    }

    /// Width of the widest words. Pixels.
    pub(super) fn widest(&self) -> f64 {
        Lettering::small(theme::MUTED).widest(self.ticks.iter().map(|(_, words)| words))
    }

    /// Where a value lies between the bottom edge (0) and the top edge (1).
    pub(super) fn share(&self, value: f64) -> f64 {
        ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }
}

/// The value as it can be drawn: nothing if it is not a finite number, never beyond the limit.
pub(super) fn drawable(value: f64) -> Option<f64> {
    let flushed = if value.abs() < SMALLEST { 0.0 } else { value };
    value.is_finite().then(|| flushed.clamp(-LIMIT, LIMIT))
}

/// How many tens the size of a value is multiplied of; nothing for 0 and for what is not a number.
pub(super) fn decade(value: f64) -> Option<f64> {
    let size = drawable(value)?.abs();
    (size > 0.0).then(|| math::ln(size) / math::ln(10.0))
}

/// A power of ten in words.
fn power_of_ten(power: i32) -> String {
    match power {
        -3..=-1 => format!("0.{}1", "0".repeat(power.unsigned_abs() as usize - 1)),
        0..=4 => number(f64::from(10_u32.pow(power.unsigned_abs())), 0),
        _ => format!("1e{power}").replace('-', "−"),
    }
}

/// A round distance between ticks: a short factor times or divided by a power of ten. Powers below
/// one are inexact as numbers, so they are kept as divisors.
#[derive(Clone, Copy, Debug)]
struct TickStep {
    factor: f64,
    power: f64,
    divided: bool,
}

impl TickStep {
    /// The smallest of 1, 2, 2.5, 5 and 10 times a power of ten that is not below the raw step.
    fn above(raw: f64) -> Self {
        let raw = raw.max(SMALLEST);
        let (mut power, divided) = (1.0, raw < 1.0);
        if divided {
            while raw * power < 1.0 {
                power *= 10.0;
            }
        } else {
            while power * 10.0 <= raw {
                power *= 10.0;
            }
        }
        let step = |factor: f64| Self { factor, power, divided };
        let found = [1.0, 2.0, 2.5, 5.0]
            .map(step)
            .into_iter()
            .find(|step| step.size() >= raw * (1.0 - TOLERANCE));
        found.unwrap_or(step(10.0))
    }

    fn size(self) -> f64 {
        self.times(1.0)
    }

    fn times(self, count: f64) -> f64 {
        let size = count * self.factor;
        if self.divided { size / self.power } else { size * self.power }
    }
}

/// A tick's words: thousands separated, large numbers shortened, as many decimals as the step needs.
fn words(value: f64, step: f64, size: f64) -> String {
    let value = if value.abs() < step / 2.0 { 0.0 } else { value };
    if !(1e-5..1e15).contains(&size) {
        return if value == 0.0 {
            "0".to_owned()
        } else {
            format!("{value:.2e}").replace('-', "−").replace(".00e", "e")
        };
    }
    let (unit, suffix) = match size {
        size if size >= 1e12 => (1e12, "tn"),
        size if size >= 1e9 => (1e9, "bn"),
        size if size >= 1e6 => (1e6, "M"),
        _ => (1.0, ""),
    };
    let text = number(value / unit, decimals(step / unit));
    if value == 0.0 { text } else { format!("{text}{suffix}") }
}

/// The decimals that show a step exactly, at most eight.
fn decimals(step: f64) -> usize {
    let mut scaled = step;
    for places in 0..8 {
        if (scaled - scaled.round()).abs() <= 1e-6 * scaled.abs() {
            return places;
        }
        scaled *= 10.0;
    }
    8
}

/// A number with a true minus sign and commas between thousands.
fn number(value: f64, decimals: usize) -> String {
    let plain = format!("{:.decimals$}", value.abs());
    let (whole, rest) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
    let mut text = String::new();
    if value < 0.0 {
        text.push('−');
    }
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text + rest
}

/// From this size on numbers beside marks get an exponent.
const HUGE: f64 = 1e7;

/// A number beside a mark: two digits and a true minus sign.
pub(super) fn short(value: f64) -> String {
    let value = drawable(value).unwrap_or(value);
    let text = if value.abs() >= HUGE { significant(value, 2) } else { rounded(value) };
    text.replace('-', "−")
}

/// [`short`] with a sign.
pub(super) fn signed_short(value: f64) -> String {
    let text = short(value);
    if value > 0.0 && text != "0" { format!("+{text}") } else { text }
}

/// The weeks that carry a number below the chart: the first one and round ones after it.
pub(super) fn week_ticks(weeks: u32) -> Vec<u32> {
    const STEPS: [u32; 9] = [1, 2, 4, 13, 26, 52, 104, 260, 520];
    const MOST: u32 = 11;
    let step = STEPS.into_iter().find(|step| weeks / step <= MOST).unwrap_or(weeks.div_ceil(MOST));
    let mut ticks = vec![1];
    ticks.extend(
        (1..=weeks / step)
            .map(|number| number * step)
            .filter(|&week| week > 1 && (week - 1) * 3 >= step),
    );
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(values: &[f64]) -> ValueAxis {
        ValueAxis::around(values.iter().copied(), 5)
    }

    fn labels(values: &[f64]) -> Vec<String> {
        axis(values).ticks.into_iter().map(|(_, label)| label).collect()
    }

    #[test]
    fn ticks_are_round_and_enclose_the_data() {
        assert_eq!(labels(&[83.0, 118.0]), ["80", "90", "100", "110", "120"]);
        assert_eq!(labels(&[-0.4, 0.5]), ["−0.4", "−0.2", "0.0", "0.2", "0.4", "0.6"]);
        assert_eq!(labels(&[0.0, 52_000.0]), ["0", "20,000", "40,000", "60,000"]);
        assert_eq!(labels(&[0.0, 3.0e6]), ["0", "1M", "2M", "3M"]);
    }

    #[test]
    fn whatever_the_data_the_axis_is_finite_and_holds_it() {
        let cases: [&[f64]; 12] = [
            &[],
            &[0.0],
            &[100.0],
            &[-3.0],
            &[1e18],
            &[1e300, -1e300],
            &[f64::MAX, f64::MIN],
            &[f64::NAN],
            &[f64::INFINITY, 2.0],
            &[1e15, 1e15 + 1.0],
            &[1e-12, 3e-12],
            &[5e-324, 0.0],
        ];
        for values in cases {
            let axis = axis(values);
            assert!(
                axis.low.is_finite() && axis.high.is_finite() && axis.low < axis.high,
                "{values:?} {axis:?}"
            );
            assert!((2..=13).contains(&axis.ticks.len()), "{values:?} {axis:?}");
            for value in values.iter().filter_map(|value| drawable(*value)) {
                assert!((0.0..=1.0).contains(&axis.share(value)));
            }
            let mut words: Vec<_> = axis.ticks.iter().map(|tick| tick.1.clone()).collect();
            assert!(
                words
                    .iter()
                    .all(|word| !word.contains("NaN") && !word.contains("inf") && word.len() < 16),
                "{words:?}"
            );
            words.dedup();
            assert_eq!(words.len(), axis.ticks.len(), "{values:?} {axis:?}");
        }
    }

    #[test]
    fn powers_of_ten_enclose_the_data() {
        let labels = |values: &[f64]| -> Vec<String> {
            let axis = ValueAxis::decades(values.iter().filter_map(|value| decade(*value)), 6);
            axis.ticks.into_iter().map(|(_, label)| label).collect()
        };
        assert_eq!(labels(&[0.02, -30.0]), ["0.01", "0.1", "1", "10", "100"]);
        assert_eq!(labels(&[1000.0]), ["1,000", "10,000"]);
        assert_eq!(labels(&[1e-9, 3.0]), ["1e−9", "1e−7", "1e−5", "0.001", "0.1", "10"]);
        assert_eq!(labels(&[0.0, f64::NAN]), ["1", "10"]);
        assert!(labels(&[1e300, 1e-300, f64::MAX, 5e-324]).len() <= 7);
    }

    #[test]
    fn weeks_are_counted_in_quarters_of_a_year() {
        assert_eq!(week_ticks(52), [1, 13, 26, 39, 52]);
        assert_eq!(week_ticks(1), [1]);
        assert_eq!(week_ticks(3), [1, 2, 3]);
        assert_eq!(week_ticks(26), [1, 4, 8, 12, 16, 20, 24]);
        assert!(week_ticks(100_000).len() < 14);
    }

    #[test]
    fn numbers_beside_marks_are_short_whatever_their_size() {
        let words = [1.0, -6.24, 0.0, -1e-12, 1e300, f64::MIN, 143.0].map(signed_short);
        assert_eq!(words, ["+1.0", "−6.2", "0", "0", "+1e300", "−1e300", "+143"]);
        assert_eq!(short(f64::NAN), "not applicable");
    }
}
