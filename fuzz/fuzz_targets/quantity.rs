//! Fuzz target for the grammar of quantities: no text makes it panic, a refusal says something, and what is read once reads the
//! same from what was kept as written. `cargo +nightly fuzz run quantity`
#![no_main]

use libfuzzer_sys::fuzz_target;
use nigao::derive::entered;
use nigao::facts::quantity::{self, Amount, State};

fuzz_target!(|text: &str| {
    match quantity::parse(text) {
        Ok(State::Known(Amount::Quantity(read))) => {
            assert_eq!(quantity::quantity(&read.written).as_ref(), Ok(&read));
            let room = entered::room(&read);
            assert!(room.low <= room.high);
        }
        Ok(_) => {}
        Err(message) => assert!(!message.is_empty()),
    }
});
