//! The page as data.
