//! Money: below 10,000 yuan in 元, from there in 万元 with at most two decimals.

use rust_decimal::Decimal;

/// An amount in yuan.
pub fn words(yuan: Decimal) -> String {
    let shown = shown(yuan);
    if shown.abs() < limit() {
        return format!("{}元", shown.normalize());
    }
    format!("{}万元", (shown / limit()).normalize())
}

/// What these words say, in yuan: what is left of it is subtracted from this, so that printed numbers add up.
pub fn shown(yuan: Decimal) -> Decimal {
    // 9999.996元 would round to a five-digit number of 元, so the limit is applied to what is shown.
    let shown = super::ratio::round(yuan, 2);
    if shown.abs() < limit() { shown } else { super::ratio::round(yuan / limit(), 2) * limit() }
}

fn limit() -> Decimal {
    Decimal::from(10_000)
}
