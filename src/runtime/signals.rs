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
pub use unix::{can_stop, end, listen, stop};

#[cfg(not(unix))]
pub use elsewhere::{can_stop, end, listen, stop};

#[cfg(unix)]
mod unix {
    use std::io;
    use std::thread;

    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    use crate::runtime::signals::Request;
    use crate::runtime::terminal::{give_back, is_taken};

    /// Tells of requests from now on, on a thread of its own.
    pub fn listen(mut tell: impl FnMut(Request) + Send + 'static) -> io::Result<()> {
        let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT])?;
        thread::spawn(move || {
            let mut signals = signals.forever();
            // Ends with the first that asks for an end.
            let _ = signals.by_ref().map(request).find(|it| {
                // An editor that has the terminal meanwhile stops all of us.
                if *it == Request::Stop && !is_taken() {
                    stop();
                } else {
                    tell(*it);
                }
                matches!(it, Request::End(_))
            });
            // Who asks twice does not want to wait for the session.
            if let Some(signal) = signals.find(|it| request(*it) == Request::End(*it)) {
                give_back();
                end(signal);
            }
        });
        Ok(())
    }

    fn request(signal: i32) -> Request {
        match signal {
            SIGTSTP => Request::Stop,
            SIGCONT => Request::Continue,
            _ => Request::End(signal),
        }
    }

    /// Whether a shell is there to bring a stopped process back. A program that
    /// a terminal was opened for leads its session, and would freeze for good.
    pub fn can_stop() -> bool {
        rustix::process::getsid(None).is_ok_and(|it| it != rustix::process::getpid())
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

    /// There is nothing to listen to.
    pub fn listen(_: impl FnMut(Request) + Send + 'static) -> io::Result<()> {
        Ok(())
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
