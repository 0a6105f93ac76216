//! The steps of a week, one file each. They never call each other; their order is in `engine::tick`.

pub(crate) mod cascade;
pub(crate) mod credibility;
pub(crate) mod defects;
pub(crate) mod demand;
pub(crate) mod effort;
pub(crate) mod leadership;
pub(crate) mod motive;
pub(crate) mod norms;
pub(crate) mod production;
pub(crate) mod settle;
pub(crate) mod standards;
pub(crate) mod strain;
pub(crate) mod strategy;
pub(crate) mod tally;
pub(crate) mod turnover;
pub(crate) mod voice;
