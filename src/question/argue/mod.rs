//! Where does the winner change: two levers about which experts disagree, over the parameters that decide.

pub mod argument;
pub mod ask;
pub mod boundary;
#[cfg(feature = "app")]
pub mod pack;
#[cfg(feature = "app")]
pub mod picture;
#[cfg(feature = "app")]
pub mod tables;
#[cfg(feature = "app")]
pub mod words;

pub use argument::Argument;
pub use ask::ArgumentResult;
