//! Every random number has an address: seed, future, purpose, week and seat, never the scenario.
//!
//! So all options of a scenario meet the same random streams, more futures never change earlier ones,
//! adding a phase disturbs no other, and nothing depends on the number of threads.
//!
//! The address *is* the `ChaCha8` key and stream: key = seed, future, purpose and a format tag of eight
//! bytes each, stream = week, position = seat. No seeds are added up, and nothing is hashed but the names
//! of assumptions, whose streams are numbered by name so that a new key disturbs no other.
//!
//! What every seat draws every week comes by the column, many numbers at a time, from one word of the stream
//! each ([`Streams::column`]); everything else one by one, from two words each ([`Streams::open`]).

mod together;

use fearless_simd::{Level, Simd};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::math;
use together::NUMBERS;

/// Last eight bytes of every key; raised when sampling changes on purpose, so that old and new numbers
/// never look comparable by accident.
const FORMAT_TAG: &[u8; 8] = b"orgdrft2";
/// Distance between neighbouring uniform numbers.
const STEP: f64 = 1.0 / 9_007_199_254_740_992.0;
/// The generator counts 32-bit words; a draw takes two.
const WORDS_PER_DRAW: u128 = 2;

/// What a random number is for. Never renumber; add at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u64)]
pub enum Purpose {
    /// Values of ranged assumptions; the stream is the key's number.
    Assumptions = 1,
    /// Colleagues in other departments.
    Ties = 2,
    /// Differences of skill between seats.
    Skill = 3,
    /// Teams that take part in a pilot.
    Pilot = 4,
    /// Slow change of what the strategy needs.
    StrategyDrift = 5,
    /// Misunderstandings on the way down.
    Cascade = 6,
    /// Urgent work.
    Demand = 7,
    /// Who leaves.
    Turnover = 8,
    /// Who speaks up.
    Voice = 9,
    /// Published models that are not part of the weekly loop.
    Reference = 10,
    /// Points of an experimental design; the stream counts what each dimension needs.
    Design = 11,
    /// Samples drawn again from a sample.
    Resampling = 12,
    /// Whose report is acted on.
    Answers = 13,
    /// Differences of conviction between seats.
    Zeal = 14,
    /// Differences of the horizon between seats.
    Patience = 15,
    /// Differences in how fast habits change.
    Agility = 16,
    /// Differences in how much weight words have.
    Trust = 17,
    /// Differences in how much recognition pulls.
    Acclaim = 18,
    /// Who is an informal leader.
    Leaders = 19,
}

/// The random numbers of one future.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Streams {
    /// Chosen by the user; the same for a whole experiment.
    pub seed: u64,
    /// Number of the future, from 0.
    pub future: u64,
}

impl Streams {
    /// Opens the numbers for a purpose in a week (or another stream), at the first draw of `place`
    /// when every place takes `draws_each` draws.
    pub fn open(self, purpose: Purpose, stream: u64, place: usize, draws_each: usize) -> Draws {
        let mut generator = ChaCha8Rng::from_seed(self.key(purpose));
        generator.set_stream(stream);
        if place > 0 {
            generator.set_word_pos((place * draws_each) as u128 * WORDS_PER_DRAW);
        }
        Draws { generator }
    }

    /// Fills a column with uniform numbers in the open interval (0, 1) for a purpose in a week: those of
    /// `place` and its followers, one each, whatever the column begins or ends with. Each is a multiple of
    /// 2^-32 and a half: none is nearer to 0 or 1 than 1.1e-10.
    #[inline(never)]
    pub fn column(self, purpose: Purpose, stream: u64, place: usize, column: &mut [f64]) {
        math::with_registers!(Level::new(), simd => self.fill(simd, purpose, stream, place, column));
    }

    #[inline(always)]
    fn fill<S: Simd>(
        self,
        simd: S,
        purpose: Purpose,
        stream: u64,
        place: usize,
        column: &mut [f64],
    ) {
        let bytes = self.key(purpose);
        let bytes = bytes.as_chunks().0;
        let key: [u32; 8] = math::row(|word| u32::from_le_bytes(bytes[word]));
        let (pair, skipped) = ((place / NUMBERS) as u64, place % NUMBERS);
        let begun = if skipped == 0 { 0 } else { column.len().min(NUMBERS - skipped) };
        let (begun, rest) = column.split_at_mut(begun);
        let next = pair + u64::from(!begun.is_empty());
        let (whole, ended) = rest.as_chunks_mut::<NUMBERS>();
        for (at, numbers) in whole.iter_mut().enumerate() {
            together::uniforms(simd, &key, stream, next + at as u64, numbers);
        }
        let last = next + whole.len() as u64;
        for (part, pair, from) in [(begun, pair, skipped), (ended, last, 0)] {
            if !part.is_empty() {
                let mut numbers = [0.0; NUMBERS];
                together::uniforms(simd, &key, stream, pair, &mut numbers);
                part.copy_from_slice(&numbers[from..from + part.len()]);
            }
        }
    }

