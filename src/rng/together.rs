//! Many random numbers at a time: blocks of `ChaCha8` side by side.
//!
//! A block of `ChaCha8` (Bernstein 2008) is sixteen words of 32 bits. Here one instruction works on the same word of several
//! blocks with neighbouring counters, one in each lane: as many as a register of the processor has lanes, at most sixteen.
//! Whatever their number, words are read in the same order: word 0 of eight blocks, then word 1 of these eight. Each word
//! makes one number.

use fearless_simd::{Bytes, Simd, SimdBase, SimdWiden};

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
    let whole = S::u64s::splat(simd, WHOLE.to_bits());
    for block in (0..2 * BLOCKS).step_by(S::u32s::LEN) {
        let first = pair * 2 * BLOCKS as u64 + block as u64;
        for (word, words) in blocks(simd, key, stream, first).into_iter().enumerate() {
            let (lower, upper) = words.widen();
            for (block, words) in [(block, lower), (block + S::u64s::LEN, upper)] {
                let above: S::f64s = (words | whole).bitcast();
                let place = (block / BLOCKS * WORDS + word) * BLOCKS + block % BLOCKS;
                let numbers = &mut into[place..place + S::f64s::LEN];
                ((above - (WHOLE - 0.5)) * STEP).store_slice(numbers);
            }
        }
    }
}

/// The words of as many blocks as a register has room for, the same word of all of them in one register.
#[inline(always)]
fn blocks<S: Simd>(simd: S, key: &[u32; 8], stream: u64, first: u64) -> [S::u32s; WORDS] {
    let (mut low, mut high) = ([0; 2 * BLOCKS], [0; 2 * BLOCKS]);
    for at in 0..low.len() {
        let counter = first + at as u64;
        (low[at], high[at]) = (counter as u32, (counter >> 32) as u32);
    }
    let mut start = [S::u32s::splat(simd, 0); WORDS];
    for at in 0..CONSTANTS.len() {
        start[at] = S::u32s::splat(simd, CONSTANTS[at]);
    }
    for at in 0..key.len() {
        start[CONSTANTS.len() + at] = S::u32s::splat(simd, key[at]);
    }
    start[12] = S::u32s::from_slice(simd, &low[..S::u32s::LEN]);
    start[13] = S::u32s::from_slice(simd, &high[..S::u32s::LEN]);
    start[14] = S::u32s::splat(simd, stream as u32);
    start[15] = S::u32s::splat(simd, (stream >> 32) as u32);
    let mut words = start;
    for _ in 0..DOUBLE_ROUNDS {
        quarter_round::<S>(&mut words, [0, 4, 8, 12]);
        quarter_round::<S>(&mut words, [1, 5, 9, 13]);
        quarter_round::<S>(&mut words, [2, 6, 10, 14]);
        quarter_round::<S>(&mut words, [3, 7, 11, 15]);
        quarter_round::<S>(&mut words, [0, 5, 10, 15]);
        quarter_round::<S>(&mut words, [1, 6, 11, 12]);
        quarter_round::<S>(&mut words, [2, 7, 8, 13]);
        quarter_round::<S>(&mut words, [3, 4, 9, 14]);
    }
    for at in 0..WORDS {
        words[at] += start[at];
    }
    words
}

/// The quarter round on four words of every block.
#[inline(always)]
fn quarter_round<S: Simd>(words: &mut [S::u32s; WORDS], [a, b, c, d]: [usize; 4]) {
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
                let here: Vec<Vec<u32>> = dispatch!(level, simd => {
                    let words = blocks(simd, &key, stream, pair * 2 * BLOCKS as u64);
                    words.iter().map(|words| words.as_slice().to_vec()).collect()
                });
                for block in 0..here[0].len() {
                    for words in &here {
                        assert_eq!(words[block], published.next_u32());
                    }
                }
            }
        }
    }
}
