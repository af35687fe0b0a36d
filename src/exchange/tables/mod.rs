//! The columns of each table, and how they are filled.

pub(super) mod check_ins;
pub(super) mod episodes;
pub(super) mod knots;
pub(super) mod milestones;
mod placed;
pub(super) mod ratings;
pub(super) mod treatments;
