//! 「您是否想写…」: the nearest known name, or nothing when none is near.

/// The candidate that is nearest to `name`: at most a third of its characters differ (at least one may).
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    let limit = (length / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (strsim::osa_distance(name, candidate), candidate))
        .filter(|&(distance, candidate)| {
            distance <= limit && distance < length
                || (length >= 2
                    && (candidate.contains(name) || (candidate.chars().count() >= 2 && name.contains(candidate))))
        })
        .min_by_key(|&(distance, candidate)| (distance, candidate))
        .map(|(_, candidate)| candidate)
}

/// A sentence that offers the nearest name, empty when none is near.
pub fn suggestion<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    nearest(name, candidates).map(|near| format!("您是否想写“{near}”？")).unwrap_or_default()
}
