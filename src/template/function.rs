//! Functions that templates may call. What tables need is in [`super::table`], what tasks need in [`super::task`].

use minijinja::{Environment, Error, ErrorKind, State, Value};

use super::names::SCOPE;
use super::value::{Root, Scope};
use super::{table, task};

/// Adds all functions.
pub fn register(env: &mut Environment<'_>) {
    env.add_function("附件", |state: &State<'_, '_>, table: String| attachment(&scope(state)?, &table));
    env.add_function("依据", |state: &State<'_, '_>, name: String| scope(state).map(|scope| scope.cited(&name)));
    env.add_function("提法类", |state: &State<'_, '_>, kind: String| {
        scope(state).map(|scope| scope.phrases_of(&kind))
    });
    env.add_function("指标行", |state: &State<'_, '_>, which: String| table::indicators(&scope(state)?, &which));
    env.add_function("完成行", |state: &State<'_, '_>| scope(state).map(|scope| table::results(&scope)));
    env.add_function("进度行", |state: &State<'_, '_>| scope(state).map(|scope| table::progress(&scope)));
    env.add_function("阶梯表", |state: &State<'_, '_>| scope(state).map(|scope| table::ladders(&scope)));
    env.add_function("数据说明", |state: &State<'_, '_>, which: String| table::explanation(&scope(state)?, &which));
    env.add_function("未达标", |state: &State<'_, '_>| scope(state).map(|scope| table::missed(&scope)));
    env.add_function("未达标行", |state: &State<'_, '_>| scope(state).map(|scope| table::missed_rows(&scope)));
    env.add_function("任务行", |state: &State<'_, '_>| scope(state).map(|scope| task::rows(&scope)));
    env.add_function("任务句", |state: &State<'_, '_>, section: String| {
        scope(state).map(|scope| task::sentence(&scope, &section))
    });
    env.add_function("任务组", |state: &State<'_, '_>, mode: String| task::groups(&scope(state)?, &mode));
    env.add_function("汇总表", |state: &State<'_, '_>, which: String, most: usize| {
        table::totals(&scope(state)?, &which, most)
    });
}

fn scope(state: &State<'_, '_>) -> Result<Scope, Error> {
    state
        .lookup(SCOPE)
        .and_then(|value| value.downcast_object::<Root>())
        .map(|root| root.scope.clone())
        .ok_or_else(|| Error::new(ErrorKind::InvalidOperation, "这里不能用这个函数"))
}

fn attachment(scope: &Scope, table: &str) -> Result<Value, Error> {
    let names: Vec<&str> = scope.session.attachments.iter().map(|(name, _)| name.as_str()).collect();
    match scope.session.attachments.iter().find(|(name, _)| name == table) {
        Some((_, label)) => Ok(Value::from(label.clone())),
        None => Err(Error::new(
            ErrorKind::InvalidOperation,
            format!("本文种没有附件“{table}”；文种配置里的附件有：{}", names.join("、")),
        )),
    }
}
