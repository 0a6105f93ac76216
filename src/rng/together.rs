//! Many random numbers at a time: eight blocks of `ChaCha8` side by side.
//!
//! A block of `ChaCha8` (Bernstein 2008) is sixteen words of 32 bits. Here the same word of eight blocks with
//! neighbouring counters is worked out by the same instruction, and the words are read in that order: word 0
//! of the eight blocks, then word 1 of them. Each word makes one number.

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

/// The same word of eight blocks.
type Words = [u32; BLOCKS];

/// Fills in numbers of the open interval (0, 1), multiples of 2^-32 and a half: those of the eight blocks from
/// block `eighth` x 8 on.
#[inline(always)]
pub(super) fn uniforms(key: &[u32; 8], stream: u64, eighth: u64, into: &mut [f64; NUMBERS]) {
    let words = blocks(key, stream, eighth);
    for (number, word) in into.iter_mut().zip(words.as_flattened()) {
        let above = f64::from_bits(WHOLE.to_bits() | u64::from(*word)) - (WHOLE - 0.5);
        *number = above * STEP;
    }
}

/// The words of eight blocks.
#[inline(always)]
fn blocks(key: &[u32; 8], stream: u64, eighth: u64) -> [Words; WORDS] {
    let mut start = [[0; BLOCKS]; WORDS];
    for (words, constant) in start.iter_mut().zip(CONSTANTS.iter().chain(key)) {
        *words = [*constant; BLOCKS];
    }
    for block in 0..BLOCKS {
        let counter = eighth * BLOCKS as u64 + block as u64;
        start[12][block] = counter as u32;
        start[13][block] = (counter >> 32) as u32;
    }
    start[14] = [stream as u32; BLOCKS];
    start[15] = [(stream >> 32) as u32; BLOCKS];
    let mut words = start;
    for _ in 0..DOUBLE_ROUNDS {
        for column in 0..4 {
            quarter_round(&mut words, [column, column + 4, column + 8, column + 12]);
        }
        for diagonal in 0..4 {
            let turned = |row: usize| 4 * row + (diagonal + row) % 4;
            quarter_round(&mut words, [diagonal, turned(1), turned(2), turned(3)]);
        }
    }
    for (words, start) in words.iter_mut().zip(&start) {
        for (word, start) in words.iter_mut().zip(start) {
            *word = word.wrapping_add(*start);
        }
    }
    words
}

/// The quarter round on four words of every block.
#[inline(always)]
fn quarter_round(words: &mut [Words; WORDS], [a, b, c, d]: [usize; 4]) {
    let mut step = |to: usize, from: usize, turned: usize, bits: u32| {
        for block in 0..BLOCKS {
            words[to][block] = words[to][block].wrapping_add(words[from][block]);
            words[turned][block] = (words[turned][block] ^ words[to][block]).rotate_left(bits);
        }
    };
    step(a, b, d, 16);
    step(c, d, b, 12);
    step(a, b, d, 8);
    step(c, d, b, 7);
}

#[cfg(test)]
mod tests {
    use super::*;
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
            let here = blocks(&key, stream, eighth);
            published.set_word_pos(u128::from(eighth) * NUMBERS as u128);
            for block in 0..BLOCKS {
                for words in &here {
                    assert_eq!(words[block], published.next_u32());
                }
            }
        }
    }
}
