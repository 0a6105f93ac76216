//! There is nothing here but the bench.
