//! GB/T 9704-2012 as numbers, and the choices that a profile may make.
