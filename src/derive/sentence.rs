//! Sentences: the registry's 完成句 and 目标句 with their slots filled, each number with its trace.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::figure::{Absence, Figure, Known, Measure, Trace};
use super::wording::{compare, ratio, result, target};
use crate::facts::indicator::Rung;
use crate::facts::quantity::Bound;
use crate::facts::registry::{Binding, Direction, Indicator, Kind};

/// A stretch of text, with what stands behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Text.
    pub text: String,
    /// None for the words between.
    pub trace: Option<Arc<Trace>>,
    /// A reservation that a document makes once, in brackets and with 下同; later ones of the same text fall away.
    pub once: bool,
}

/// What came out of asking for words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// Words.
    Words(Vec<Piece>),
    /// A number is not there.
    Missing(Absence),
    /// The indicator does not apply to the unit.
    NotApplicable,
    /// No target is set, or there is nothing to compare with.
    Nothing,
}

/// Plain words.
pub fn plain(text: impl Into<String>) -> Piece {
    Piece { text: text.into(), trace: None, once: false }
}

/// The reservation of a sum that leaves units out because their data is missing.
fn without_reports_of(units: &[String]) -> Piece {
    plain(format!("（不含{}，数据未报）", units.join("、")))
}

/// Words that a trace stands behind.
pub fn traced(text: impl Into<String>, trace: &Arc<Trace>) -> Piece {
    Piece { text: text.into(), trace: Some(Arc::clone(trace)), once: false }
}

/// A number with its unit.
pub fn number(known: &Known, unit: &str) -> Piece {
    traced(known.text(unit), &known.trace)
}

/// The 目标句 of one step of a 阶梯, which may be in a unit of its own: 26个 one year, 30% the next.
pub fn rung(indicator: &Indicator, figure: &Figure, rung: &Rung) -> Said {
    let quantity = &rung.quantity;
    let trace = Trace {
        key: format!("指标.{}（{}年阶梯）", indicator.key, rung.year),
        places: vec![rung.place.clone()],
        how: String::new(),
    };
    let known = Known { strength: quantity.strength, ..Known::exact(quantity.low, Arc::new(trace)) };
    let mut figure = figure.clone();
    // What is reached by then says nothing about a later year.
    figure.last = Measure::Unset;
    figure.target = Measure::Known(known);
    figure.bound = quantity.bound.or(figure.bound).or(indicator.bound);
    let mut indicator = indicator.clone();
    if indicator.unit != quantity.unit {
        indicator.unit.clone_from(&quantity.unit);
        indicator.kind = Kind::Stock;
    }
    Subject { indicator: &indicator, figure: &figure, parts: None }.aim()
}

/// One indicator with its figure.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The registry's entry.
    pub indicator: &'a Indicator,
    /// Its figure.
    pub figure: &'a Figure,
    /// The entries of 分子 and 分母.
    pub parts: Option<(&'a Indicator, &'a Indicator)>,
}

/// 零句 or 无分母句 of an indicator of which nothing is said when nothing happened.
const UNSAID: &str = "不写";

