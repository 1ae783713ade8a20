//! How far a share of few may lie from the true one.

/// The bounds within which the true share lies with 95 % confidence (Wilson score interval); none of nothing.
pub fn bounds(part: u32, whole: u32) -> Option<(f64, f64)> {
    const Z: f64 = 1.96;
    if whole == 0 {
        return None;
    }
    let (n, share) = (f64::from(whole), f64::from(part) / f64::from(whole));
    let centre = share + Z * Z / (2.0 * n);
    let spread = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    let all = 1.0 + Z * Z / n;
    // Where it is none or all, a bound is the share itself, which rounding must not put outside.
    Some((((centre - spread) / all).clamp(0.0, share), ((centre + spread) / all).clamp(share, 1.0)))
}
