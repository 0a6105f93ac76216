//! Values of a key as somebody types them: `KEY=from..to`, `KEY=from..to:step` or `KEY=a,b,c`.
//!
//! With `times:` or `plus:` before the values they are relative to what the scenario says, as in
//! `KEY=times:0.5..2:0.5`.

use super::{Advice, Lever, Scenario};

/// A key and what was typed behind it.
#[derive(Clone, Debug)]
pub struct TypedKey<'a> {
    /// The number or word that is meant.
    pub lever: Lever,
    /// What stands behind `=`; nothing behind a key alone.
    pub values: Option<&'a str>,
    /// What is typed before a key, for remedies that show how to type it.
    before: &'a str,
}

/// What lies between two values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TypedRange {
    /// Smallest value.
    pub from: f64,
    /// Largest value, above the smallest.
    pub to: f64,
    /// Distance of neighbours, above 0 and at most the whole width, if it was typed.
    pub step: Option<f64>,
}

impl<'a> TypedKey<'a> {
    /// Takes the key apart from its values; `before` is what is typed before it.
    ///
    /// # Errors
    /// When there is no such key.
    pub fn read(scenario: &Scenario, text: &'a str, before: &'a str) -> Result<Self, Advice> {
        let (key, values) = match text.split_once('=') {
            Some((key, values)) => (key, Some(values)),
            None => (text, None),
        };
        Ok(Self { lever: scenario.lever(key.trim())?, values, before })
    }

    /// The range that was typed; nothing when there are no two dots.
    ///
    /// # Errors
    /// When the key has no such values, or the step makes no sense.
    pub fn range(&self) -> Result<Option<TypedRange>, Advice> {
        let Some((scale, typed)) = self.scale_and_values()? else { return Ok(None) };
        let Some((from, rest)) = typed.split_once("..") else { return Ok(None) };
        let (lever, key) = (&self.lever, &self.lever.key);
        if lever.is_words() {
            return Err(Advice {
                message: format!("`{key}` takes words, and there is nothing between two of them"),
                help: format!(
                    "list them, as in `{}{key}={},{}`; see `orgdrift explain {key}`",
                    self.before,
                    lever.written(0.0),
                    lever.written(1.0)
                ),
            });
        }
        let (to, step) = match rest.split_once(':') {
            Some((to, step)) => (to, Some(step)),
            None => (rest, None),
        };
        let (from, to) = (scale.read(lever, from)?, scale.read(lever, to)?);
        if from >= to {
            return Err(Advice {
                message: format!(
                    "the range of `{key}` is empty: it goes from {from} to {to}, must go up"
                ),
                help: "write the smaller value first".to_owned(),
            });
        }
        let mut range = TypedRange { from, to, step: None };
        range.step = step.map(|step| self.step(range, scale, step.trim())).transpose()?;
        Ok(Some(range))
    }

    /// The values that were typed one by one.
    ///
    /// # Errors
    /// When the key has no such values, or one is named twice.
    pub fn listed(&self) -> Result<Vec<f64>, Advice> {
        let lever = &self.lever;
        let mut values: Vec<f64> = Vec::new();
        let Some((scale, typed)) = self.scale_and_values()? else { return Ok(values) };
        for word in typed.split(',') {
            let value = scale.read(lever, word)?;
            if values.iter().any(|earlier| earlier.to_bits() == value.to_bits()) {
                return Err(Advice {
                    message: format!("`{}` is {} twice", lever.key, lever.written(value)),
                    help: "name each value once".to_owned(),
                });
            }
            values.push(value);
        }
        Ok(values)
    }

    /// What a step that makes no sense is told, with one that does.
    pub(crate) fn wrong_step(
        &self,
        TypedRange { from, to, .. }: TypedRange,
        message: String,
    ) -> Advice {
        let step = handy_step(to - from);
        let step = if self.lever.is_whole() { step.max(1.0) } else { step };
        let help =
            format!("give a step as in `{}{}={from}..{to}:{step}`", self.before, self.lever.key);
        Advice { message, help }
    }

