//! Vectorized code for wide registers where the processor has them, with the same bits where it has not.
//!
//! A program for every machine may use only what every machine has. Here the same code is compiled once
//! more for newer processors and chosen when the program runs. All of it is the same chain of additions,
//! multiplications, divisions and square roots, which IEEE 754 rounds alike whatever the width of a
//! register, and nothing here ever merges a multiplication with an addition; so results do not depend on
//! the machine.

use fearless_simd::Level;
#[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
use fearless_simd::Simd;

/// Does some work with the widest registers of this processor. The work has to be inlined, functions that it calls
/// included: what is not inlined is compiled once, for the oldest processor that the program supports. Hence the
/// `inline(always)` of everything that is called in loops over rows.
#[inline]
pub fn wide<T>(work: impl FnOnce() -> T) -> T {
    on(Level::new(), work)
}

/// Does some work with the registers of a level.
#[inline]
fn on<T>(level: Level, work: impl FnOnce() -> T) -> T {
    #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
    {
        if let Some(avx512) = level.as_avx512() {
            return avx512.vectorize(work);
        }
        if let Some(avx2) = level.as_avx2() {
            return avx2.vectorize(work);
        }
    }
    let _ = level;
    work()
}

/// Does some work that takes proof of the registers that it may use, `|simd| work`, with the widest ones of this processor.
///
/// Other than [`fearless_simd::dispatch`] it makes no code for processors that have SSE 4.2 but not AVX2: their registers
/// are no wider than those of SSE2, and the week of the model would take a third longer to compile for the sake of a few
/// instructions.
macro_rules! with_registers {
    ($level:expr, $simd:ident => $work:expr) => {{
        let level = $level;
        #[cfg(target_arch = "x86_64")]
        let done = {
            macro_rules! with {
                ($registers:expr) => {{
                    let $simd = $registers;
                    ::fearless_simd::Simd::vectorize(
                        $simd,
                        #[inline(always)]
                        || $work,
                    )
                }};
            }
            if let Some(avx512) = level.as_avx512() {
                with!(avx512)
            } else if let Some(avx2) = level.as_avx2() {
                with!(avx2)
            } else {
                with!(level.as_sse2().expect("SSE2 is part of x86-64"))
            }
        };
        #[cfg(not(target_arch = "x86_64"))]
        let done = ::fearless_simd::dispatch!(level, $simd => $work);
        done
    }};
}
pub(crate) use with_registers;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math;

    #[test]
    fn every_processor_gives_the_same_bits() {
        let numbers: Vec<f64> = (1..1000).map(|place| f64::from(place) / 1000.0).collect();
        let work = || {
            let all = numbers.iter().flat_map(|&p| {
                let z = math::normal_quantile(p);
                let near = math::near_quantile(p);
                [z, near, math::exp(z), math::ln(p), math::logistic(z), p.sqrt() / (z * z + p)]
            });
            all.map(f64::to_bits).collect::<Vec<u64>>()
        };
        assert_eq!(on(Level::new(), work), work());
        assert_eq!(on(Level::baseline(), work), work());
    }
}
