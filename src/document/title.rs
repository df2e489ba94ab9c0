//! Line breaks of titles (R23).