    /// The distance of neighbours in a range.
    fn step(&self, range: TypedRange, scale: ValueBase, typed: &str) -> Result<f64, Advice> {
        let key = &self.lever.key;
        let width = range.to - range.from;
        let message = match typed.parse::<f64>().map(|step| scale.step(step)) {
            Ok(step) if !(step > 0.0 && step <= width) => format!(
                "the step of `{key}` is {step}, must be above 0 and at most {}",
                nine_digits(width)
            ),
            Ok(step) if self.lever.is_whole() && step.fract() != 0.0 => {
                format!("the step of `{key}` is {step}, must be a whole number")
            }
            Ok(step) => return Ok(step),
            Err(_) => format!("the step `{typed}` of `{key}` is not a number"),
        };
        Err(self.wrong_step(range, message))
    }

    /// What the typed values are counted from, and the values themselves.
    fn scale_and_values(&self) -> Result<Option<(ValueBase, &'a str)>, Advice> {
        let Some(text) = self.values else { return Ok(None) };
        let Lever { key, usual, .. } = &self.lever;
        let times = text.trim_start().strip_prefix("times:");
        let plus = text.trim_start().strip_prefix("plus:");
        let (scale, rest) = match (times, plus) {
            (Some(rest), _) => (ValueBase::Times(*usual), rest),
            (_, Some(rest)) => (ValueBase::Plus(*usual), rest),
            _ => return Ok(Some((ValueBase::Plain, text))),
        };
        if self.lever.is_words() {
            let message = format!("`{key}` is a word, of which there is nothing more or less");
            let help = format!("list words, as in `{}{key}=a,b`", self.before);
            return Err(Advice::new(message, help));
        }
        if matches!(scale, ValueBase::Times(usual) if usual == 0.0) {
            let message = format!("`{key}` is 0, of which every multiple is 0");
            let help = format!("give the values, or `{}{key}=plus:0.1,0.2`", self.before);
            return Err(Advice::new(message, help));
        }
        Ok(Some((scale, rest)))
    }
}

/// What typed values are counted from.
#[derive(Clone, Copy, Debug, PartialEq)]
enum ValueBase {
    /// Nothing: they are the values.
    Plain,
    /// They are multiples of this.
    Times(f64),
    /// They are added to this.
    Plus(f64),
}

impl ValueBase {
    /// The value that a typed one means.
    fn read(self, lever: &Lever, text: &str) -> Result<f64, Advice> {
        if self == Self::Plain {
            return lever.read(text);
        }
        let number: f64 = text.trim().parse().map_err(|_| {
            let message = format!("`{}` is not a number", text.trim());
            Advice::new(message, "write numbers with a decimal point, as in `times:0.5,1.5`")
        })?;
        let exact = match self {
            Self::Plain => number,
            Self::Times(usual) => usual * number,
            Self::Plus(usual) => usual + number,
        };
        let value = if lever.is_whole() { exact.round() } else { nine_digits(exact) };
        lever.read(&value.to_string())
    }

    /// A distance of two values.
    fn step(self, step: f64) -> f64 {
        match self {
            Self::Times(usual) => nine_digits(usual * step),
            Self::Plain | Self::Plus(_) => step,
        }
    }
}

/// A step that makes about ten of a width: 1, 2 or 5 and zeros.
fn handy_step(width: f64) -> f64 {
    let mut unit = 1.0;
    while unit * 10.0 > width {
        unit /= 10.0;
    }
    while unit * 100.0 <= width {
        unit *= 10.0;
    }
    let times = [5.0, 2.0].into_iter().find(|times| times * unit * 10.0 <= width).unwrap_or(1.0);
    nine_digits(times * unit)
}

/// Nine significant digits, as in tables: what is written is what was lived.
pub(crate) fn nine_digits(value: f64) -> f64 {
    format!("{value:.8e}").parse().unwrap_or(value)
}
