//! Sees what others change: an editor, WPS, a second `nigao`. The system says that something happened; where it says nothing, as
//! on a network drive, the files are looked at every two seconds.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use notify::{RecursiveMode, Watcher};

use super::desk::Desk;

/// Programs write a file in several steps; this long nothing must happen before it is read.
const QUIET: Duration = Duration::from_millis(20);
/// How often the files are looked at anyhow.
const ANYHOW: Duration = Duration::from_secs(2);

/// Watches until the process ends.
///
/// # Errors
/// The system gives no thread.
pub fn start(desk: Arc<Desk>) -> io::Result<()> {
    let (tell, told) = mpsc::channel();
    // Without a watcher the looks every two seconds remain.
    let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // Reading a file is an event too, and reading is what follows an event.
        if !event.is_ok_and(|event| event.kind.is_access()) {
            // The thread below ends only with the process.
            let _ = tell.send(());
        }
    });
    let mut watcher = watcher.ok();
    if let Some(watcher) = &mut watcher {
        for folder in desk.home.folders() {
            let _ = watcher.watch(&folder, RecursiveMode::Recursive);
        }
    }
    thread::Builder::new().name("watch".into()).spawn(move || {
        let _watcher = watcher;
        loop {
            match told.recv_timeout(ANYHOW) {
                Ok(()) => while told.recv_timeout(QUIET).is_ok() {},
                Err(RecvTimeoutError::Timeout) => {}
                // There is no watcher that could tell.
                Err(RecvTimeoutError::Disconnected) => thread::sleep(ANYHOW),
            }
            desk.refresh();
        }
    })?;
    Ok(())
}
