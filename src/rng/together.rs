//! Many random numbers at a time: blocks of `ChaCha8` side by side.
//!
//! A block of `ChaCha8` (Bernstein 2008) is sixteen words of 32 bits. Here the same word of blocks with
//! neighbouring counters is worked out by the same instruction. The words of eight blocks are read in that
//! order: word 0 of the eight, then word 1 of them. Each word makes one number. Two eights are worked out
//! together, one in the lower and one in the upper half of the widest registers.

use fearless_simd::{Bytes, Simd, SimdBase, SimdWiden, f64x8, u32x16, u64x8};

/// Blocks whose words are read in turn. Part of the address of a number: never change.
const BLOCKS: usize = 8;
/// Words of a block.
const WORDS: usize = 16;
/// Numbers of two times eight blocks.
pub(super) const NUMBERS: usize = 2 * BLOCKS * WORDS;
/// The first four words of every block: "expand 32-byte k".
const CONSTANTS: [u32; 4] = [0x6170_7865, 0x3320_646e, 0x7962_2d32, 0x6b20_6574];
/// Two rounds each make the eight of `ChaCha8`.
const DOUBLE_ROUNDS: usize = 4;
/// 2^52: a word in the last bits of it is that much more.
const WHOLE: f64 = 4_503_599_627_370_496.0;
/// Distance between neighbouring numbers.
const STEP: f64 = 1.0 / 4_294_967_296.0;

/// Fills in numbers of the open interval (0, 1), multiples of 2^-32 and a half: those of the sixteen blocks
/// from block `pair` x 16 on.
#[inline(always)]
pub(super) fn uniforms<S: Simd>(
    simd: S,
    key: &[u32; 8],
    stream: u64,
    pair: u64,
    into: &mut [f64; NUMBERS],
) {
    let words = blocks(simd, key, stream, pair);
    let (lower, upper) = into.split_at_mut(NUMBERS / 2);
    let (lower, upper) = (lower.as_chunks_mut::<BLOCKS>().0, upper.as_chunks_mut::<BLOCKS>().0);
    let whole = u64x8::splat(simd, WHOLE.to_bits());
    for (word, words) in words.into_iter().enumerate() {
        let (first, second) = words.widen();
        for (numbers, words) in [(&mut lower[word], first), (&mut upper[word], second)] {
            let above: f64x8<S> = (words | whole).bitcast();
            *numbers = ((above - (WHOLE - 0.5)) * STEP).into();
        }
    }
}

/// The words of sixteen blocks, the same word of all of them in one register.
#[inline(always)]
fn blocks<S: Simd>(simd: S, key: &[u32; 8], stream: u64, pair: u64) -> [u32x16<S>; WORDS] {
    let (mut low, mut high) = ([0; 2 * BLOCKS], [0; 2 * BLOCKS]);
    for block in 0..2 * BLOCKS {
        let counter = pair * 2 * BLOCKS as u64 + block as u64;
        (low[block], high[block]) = (counter as u32, (counter >> 32) as u32);
    }
    let mut start = [u32x16::splat(simd, 0); WORDS];
    for (words, constant) in start.iter_mut().zip(CONSTANTS.iter().chain(key)) {
        *words = u32x16::splat(simd, *constant);
    }
    start[12] = u32x16::from_slice(simd, &low);
    start[13] = u32x16::from_slice(simd, &high);
    start[14] = u32x16::splat(simd, stream as u32);
    start[15] = u32x16::splat(simd, (stream >> 32) as u32);
    let mut words = start;
    for _ in 0..DOUBLE_ROUNDS {
        quarter_round(&mut words, [0, 4, 8, 12]);
        quarter_round(&mut words, [1, 5, 9, 13]);
        quarter_round(&mut words, [2, 6, 10, 14]);
        quarter_round(&mut words, [3, 7, 11, 15]);
        quarter_round(&mut words, [0, 5, 10, 15]);
        quarter_round(&mut words, [1, 6, 11, 12]);
        quarter_round(&mut words, [2, 7, 8, 13]);
        quarter_round(&mut words, [3, 4, 9, 14]);
    }
    for (words, start) in words.iter_mut().zip(start) {
        *words += start;
    }
    words
}

/// The quarter round on four words of every block.
#[inline(always)]
fn quarter_round<S: Simd>(words: &mut [u32x16<S>; WORDS], [a, b, c, d]: [usize; 4]) {
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
        for pair in [0, 1, 350_000_000] {
            for level in [Level::new(), Level::baseline()] {
                published.set_word_pos(u128::from(pair) * NUMBERS as u128);
                let here = dispatch!(level, simd => {
                    blocks(simd, &key, stream, pair).map(<[u32; 2 * BLOCKS]>::from)
                });
                for block in 0..2 * BLOCKS {
                    for words in &here {
                        assert_eq!(words[block], published.next_u32());
                    }
                }
            }
        }
    }
}
