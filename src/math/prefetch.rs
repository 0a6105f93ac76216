//! Asks the processor to load a cache line before the program reads it (prefetching), so that the load overlaps with
//! arithmetic instead of stalling it.

#![allow(
    unsafe_code,
    reason = "the hint has no safe name; it neither reads, writes nor fails, whatever the place"
)]

/// Bytes of a cache line, the unit in which processors load memory.
pub const LINE: usize = 64;

/// Prefetches cache line number `line` of a value into the nearest cache and returns at once. Does nothing on processors
/// for which the standard library has no such hint.
#[inline(always)]
pub fn prefetch<T: ?Sized>(whole: &T, line: usize) {
    #[cfg(target_arch = "x86_64")]
    {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        let place = std::ptr::from_ref(whole).cast::<i8>().wrapping_add(line * LINE);
        // SAFETY: as far as a program can tell, a hint accesses no memory, so the place need not even be there
        unsafe { _mm_prefetch::<_MM_HINT_T0>(place) };
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = (whole, line);
}
