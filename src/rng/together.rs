//! Many random numbers at a time: eight blocks of `ChaCha8` side by side.
//!
//! A block of `ChaCha8` (Bernstein 2008) is sixteen words of 32 bits. Here the same word of eight blocks with
//! neighbouring counters is worked out by the same instruction, and the words are read in that order: word 0
//! of the eight blocks, then word 1 of them. Each word makes one number.

use fearless_simd::{Simd, SimdBase, u32x8};

/// Blocks worked out side by side. Part of the address of a number: never change.
const BLOCKS: usize = 8;
/// Words of a block.
const WORDS: usize = 16;
/// Numbers of eight blocks.
pub(super) const NUMBERS: usize = BLOCKS * WORDS;
/// The first four words of every block: "expand 32-byte k".
const CONSTANTS: [u32; 4] = [0x6170_7865, 0x3320_646e, 0x7962_2d32, 0x6b20_6574];
/// Two rounds each make the eight of `ChaCha8`.
const DOUBLE_ROUNDS: usize = 4;
/// 2^52: a word in the last bits of it is that much more.
const WHOLE: f64 = 4_503_599_627_370_496.0;
/// Distance between neighbouring numbers.
const STEP: f64 = 1.0 / 4_294_967_296.0;

/// Fills in numbers of the open interval (0, 1), multiples of 2^-32 and a half: those of the eight blocks from
/// block `eighth` x 8 on.
#[inline(always)]
pub(super) fn uniforms<S: Simd>(
    simd: S,
    key: &[u32; 8],
    stream: u64,
    eighth: u64,
    into: &mut [f64; NUMBERS],
) {
    let words = blocks(simd, key, stream, eighth);
    for (numbers, words) in into.as_chunks_mut::<BLOCKS>().0.iter_mut().zip(words) {
        let words = <[u32; BLOCKS]>::from(words);
        for block in 0..BLOCKS {
            let above = f64::from_bits(WHOLE.to_bits() | u64::from(words[block])) - (WHOLE - 0.5);
            numbers[block] = above * STEP;
        }
    }
}

/// The words of eight blocks, the same word of all of them in one register.
#[inline(always)]
fn blocks<S: Simd>(simd: S, key: &[u32; 8], stream: u64, eighth: u64) -> [u32x8<S>; WORDS] {
    let counter = |block: usize| eighth * BLOCKS as u64 + block as u64;
    let mut start = [u32x8::splat(simd, 0); WORDS];
    for (words, constant) in start.iter_mut().zip(CONSTANTS.iter().chain(key)) {
        *words = u32x8::splat(simd, *constant);
    }
    start[12] = u32x8::from_fn(simd, |block| counter(block) as u32);
    start[13] = u32x8::from_fn(simd, |block| (counter(block) >> 32) as u32);
    start[14] = u32x8::splat(simd, stream as u32);
    start[15] = u32x8::splat(simd, (stream >> 32) as u32);
    let mut words = start;
    for _ in 0..DOUBLE_ROUNDS {
        for column in 0..4 {
            quarter_round(&mut words, [column, column + 4, column + 8, column + 12]);
        }
        for diagonal in 0..4 {
            let [b, c, d] = [1, 2, 3].map(|row| 4 * row + (diagonal + row) % 4);
            quarter_round(&mut words, [diagonal, b, c, d]);
        }
    }
    for (words, start) in words.iter_mut().zip(start) {
        *words += start;
    }
    words
}

/// The quarter round on four words of every block.
#[inline(always)]
fn quarter_round<S: Simd>(words: &mut [u32x8<S>; WORDS], [a, b, c, d]: [usize; 4]) {
    for (to, from, turned, bits) in [(a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)] {
        words[to] += words[from];
        let mixed = words[turned] ^ words[to];
        words[turned] = (mixed << bits) | (mixed >> (32 - bits));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fearless_simd::{Level, dispatch};
    use rand::{Rng, SeedableRng};
    use rand_chacha::ChaCha8Rng;

    #[test]
    fn the_words_are_those_of_the_published_generator() {
        let key: [u32; 8] = std::array::from_fn(|word| 0x0101_0101 * (word as u32 + 1));
        let bytes: Vec<u8> = key.iter().flat_map(|word| word.to_le_bytes()).collect();
        let mut published = ChaCha8Rng::from_seed(bytes.try_into().expect("32 bytes"));
        let stream = 0x1234_5678_9abc_def0;
        published.set_stream(stream);
        for eighth in [0, 1, 700_000_000] {
            let here = dispatch!(Level::new(), simd => blocks(simd, &key, stream, eighth).map(<[u32; BLOCKS]>::from));
            published.set_word_pos(u128::from(eighth) * NUMBERS as u128);
            for block in 0..BLOCKS {
                for words in &here {
                    assert_eq!(words[block], published.next_u32());
                }
            }
        }
    }
}
