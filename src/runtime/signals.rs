//! What the system asks of the process: to stop for a while, to come back, to
//! end.

/// A request of the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Request {
    /// To stop until the shell brings the process back.
    Stop,
    /// The process has been brought back.
    Continue,
    /// To end, for that signal.
    End(i32),
}

/// What a terminal sends when somebody types control and c.
const INTERRUPT: i32 = 2;

impl Request {
    /// Whether keys may have asked for it, in a program that lets them.
    pub fn is_typed(self) -> bool {
        matches!(self, Self::Stop | Self::Continue | Self::End(INTERRUPT))
    }
}

#[cfg(unix)]
pub use unix::{Requests, can_stop, end, stop};

#[cfg(not(unix))]
pub use elsewhere::{Requests, can_stop, end, stop};

#[cfg(unix)]
mod unix {
    use std::io;
    use std::thread;

    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    use crate::runtime::signals::Request;
    use crate::runtime::terminal::{give_back, is_taken};

    /// What the system asks from now on.
    pub struct Requests(Signals);

    impl Requests {
        /// Has them kept until somebody is told.
        pub fn keep() -> io::Result<Self> {
            Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT]).map(Self)
        }

        /// Tells of them, on a thread of its own.
        pub fn tell(mut self, tell: impl FnMut(Request) + Send + 'static) {
            thread::spawn(move || follow(&mut self.0, tell));
        }
    }

    fn follow(signals: &mut Signals, mut tell: impl FnMut(Request)) {
        let mut signals = signals.forever();
        // Ends with the first that asks for an end.
        let _ = signals.by_ref().map(request).find(|it| {
            // An editor that has the terminal meanwhile stops all of us.
            match *it {
                Request::Stop if !is_taken() && can_stop() => stop(),
                it => tell(it),
            }
            matches!(it, Request::End(_))
        });
        // Who asks twice does not want to wait for the session.
        if let Some(signal) = signals.find(|it| request(*it) == Request::End(*it)) {
            give_back();
            end(signal);
        }
    }

    fn request(signal: i32) -> Request {
        match signal {
            SIGTSTP => Request::Stop,
            SIGCONT => Request::Continue,
            _ => Request::End(signal),
        }
    }

    /// Whether a shell is there to bring a stopped process back: such a shell
    /// gives each of its jobs a group of its own. A program that a terminal was
    /// opened for is in the group of whoever leads the session, and would freeze
    /// for good.
    pub fn can_stop() -> bool {
        rustix::process::getsid(None).is_ok_and(|it| it != rustix::process::getpgrp())
    }

    /// Stops the process; comes back when somebody has it continue.
    pub fn stop() {
        let _ = emulate_default_handler(SIGTSTP);
    }

    /// Ends the process as `signal` would have, so that the shell knows why.
    pub fn end(signal: i32) {
        let _ = emulate_default_handler(signal);
    }
}

#[cfg(not(unix))]
mod elsewhere {
    use std::io;

    use crate::runtime::signals::Request;

    /// There are none.
    pub struct Requests;

    impl Requests {
        /// There are none to keep.
        pub fn keep() -> io::Result<Self> {
            Ok(Self)
        }

        /// There is nothing to tell.
        pub fn tell(self, _: impl FnMut(Request) + Send + 'static) {}
    }

    /// Processes are not stopped here.
    pub fn can_stop() -> bool {
        false
    }

    /// Nobody asks for it.
    pub fn stop() {}

    /// Nobody asked.
    pub fn end(_: i32) {}
}
