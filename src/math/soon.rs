//! A word to the processor about what will be needed soon.

#![allow(
    unsafe_code,
    reason = "the hint has no safe name; it neither reads, writes nor fails, whatever the place"
)]

/// Bytes that a processor fetches together.
pub const LINE: usize = 64;

/// Lets the processor fetch the bytes that begin so many times [`LINE`] behind the beginning of something, while the
/// program goes on. Does nothing on processors for which there is no such hint.
#[inline(always)]
pub fn needed_soon<T: ?Sized>(whole: &T, line: usize) {
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
