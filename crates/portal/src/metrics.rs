//! What is measured, in the form that Prometheus reads. Numbers and patterns only: nothing here names anybody.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;

use crate::state::Portal;

/// The upper bounds of the classes of duration, in milliseconds.
const BOUNDS: [u64; 11] = [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000];

/// What is measured of this process.
#[derive(Debug)]
pub(crate) struct Metrics {
    began: Timestamp,
    under_way: AtomicI64,
    /// By method, pattern and status.
    answered: Mutex<BTreeMap<(String, String, u16), u64>>,
    /// By pattern.
    durations: Mutex<BTreeMap<String, Durations>>,
    database_faults: Mutex<BTreeMap<&'static str, u64>>,
}

#[derive(Debug, Default)]
struct Durations {
    /// How many took no longer than each bound, and than none.
    classes: [u64; BOUNDS.len()],
    count: u64,
    microseconds: u128,
}

/// A request that is under way until this is dropped.
pub(crate) struct UnderWay<'m>(&'m Metrics);

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.under_way.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Metrics {
    pub(crate) fn new() -> Metrics {
        Metrics {
            began: Timestamp::now(),
            under_way: AtomicI64::new(0),
            answered: Mutex::default(),
            durations: Mutex::default(),
            database_faults: Mutex::default(),
        }
    }

    /// Counts a request as under way.
    pub(crate) fn begin(&self) -> UnderWay<'_> {
        self.under_way.fetch_add(1, Ordering::Relaxed);
        UnderWay(self)
    }

    /// Counts an answer.
    pub(crate) fn answered(&self, method: &str, pattern: &str, status: u16, took: Duration) {
        // A method can be any word; an unknown one must not make a line of its own each time.
        let known = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
        let method = if known.contains(&method) { method } else { "other" };
        let key = (method.to_owned(), pattern.to_owned(), status);
        *locked(&self.answered).entry(key).or_default() += 1;
        let mut durations = locked(&self.durations);
        let of = durations.entry(pattern.to_owned()).or_default();
        for (class, bound) in of.classes.iter_mut().zip(BOUNDS) {
            *class += u64::from(took <= Duration::from_millis(bound));
        }
        of.count += 1;
        of.microseconds += took.as_micros();
    }

    /// Counts a fault of the database by its kind.
    pub(crate) fn database_fault(&self, kind: &'static str) {
        *locked(&self.database_faults).entry(kind).or_default() += 1;
    }

    /// What was counted, as text.
    fn shown(&self) -> String {
        let mut out = String::new();
        head(&mut out, "thidua_build_info", "gauge", "The version that runs.");
        let _ = writeln!(out, "thidua_build_info{{version=\"{}\"}} 1", env!("CARGO_PKG_VERSION"));
        head(&mut out, "process_start_time_seconds", "gauge", "When the process began, in Unix time.");
        let _ = writeln!(out, "process_start_time_seconds {}", self.began.as_second());
        if let Some(bytes) = resident_bytes() {
            head(&mut out, "process_resident_memory_bytes", "gauge", "Memory held by the process.");
            let _ = writeln!(out, "process_resident_memory_bytes {bytes}");
        }
        head(&mut out, "thidua_http_requests_in_flight", "gauge", "Requests under way.");
        let _ = writeln!(out, "thidua_http_requests_in_flight {}", self.under_way.load(Ordering::Relaxed));
        head(&mut out, "thidua_http_requests_total", "counter", "Answers by method, route and status.");
        for ((method, route, status), count) in locked(&self.answered).iter() {
            let labels = format!("method=\"{method}\",route=\"{route}\",status=\"{status}\"");
            let _ = writeln!(out, "thidua_http_requests_total{{{labels}}} {count}");
        }
        let name = "thidua_http_request_duration_seconds";
        head(&mut out, name, "histogram", "How long answers took, by route.");
        for (route, of) in locked(&self.durations).iter() {
            for (bound, count) in BOUNDS.iter().zip(of.classes) {
                let bound = seconds(u128::from(*bound) * 1_000);
                let _ = writeln!(out, "{name}_bucket{{route=\"{route}\",le=\"{bound}\"}} {count}");
            }
            let _ = writeln!(out, "{name}_bucket{{route=\"{route}\",le=\"+Inf\"}} {}", of.count);
            let _ = writeln!(out, "{name}_sum{{route=\"{route}\"}} {}", seconds(of.microseconds));
            let _ = writeln!(out, "{name}_count{{route=\"{route}\"}} {}", of.count);
        }
        head(
            &mut out,
            "thidua_database_errors_total",
            "counter",
            "Answers that the database had no part in, by kind.",
        );
        for (kind, count) in locked(&self.database_faults).iter() {
            let _ = writeln!(out, "thidua_database_errors_total{{kind=\"{kind}\"}} {count}");
        }
        out
    }
}

