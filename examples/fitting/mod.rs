//! What the examples that fit numbers share: codes by hand, pairs of promise and theme, logistic regression.

#![allow(dead_code, reason = "each example uses its part")]
#![allow(unreachable_pub, reason = "modules of an example are its own")]

pub mod candidates;
pub mod codes;
pub mod figures;
pub mod logistic;
pub mod themes;
