//! What work costs, by the clock of the processor and by that on the wall.

use std::ops::AddAssign;
use std::time::Instant;

/// In milliseconds.
#[derive(Debug, Clone, Copy, Default)]
pub struct Time {
    /// What all threads of this process have used.
    pub cpu: f64,
    pub wall: f64,
}

impl AddAssign for Time {
    fn add_assign(&mut self, other: Self) {
        self.cpu += other.cpu;
        self.wall += other.wall;
    }
}

/// Does `work`, and says what it took.
pub fn measured<T>(work: impl FnOnce() -> T) -> (T, Time) {
    let (wall, cpu) = (Instant::now(), cpu());
    let done = work();
    (done, Time { cpu: self::cpu() - cpu, wall: wall.elapsed().as_secs_f64() * 1e3 })
}

fn cpu() -> f64 {
    let used = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    used.tv_sec as f64 * 1e3 + used.tv_nsec as f64 / 1e6
}