/// Microseconds as seconds, to the digit.
fn seconds(microseconds: u128) -> String {
    format!("{}.{:06}", microseconds / 1_000_000, microseconds % 1_000_000)
}

fn head(out: &mut String, name: &str, kind: &str, says: &str) {
    let _ = writeln!(out, "# HELP {name} {says}\n# TYPE {name} {kind}");
}

/// The memory that the process holds, where the system tells.
fn resident_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes * 1024)
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

/// The measures, for whoever reaches the address that is kept for them.
pub(crate) async fn page(State(portal): State<Portal>) -> Response {
    let mut out = portal.metrics().shown();
    let end = portal.store().end().await;
    head(&mut out, "thidua_database_up", "gauge", "Whether the database answers.");
    let _ = writeln!(out, "thidua_database_up {}", u8::from(end.is_ok()));
    if let Ok(end) = end {
        head(&mut out, "thidua_journal_entries", "gauge", "The number of the last entry of the journal.");
        let _ = writeln!(out, "thidua_journal_entries {end}");
    }
    if let Ok(sessions) = portal.store().count_sessions(Timestamp::now()).await {
        head(&mut out, "thidua_sessions", "gauge", "Sessions of people who are signed in.");
        let _ = writeln!(out, "thidua_sessions {sessions}");
    }
    head(
        &mut out,
        "thidua_heavy_work_free",
        "gauge",
        "Places that are free for heavy work, such as reading a workbook.",
    );
    let _ = writeln!(out, "thidua_heavy_work_free {}", portal.heavy().free());
    ([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], out).into_response()
}

/// The same beside the pages. Only while the portal is for this machine alone: one that others reach through a proxy gives its
/// measures out at an address of their own (`metrics`), or not at all.
/// It asks the database for nobody: while that is gone the measures say so.
pub(crate) async fn beside_pages(State(portal): State<Portal>) -> Response {
    let settings = portal.settings();
    match settings.listen.ip().is_loopback() && !settings.secure && settings.metrics.is_none() {
        true => page(State(portal)).await,
        false => StatusCode::NOT_FOUND.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_adds_up() {
        let metrics = Metrics::new();
        {
            let _one = metrics.begin();
            metrics.answered("GET", "/", 200, Duration::from_micros(7_500));
            metrics.answered("GET", "/", 200, Duration::from_secs(20));
            metrics.answered("BREW", "/x/{y}", 404, Duration::from_millis(5));
            metrics.database_fault("gone");
            assert!(metrics.shown().contains("thidua_http_requests_in_flight 1\n"));
        }
        let shown = metrics.shown();
        for line in [
            "thidua_http_requests_in_flight 0",
            "thidua_http_requests_total{method=\"GET\",route=\"/\",status=\"200\"} 2",
            "thidua_http_requests_total{method=\"other\",route=\"/x/{y}\",status=\"404\"} 1",
            "thidua_http_request_duration_seconds_bucket{route=\"/\",le=\"0.005000\"} 0",
            "thidua_http_request_duration_seconds_bucket{route=\"/\",le=\"0.010000\"} 1",
            "thidua_http_request_duration_seconds_bucket{route=\"/\",le=\"10.000000\"} 1",
            "thidua_http_request_duration_seconds_bucket{route=\"/\",le=\"+Inf\"} 2",
            "thidua_http_request_duration_seconds_sum{route=\"/\"} 20.007500",
            "thidua_http_request_duration_seconds_bucket{route=\"/x/{y}\",le=\"0.005000\"} 1",
            "thidua_database_errors_total{kind=\"gone\"} 1",
        ] {
            assert!(shown.contains(&format!("{line}\n")), "{line}:\n{shown}");
        }
    }
}
