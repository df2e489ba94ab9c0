//! Functions that templates may call. What tables need is in [`super::table`], what tasks need in [`super::task`].

use minijinja::value::Kwargs;
use minijinja::{Environment, Error, ErrorKind, State, Value};

use super::names::SCOPE;
use super::plain::word_of;
use super::value::{Root, Scope};
use super::{arith, money, outline, table, task, term};

/// Adds all functions.
pub fn register(env: &mut Environment<'_>) {
    // A name may come from a fact: 依据(名) in a loop over 导语.依据.
    env.add_function("附件", |state: &State<'_, '_>, name: Value| attachment(&scope(state)?, &word_of(&name)));
    env.add_function("附注", |state: &State<'_, '_>, name: Value| {
        scope(state).map(|scope| pointer(&scope, &word_of(&name)))
    });
    env.add_function("依据", |state: &State<'_, '_>, name: Value| {
        scope(state).map(|scope| term::basis(&scope, &word_of(&name)))
    });
    env.add_function("依据清单", |state: &State<'_, '_>| scope(state).map(|scope| term::bases(&scope)));
    env.add_function("术语", |state: &State<'_, '_>, name: Value| {
        scope(state).map(|scope| term::term(&scope, &word_of(&name)))
    });
    env.add_function("展开", |state: &State<'_, '_>, name: Value| {
        scope(state).map(|scope| term::slogan(&scope, &word_of(&name)))
    });
    env.add_function("提法项", |state: &State<'_, '_>, name: Value| {
        scope(state).map(|scope| term::slogan_items(&scope, &word_of(&name)))
    });
    env.add_function("条目", |state: &State<'_, '_>, list: Value, style: Option<String>, options: Kwargs| {
        let level = options.get::<Option<usize>>("级")?.unwrap_or(1);
        options.assert_all_used()?;
        outline::outline(state, &list, style.as_deref(), level)
    });
    env.add_function("空行", |state: &State<'_, '_>, count: Value| outline::blank_rows(&scope(state)?, &count));
    env.add_function("占比", |state: &State<'_, '_>, part: Value, whole: Value| {
        arith::share(&scope(state)?, &part, &whole)
    });
    env.add_function("平均", |state: &State<'_, '_>, total: Value, count: Value| {
        arith::average(&scope(state)?, &total, &count)
    });
    env.add_function("经费额", |state: &State<'_, '_>, name: Value| {
        scope(state).map(|scope| money::amount(&scope, &word_of(&name)))
    });
    env.add_function("测算行", |state: &State<'_, '_>| scope(state).map(|scope| money::items(&scope)));
    env.add_function("分担行", |state: &State<'_, '_>| scope(state).map(|scope| money::splits(&scope)));
    env.add_function("分担合计", |state: &State<'_, '_>, which: String| {
        scope(state).map(|scope| money::split_total(&scope, &which))
    });
    env.add_function("阶梯年", |state: &State<'_, '_>, points: Option<Value>| {
        table::ladder_years(&scope(state)?, points.as_ref())
    });
    env.add_function("提法类", |state: &State<'_, '_>, kind: String| {
        scope(state).map(|scope| scope.phrases_of(&kind))
    });
    env.add_function("指标行", |state: &State<'_, '_>, which: Value| table::indicators(&scope(state)?, &which));
    env.add_function("完成行", |state: &State<'_, '_>| scope(state).map(|scope| table::results(&scope)));
    env.add_function("进度行", |state: &State<'_, '_>, names: Option<Value>| {
        table::progress(&scope(state)?, names.as_ref())
    });
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

/// The scope of the document under rendering.
pub fn scope(state: &State<'_, '_>) -> Result<Scope, Error> {
    state
        .lookup(SCOPE)
        .and_then(|value| value.downcast_object::<Root>())
        .map(|root| root.scope.clone())
        .ok_or_else(|| Error::new(ErrorKind::InvalidOperation, "这里不能用这个函数"))
}

/// 附注(名): （见附件1） where the document has this attachment, else nothing.
fn pointer(scope: &Scope, name: &str) -> Value {
    Value::from(scope.session.point(name).map(|label| format!("（见{label}）")).unwrap_or_default())
}

/// 附件(名): 附件1, or 附件 for a lone one.
pub fn attachment(scope: &Scope, table: &str) -> Result<Value, Error> {
    scope.session.point(table).map(Value::from).ok_or_else(|| {
        let names: Vec<&str> = scope.session.attachments.iter().map(|(name, _)| name.as_str()).collect();
        let message = format!("本文种没有附件“{table}”；文种配置里的附件有：{}", names.join("、"));
        Error::new(ErrorKind::InvalidOperation, message)
    })
}