    /// Fills a column with standard normal numbers, by inversion of [`Streams::column`].
    #[inline(never)]
    pub fn normal_column(self, purpose: Purpose, stream: u64, place: usize, column: &mut [f64]) {
        self.column(purpose, stream, place, column);
        math::with_registers!(Level::new(), simd => math::near_quantiles(simd, column));
    }

    fn key(self, purpose: Purpose) -> [u8; 32] {
        let mut key = [0_u8; 32];
        key[..8].copy_from_slice(&self.seed.to_le_bytes());
        key[8..16].copy_from_slice(&self.future.to_le_bytes());
        key[16..24].copy_from_slice(&(purpose as u64).to_le_bytes());
        key[24..].copy_from_slice(FORMAT_TAG);
        key
    }
}

/// Random numbers in the order of seats.
#[derive(Clone, Debug)]
pub struct Draws {
    generator: ChaCha8Rng,
}

impl Draws {
    /// A uniform number in the open interval (0, 1).
    #[inline]
    pub fn uniform(&mut self) -> f64 {
        ((self.generator.next_u64() >> 11) as f64 + 0.5) * STEP
    }

    /// A standard normal number, by inversion of one uniform.
    #[inline]
    pub fn normal(&mut self) -> f64 {
        math::normal_quantile(self.uniform())
    }
}

/// Number of a name, to serve as a stream: FNV-1a of its bytes. A test keeps the numbers of all
/// parameter keys apart.
pub fn number_of(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::parameter::PARAMETERS;

    const HERE: Streams = Streams { seed: 7, future: 3 };

    #[test]
    fn a_draw_can_be_reached_by_its_place() {
        let mut from_start = HERE.open(Purpose::Demand, 5, 0, 1);
        let numbers: Vec<f64> = (0..1000).map(|_| from_start.uniform()).collect();
        for seat in [0, 1, 7, 8, 31, 32, 33, 999] {
            let mut direct = HERE.open(Purpose::Demand, 5, seat, 1);
            assert_eq!(direct.uniform().to_bits(), numbers[seat].to_bits());
        }
    }

    #[test]
    fn a_column_has_the_numbers_of_its_places_wherever_it_begins() {
        let mut all = [0.0; 1000];
        HERE.column(Purpose::Demand, 5, 0, &mut all);
        for (from, to) in [(0, 1), (1, 257), (127, 129), (128, 256), (300, 1000), (7, 7)] {
            let mut part = vec![0.0; to - from];
            HERE.column(Purpose::Demand, 5, from, &mut part);
            assert_eq!(part, all[from..to], "{from} to {to}");
            HERE.normal_column(Purpose::Demand, 5, from, &mut part);
            let quantiles: Vec<f64> =
                all[from..to].iter().map(|&p| math::near_quantile(p)).collect();
            assert_eq!(part, quantiles, "{from} to {to}");
        }
        assert!(all.iter().all(|&number| number > 0.0 && number < 1.0));
        let mut other = [0.0; 1000];
        HERE.column(Purpose::Demand, 6, 0, &mut other);
        assert!(all.iter().zip(&other).all(|(left, right)| (left - right).abs() > 0.0));
    }

    #[test]
    fn every_part_of_the_address_matters() {
        let first = |streams: Streams, purpose, week| streams.open(purpose, week, 0, 1).uniform();
        let here = first(HERE, Purpose::Demand, 1);
        let others = [
            first(Streams { seed: 8, ..HERE }, Purpose::Demand, 1),
            first(Streams { future: 4, ..HERE }, Purpose::Demand, 1),
            first(HERE, Purpose::Voice, 1),
            first(HERE, Purpose::Demand, 2),
        ];
        assert!(others.iter().all(|other| other.to_bits() != here.to_bits()));
    }

    #[test]
    fn the_generator_is_the_published_one() {
        let mut generator = ChaCha8Rng::seed_from_u64(5);
        assert_eq!(generator.next_u64(), 0x3385_19be_3561_7b5b);
        assert_eq!(generator.next_u64(), 0xb716_1265_46ec_c7f7);
    }

    #[test]
    fn normals_have_mean_0_and_variance_1() {
        let mut draws = HERE.open(Purpose::Cascade, 1, 0, 1);
        let mut column = vec![0.0; 100_000];
        HERE.normal_column(Purpose::Cascade, 2, 0, &mut column);
        let one_by_one: Vec<f64> = column.iter().map(|_| draws.normal()).collect();
        for numbers in [column, one_by_one] {
            let count = numbers.len() as f64;
            let sum = numbers.iter().fold(0.0, |sum, number| sum + number);
            let squares = numbers.iter().fold(0.0, |sum, number| sum + number * number);
            assert!((sum / count).abs() < 4.0 / count.sqrt());
            assert!((squares / count - 1.0).abs() < 4.0 * (2.0 / count).sqrt());
        }
    }

    #[test]
    fn parameter_keys_have_numbers_of_their_own() {
        let mut numbers: Vec<u64> = PARAMETERS.iter().map(|row| number_of(row.key)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), PARAMETERS.len());
    }
}