impl Subject<'_> {
    /// 完成句.
    pub fn done(self) -> Said {
        let sentences = &self.indicator.sentences;
        let last = match &self.figure.last {
            Measure::Missing(absence) => return Said::Missing(absence.clone()),
            Measure::NotApplicable => return Said::NotApplicable,
            Measure::Unset => return Said::Nothing,
            Measure::NoCase if sentences.no_case == UNSAID => return Said::Nothing,
            Measure::NoCase => {
                let words = if sentences.no_case.is_empty() {
                    format!("{}：未发生", self.indicator.label)
                } else {
                    sentences.no_case.clone()
                };
                let mut pieces = vec![plain(words)];
                pieces.extend(self.reservations());
                return Said::Words(pieces);
            }
            Measure::Known(last) => last,
        };
        if last.value.is_zero() {
            if sentences.zero == UNSAID {
                return Said::Nothing;
            }
            if !sentences.zero.is_empty() {
                // 未发生火灾事故（截至10月底）: ten months without one are not a year without one.
                let mut pieces = match self.fill(&sentences.zero) {
                    Ok(pieces) => pieces,
                    Err(absence) => return Said::Missing(absence),
                };
                for piece in pieces.iter_mut().filter(|piece| piece.trace.is_none()) {
                    piece.trace = Some(Arc::clone(&last.trace));
                }
                pieces.extend(self.reservations());
                return Said::Words(pieces);
            }
            // Nothing of a good thing is no achievement to report.
            if self.indicator.direction == Direction::Up && self.indicator.kind != Kind::Rate {
                return Said::Nothing;
            }
        }
        let default = format!("{}{{值}}", self.indicator.label);
        let pattern = if sentences.done.is_empty() { &default } else { &sentences.done };
        let mut pieces = match self.fill(pattern) {
            Ok(pieces) => pieces,
            Err(absence) => return Said::Missing(absence),
        };
        if !sentences.remainder.is_empty()
            && let Some(remainder) = self.remainder()
        {
            pieces.push(plain("，"));
            match self.fill(&sentences.remainder.replace("{余}", &remainder)) {
                Ok(more) => pieces.extend(more),
                Err(absence) => return Said::Missing(absence),
            }
        }
        pieces.extend(self.reservations());
        Said::Words(pieces)
    }

    /// 目标句.
    pub fn aim(self) -> Said {
        let sentences = &self.indicator.sentences;
        let target = match &self.figure.target {
            Measure::Missing(absence) => return Said::Missing(absence.clone()),
            Measure::NotApplicable => return Said::NotApplicable,
            Measure::Unset | Measure::NoCase => return Said::Nothing,
            Measure::Known(target) => target,
        };
        if target.value.is_zero() {
            if !sentences.zero_target.is_empty() {
                return Said::Words(vec![traced(&sentences.zero_target, &target.trace)]);
            }
            if self.figure.bound == Some(Bound::AtLeast) || self.figure.bound.is_none() {
                return Said::Nothing;
            }
        }
        let default = format!("{}{{目标语}}", self.indicator.label);
        let pattern = if sentences.target.is_empty() { &default } else { &sentences.target };
        let without = &self.figure.target_absent;
        match self.fill(pattern) {
            Err(absence) => Said::Missing(absence),
            Ok(mut pieces) => {
                if !without.is_empty() {
                    pieces.push(without_reports_of(without));
                }
                Said::Words(pieces)
            }
        }
    }

    /// 目标语: 全年不少于12场.
    pub fn target_words(self) -> Said {
        match &self.figure.target {
            Measure::Missing(absence) => Said::Missing(absence.clone()),
            Measure::NotApplicable => Said::NotApplicable,
            Measure::Unset | Measure::NoCase => Said::Nothing,
            // 不少于0场 promises nothing.
            Measure::Known(known) if known.value.is_zero() && self.figure.bound != Some(Bound::AtMost) => Said::Nothing,
            Measure::Known(known) => Said::Words(vec![traced(self.target_text(known), &known.trace)]),
        }
    }

    fn target_text(self, known: &Known) -> String {
        let indicator = self.indicator;
        let bound = self.figure.bound.unwrap_or(Bound::Exactly);
        if known.high.is_some() || known.approximation.is_some() {
            return known.text(&indicator.unit);
        }
        let before = self.figure.last.value();
        let (unit, [value]) = self.shown([known.value]);
        let words = match known.strength {
            // The word that the target itself was given takes the place of 确保 and 力争.
            Some(strength) => {
                let words = target::words(indicator.kind, &unit, bound, value, Binding::Descriptive, before);
                format!("{}{words}", target::strength(strength))
            }
            None => target::words(indicator.kind, &unit, bound, value, indicator.binding, before),
        };
        match &known.rhythm {
            Some(rhythm) if words.starts_with("全年") => format!("{rhythm}，{words}"),
            Some(rhythm) => format!("{rhythm}，全年{words}"),
            None => words,
        }
    }

    /// Numbers of this indicator and their unit as they are printed: in 万 when the registry says so and all reach it.
    fn shown<const N: usize>(self, values: [Decimal; N]) -> (String, [Decimal; N]) {
        let (unit, myriad) = (&self.indicator.unit, Decimal::from(10_000));
        match self.indicator.in_myriads.filter(|_| values.iter().all(|value| *value >= myriad)) {
            Some(places) => (format!("万{unit}"), values.map(|value| ratio::round(value / myriad, places))),
            None => (unit.clone(), values),
        }
    }

    /// 同比: 比上年增加12件，增长10.2%. Nothing when the two years cannot be compared.
    pub fn change(self) -> Said {
        match &self.figure.last {
            Measure::Missing(absence) => return Said::Missing(absence.clone()),
            Measure::NotApplicable => return Said::NotApplicable,
            _ => {}
        }
        let Some((now, then, partly)) = self.figure.comparable else { return Said::Nothing };
        let indicator = self.indicator;
        let (kind, direction) = (indicator.kind, indicator.direction);
        let words = compare::against(self.figure.against, kind, &indicator.unit, direction, Some(now), Some(then));
        let is_estimate =
            [&self.figure.last, &self.figure.prior].iter().any(|one| one.known().is_some_and(|k| k.estimate));
        let words = if is_estimate { format!("预计{words}") } else { words };
        let words = if partly { format!("同口径{words}") } else { words };
        Said::Words(vec![traced(words, &self.change_trace())])
    }

    /// 环比: this half year beside the half before it, for what is counted over time.
    pub fn change_from_preceding(self) -> Said {
        let (Some(now), Some(before)) = (self.figure.last.known(), self.figure.preceding) else { return Said::Nothing };
        let indicator = self.indicator;
        let (kind, unit, direction) = (indicator.kind, &indicator.unit, indicator.direction);
        let words = compare::against(compare::Against::Previous, kind, unit, direction, Some(now.value), Some(before));
        let how = format!("{} 对比前一半年 {}{unit}", now.text(unit), before.normalize());
        let key = format!("指标.{}（环比）", indicator.key);
        let trace = Trace { key, places: now.trace.places.clone(), how };
        Said::Words(vec![traced(words, &Arc::new(trace))])
    }

    /// 连续7年, from two years on.
    pub fn streak(self) -> Said {
        match &self.figure.streak {
            Some(streak) if streak.years > 1 => {
                let how = format!("到上年为止{}年没有发生", streak.years);
                let key = format!("指标.{}（连续）", self.indicator.key);
                let trace = Trace { key, places: streak.places.clone(), how };
                Said::Words(vec![traced(format!("连续{}年", streak.years), &Arc::new(trace))])
            }
            _ => Said::Nothing,
        }
    }

    fn change_trace(self) -> Arc<Trace> {
        let sides: Vec<&Known> =
            [&self.figure.last, &self.figure.prior].into_iter().filter_map(Measure::known).collect();
        let places = sides.iter().flat_map(|known| known.trace.places.iter().cloned()).collect();
        let how = sides.iter().map(|known| known.text(&self.indicator.unit)).collect::<Vec<_>>();
        let how = how.join(&format!(" 对比{} ", self.figure.against.name()));
        Arc::new(Trace { key: format!("指标.{}（与上年比较）", self.indicator.key), places, how })
    }

    /// 目标比上年: 比上年提高0.5个百分点.
    pub fn target_change(self) -> Said {
        let (target, last) = match (&self.figure.target, &self.figure.last) {
            (Measure::Missing(absence), _) | (_, Measure::Missing(absence)) => return Said::Missing(absence.clone()),
            (Measure::Known(target), Measure::Known(last)) => (target, last),
            _ => return Said::Nothing,
        };
        if self.figure.is_partial_count(self.indicator) {
            return Said::Nothing;
        }
        let indicator = self.indicator;
        let words =
            compare::words(indicator.kind, &indicator.unit, indicator.direction, Some(target.value), Some(last.value));
        let places = target.trace.places.iter().chain(&last.trace.places).cloned().collect();
        let how = format!("{} 对比 {}", target.text(&indicator.unit), last.text(&indicator.unit));
        let trace = Trace { key: format!("指标.{}（目标与上年实绩比较）", indicator.key), places, how };
        Said::Words(vec![traced(words, &Arc::new(trace))])
    }

    /// 完成情况 of last year's target.
    pub fn result(self) -> Said {
        let (last, aim) = match (&self.figure.last, &self.figure.last_target) {
            (Measure::Missing(absence), _) | (_, Measure::Missing(absence)) => return Said::Missing(absence.clone()),
            (Measure::NotApplicable, _) => return Said::NotApplicable,
            (Measure::Known(last), Measure::Known(aim)) => (last, aim),
            _ => return Said::Nothing,
        };
        let indicator = self.indicator;
        let bound = self.figure.last_bound.or(indicator.bound).unwrap_or(Bound::AtLeast);
        let unit = &indicator.unit;
        // A part of the year can neither miss nor keep the target of the whole.
        let until = self.figure.cutoff.as_ref().map(|cutoff| cutoff.words(indicator)).unwrap_or_default();
        let is_cut_off = self.figure.is_cut_off();
        let words = match (&self.figure.cutoff, self.figure.is_partial_count(indicator), bound) {
            _ if is_cut_off && indicator.kind == Kind::Rate => {
                format!("{until}为{}，全年目标{}", last.text(unit), aim.text(unit))
            }
            (_, true, Bound::AtMost) if last.value <= aim.value => {
                format!("{until}为{}，在全年控制目标{}以内", last.text(unit), aim.text(unit))
            }
            (Some(cutoff), true, _) if last.value < aim.value => {
                format!("{}完成{}，全年目标{}", cutoff.words(indicator), last.text(unit), aim.text(unit))
            }
            (None, true, _) if last.value < aim.value => {
                format!("已完成{}，全年目标{}", last.text(unit), aim.text(unit))
            }
            _ => {
                let (unit, [actual, aim]) = self.shown([last.value, aim.value]);
                let words = result::words(indicator.kind, &unit, bound, Some(actual), Some(aim));
                if last.estimate { format!("预计{words}") } else { words }
            }
        };
        let places = last.trace.places.iter().chain(&aim.trace.places).cloned().collect();
        let how = format!("实绩{}，目标{}", last.text(unit), aim.text(unit));
        let trace = Trace { key: format!("指标.{}（完成情况）", indicator.key), places, how };
        Said::Words(vec![traced(words, &Arc::new(trace))])
    }

    /// 分母 − 分子 with its unit, when anything is left.
    fn remainder(self) -> Option<String> {
        let ((numerator, denominator), (_, unit)) = (self.figure.parts.as_ref()?, self.parts?);
        let rest = denominator.value()? - numerator.value()?;
        (rest > Decimal::ZERO).then(|| format!("{}{}", rest.normalize(), unit.unit))
    }

    /// What must be said beside a number: a part of the year, units that did not report.
    pub fn reservations(self) -> Vec<Piece> {
        let figure = self.figure;
        let mut pieces = Vec::new();
        // What holds for a whole file is said once for all of its numbers; what holds for one number, at that number.
        if let Some(cutoff) = &figure.cutoff {
            let words = cutoff.words(self.indicator);
            pieces.push(if cutoff.general {
                Piece { once: true, ..plain(words) }
            } else {
                plain(format!("（{words}）"))
            });
        }
        for general in [true, false] {
            let entries: Vec<(String, String)> = figure
                .partial
                .iter()
                .filter(|(_, cutoff)| cutoff.general == general)
                .map(|(name, cutoff)| (name.clone(), cutoff.period.until()))
                .collect();
            // 同口径 in a comparison is explained by the same words, whether or not this indicator has one.
            let words: Vec<String> = by_date(&entries)
                .into_iter()
                .map(|(date, names)| format!("其中{}数据截至{date}，同口径比较时不计在内", names.join("、")))
                .collect();
            if !words.is_empty() {
                let words = words.join("；");
                pieces.push(if general {
                    Piece { once: true, ..plain(words) }
                } else {
                    plain(format!("（{words}）"))
                });
            }
        }
        if !figure.silent.is_empty() {
            let words = format!("不含{}，数据未报", figure.silent.join("、"));
            pieces.push(Piece { once: true, ..plain(words) });
        }
        if !figure.absent.is_empty() {
            pieces.push(without_reports_of(&figure.absent));
        }
        pieces
    }

    /// Fills the slots of a sentence. A clause whose slot has nothing to say disappears with the comma before it.
    fn fill(self, pattern: &str) -> Result<Vec<Piece>, Absence> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut rest = pattern;
        while let Some(open) = rest.find('{') {
            let Some(length) = rest[open..].find('}') else { break };
            let (before, slot) = (&rest[..open], &rest[open + 1..open + length]);
            rest = &rest[open + length + 1..];
            let said = self.slot(slot);
            match said {
                Said::Words(words) => {
                    pieces.push(plain(before));
                    pieces.extend(words);
                }
                Said::Missing(absence) => return Err(absence),
                Said::Nothing | Said::NotApplicable => {
                    let kept = before.trim_end_matches(['，', '；', '、']);
                    pieces.push(plain(kept));
                    if kept.is_empty() || pieces.iter().all(|piece| piece.text.is_empty()) {
                        rest = rest.trim_start_matches(['，', '；', '、']);
                    }
                }
            }
        }
        pieces.push(plain(rest));
        pieces.retain(|piece| !piece.text.is_empty());
        Ok(pieces)
    }

    fn slot(self, name: &str) -> Said {
        let unit = &self.indicator.unit;
        let parts = self.figure.parts.as_ref().zip(self.parts);
        match name {
            "值" | "上年" | "实绩" => value(&self.figure.last, unit),
            "目标" => value(&self.figure.target, unit),
            "目标语" => self.target_words(),
            "同比" => self.change(),
            "连续" => self.streak(),
            "分子" => parts.map_or(Said::Nothing, |((numerator, _), (name, _))| value(numerator, &name.unit)),
            "分母" => parts.map_or(Said::Nothing, |((_, denominator), (_, name))| value(denominator, &name.unit)),
            // A step of a ladder may be a count one year and a share the next.
            "占比" => Said::Words(vec![plain(if self.indicator.kind == Kind::Rate { "占比" } else { "" })]),
            "名" => Said::Words(vec![plain(&self.indicator.label)]),
            _ => Said::Nothing,
        }
    }
}

