//! Pagination model.
