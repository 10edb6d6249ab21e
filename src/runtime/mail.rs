//! Post between threads. Whoever waits for it sleeps at once: a channel that
//! looks about for a while first spends more on that than most answers here
//! take to be found.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

/// A box, for those who send to it and the one who empties it.
pub fn mailbox<T>() -> (Sender<T>, Receiver<T>) {
    let post = Post { left: VecDeque::new(), letters: VecDeque::new(), senders: 1 };
    let shared = Arc::new(Shared { post: Mutex::new(post), bell: Condvar::new() });
    (Sender(Arc::clone(&shared)), Receiver(shared))
}

/// Puts letters into the box. What nobody takes out any more is lost with it.
#[derive(Debug)]
pub struct Sender<T>(Arc<Shared<T>>);

/// Takes letters out of the box, in the order in which they came.
#[derive(Debug)]
pub struct Receiver<T>(Arc<Shared<T>>);

/// Why no letter came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silence {
    /// It did not come in time.
    Late,
    /// There is nobody left to send one.
    Over,
}

#[derive(Debug)]
struct Shared<T> {
    post: Mutex<Post<T>>,
    bell: Condvar,
}

#[derive(Debug)]
struct Post<T> {
    /// What comes with the next letter.
    left: VecDeque<T>,
    letters: VecDeque<T>,
    senders: usize,
}

impl<T> Shared<T> {
    fn post(&self) -> MutexGuard<'_, Post<T>> {
        // Nothing that is done under the lock can panic halfway.
        self.post.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T> Post<T> {
    /// The next letter, and before it what was left for it.
    fn take(&mut self) -> Option<T> {
        let left = if self.letters.is_empty() { None } else { self.left.pop_front() };
        left.or_else(|| self.letters.pop_front())
    }
}

impl<T> Sender<T> {
    /// Sends a letter.
    pub fn send(&self, letter: T) {
        self.0.post().letters.push_back(letter);
        self.0.bell.notify_one();
    }

    /// Leaves something to be taken out together with the next letter, before it:
    /// it wakes nobody.
    pub fn leave(&self, letter: T) {
        self.0.post().left.push_back(letter);
    }
}

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Self {
        self.0.post().senders += 1;
        Self(Arc::clone(&self.0))
    }
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        self.0.post().senders -= 1;
        self.0.bell.notify_one();
    }
}

impl<T> Receiver<T> {
    /// The next letter, as soon as there is one; `None` once there can be none.
    pub fn next(&self) -> Option<T> {
        let is_quiet = |it: &mut Post<T>| it.letters.is_empty() && it.senders > 0;
        let post = self.0.bell.wait_while(self.0.post(), is_quiet);
        post.unwrap_or_else(PoisonError::into_inner).take()
    }

    /// The next letter, if it comes before `end`.
    pub fn next_until(&self, end: Instant) -> Result<T, Silence> {
        let mut post = self.0.post();
        loop {
            if let Some(letter) = post.take() {
                return Ok(letter);
            }
            if post.senders == 0 {
                return Err(Silence::Over);
            }
            let rest = end.saturating_duration_since(Instant::now());
            if rest.is_zero() {
                return Err(Silence::Late);
            }
            let waited = self.0.bell.wait_timeout(post, rest);
            post = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// All letters that are there.
    pub fn rest(&self) -> Vec<T> {
        let Post { left, letters, .. } = &mut *self.0.post();
        left.drain(..).chain(letters.drain(..)).collect()
    }

    /// Whether no letter is there.
    pub fn is_empty(&self) -> bool {
        self.0.post().letters.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use std::thread;
    use std::time::Duration;

    use super::*;

    #[test]
    fn letters_come_in_their_order_until_nobody_sends_any() {
        let (sender, receiver) = mailbox();
        let other = sender.clone();
        let thread = thread::spawn(move || (0..500).for_each(|it| other.send(it)));
        let got: Vec<i32> = (0..500).filter_map(|_| receiver.next()).collect();
        thread.join().unwrap();
        assert!(got.into_iter().eq(0..500));
        sender.send(7);
        sender.send(8);
        drop(sender);
        assert_eq!(receiver.next(), Some(7));
        assert_eq!((receiver.rest(), receiver.next()), (vec![8], None));
    }

    #[test]
    fn what_is_left_wakes_nobody_and_comes_before_the_next_letter() {
        let (sender, receiver) = mailbox();
        sender.leave(1);
        assert_eq!(receiver.next_until(Instant::now()), Err(Silence::Late));
        sender.send(2);
        assert_eq!((receiver.next(), receiver.next()), (Some(1), Some(2)));
    }

    #[test]
    fn nobody_waits_for_ever() {
        let (sender, receiver) = mailbox::<()>();
        let soon = || Instant::now() + Duration::from_millis(1);
        assert_eq!(receiver.next_until(soon()), Err(Silence::Late));
        drop(sender);
        assert_eq!(receiver.next_until(soon()), Err(Silence::Over));
    }
}
