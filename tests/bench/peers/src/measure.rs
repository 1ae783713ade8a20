//! Time and memory.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use cpu_time::ProcessTime;

/// The time that the processor spends on some work, in milliseconds: other programs on the machine slow that down
/// less than the time on the wall. Everything measured here runs on one thread and waits for nothing.
pub fn time(work: impl FnOnce() -> Result<()>) -> Result<f64> {
    let start = ProcessTime::try_now()?;
    work()?;
    Ok(start.try_elapsed()?.as_secs_f64() * 1_000.0)
}

/// The one in the middle.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The most memory that this process has had at once, in megabytes; only Linux tells.
pub fn peak() -> Result<f64> {
    let bytes = status("self", "VmHWM:").context("only Linux tells how much memory a process has had")?;
    Ok(bytes as f64 / 1e6)
}

/// The bytes of memory that a process has now; none where the system does not tell, or the process is gone.
pub fn resident(process: u32) -> u64 {
    status(&process.to_string(), "VmRSS:").unwrap_or_default()
}

/// The time that the processor has spent on a process; the time since it was `started` where the system does not tell.
pub fn spent(process: u32, started: Instant) -> Duration {
    let told = std::fs::read_to_string(format!("/proc/{process}/schedstat")).ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| started.elapsed(), Duration::from_nanos)
}

fn status(process: &str, figure: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(figure))?;
    let kibibytes: u64 = line.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kibibytes * 1024)
}