fn value(measure: &Measure, unit: &str) -> Said {
    match measure {
        Measure::Known(known) => Said::Words(vec![number(known, unit)]),
        Measure::Missing(absence) => Said::Missing(absence.clone()),
        Measure::NotApplicable => Said::NotApplicable,
        Measure::Unset | Measure::NoCase => Said::Nothing,
    }
}

/// Units by the date of their data, in the order of the first.
pub fn by_date(partial: &[(String, String)]) -> Vec<(&str, Vec<&str>)> {
    let mut dates: Vec<(&str, Vec<&str>)> = Vec::new();
    for (name, date) in partial {
        match dates.iter_mut().find(|(known, _)| known == date) {
            Some((_, names)) => names.push(name),
            None => dates.push((date, vec![name])),
        }
    }
    dates
}

/// The print of a measure in a table cell: never blank. Missing is 未报, not applicable —, zero 0.
pub fn cell(measure: &Measure, unit: Option<&str>, bound: Option<Bound>) -> Piece {
    let words = |text: &str| plain(text);
    match measure {
        Measure::Known(known) => {
            let sign = match bound {
                Some(Bound::AtLeast) => "≥",
                Some(Bound::AtMost) => "≤",
                _ => "",
            };
            let text = unit.map_or_else(|| known.number(), |unit| known.text(unit));
            // A bound of a whole or of nothing needs no sign.
            let is_whole = unit == Some("%") && known.value == Decimal::ONE_HUNDRED;
            let is_plain = known.high.is_some() || known.approximation.is_some();
            let sign = if is_plain || is_whole || known.value.is_zero() { "" } else { sign };
            traced(format!("{sign}{text}"), &known.trace)
        }
        Measure::Missing(_) => words("未报"),
        Measure::NoCase => words("未发生"),
        Measure::NotApplicable | Measure::Unset => words("—"),
    }
}

/// Whether an indicator belongs in tables: not auxiliary, and something to show.
pub fn is_tabled(indicator: &Indicator, figure: &Figure) -> bool {
    let shown = |measure: &Measure| !matches!(measure, Measure::NotApplicable | Measure::Unset);
    !indicator.auxiliary && (shown(&figure.last) || shown(&figure.target))
}

/// The print unit of a rate in tables is part of the number; other units have a column of their own.
pub fn cell_unit(indicator: &Indicator) -> Option<&str> {
    (indicator.kind == Kind::Rate).then_some(indicator.unit.as_str())
}
