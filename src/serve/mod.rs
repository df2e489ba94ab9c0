//! `nigao serve` (工作台): the facts as a form beside the pages, for a clerk who has a browser and no terminal.
//!
//! A server on this machine's own address that only this machine can reach; its page is part of the program.
//!
//! - [`desk`] what is held in memory: per plan year the project as read and everything prepared from it; read anew, swapped, told
//! - [`watch`] sees what others change · [`checked`] makes every document in the background
//! - [`mod@unit`] units by their names · [`slot`] one value that can be filled in · [`target`] the file that it is in
//! - [`typed`] lays over the project what is being typed · [`save`] changes one value in a file · [`history`] takes it back
//! - [`form`] a unit's facts as fields · [`page`] one document · [`board`] all of them · [`finding`] what is wrong
//! - [`build`] writes all documents · [`download`] hands them over
//! - [`guard`] who may ask · [`refusal`] how a request is refused · [`assets`] the page's own files · [`routes`] which address does what

mod assets;
mod board;
mod build;
mod checked;
mod desk;
mod download;
mod finding;
mod form;
mod guard;
mod history;
mod page;
mod refusal;
mod routes;
mod save;
mod slot;
mod target;
mod typed;
mod unit;
mod watch;

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use self::desk::Desk;
use self::guard::Guard;
use crate::project::home::Home;

/// A server that is bound and does not run yet.
pub struct Server {
    listener: std::net::TcpListener,
    address: SocketAddr,
    desk: Arc<Desk>,
}

impl Server {
    /// Binds to this machine's own address. Port 0: whichever is free.
    ///
    /// # Errors
    /// The port is taken or may not be used.
    pub fn bind(home: Home, port: u16) -> io::Result<Self> {
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        Ok(Self { listener, address, desk: Arc::new(Desk::new(home)) })
    }

    /// Where the page is.
    pub fn address(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Serves until the process ends.
    ///
    /// # Errors
    /// The system gives no threads, no random numbers or no connection.
    pub fn run(self) -> io::Result<()> {
        let guard = Guard::new(self.address.port())?;
        checked::start(Arc::clone(&self.desk))?;
        watch::start(Arc::clone(&self.desk))?;
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(self.listener)?;
            axum::serve(listener, routes::router(self.desk, guard)).await
        })
    }
}
