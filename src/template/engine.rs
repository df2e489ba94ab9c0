//! The one template environment: all templates compiled once, rendered many times.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use minijinja::{Environment, Error, UndefinedBehavior, Value};

use super::assembly::Snippet;
use super::layer::Composed;
use super::mark::Marked;
use super::value::{Root, Scope};
use super::{check, fault, filter, function};
use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// Steps that one template may take. A section needs a few thousand; a runaway loop is stopped.
const FUEL: u64 = 2_000_000;

/// All templates of a project.
pub struct Engine {
    env: Environment<'static>,
    sources: BTreeMap<String, Arc<Source>>,
    broken: BTreeSet<String>,
    /// Sections with overrides laid over them, by the path of their composed source.
    composed: BTreeMap<String, Composed>,
}

impl Engine {
    /// Compiles templates by name (path below `templates/`).
    pub fn new(files: Vec<(String, Arc<Source>)>, found: &mut Vec<Diagnostic>) -> Self {
        let mut env = Environment::empty();
        env.set_undefined_behavior(UndefinedBehavior::Strict);
        env.set_fuel(Some(FUEL));
        env.set_debug(false);
        filter::register(&mut env);
        function::register(&mut env);
        let mut broken = BTreeSet::new();
        for (name, source) in &files {
            let mut findings = check::scan(source);
            if let Err(error) = env.add_template_owned(name.clone(), source.text.clone()) {
                findings.push(fault::engine(&error, source));
            }
            if !findings.is_empty() {
                broken.insert(name.clone());
            }
            found.extend(findings);
        }
        Self { env, sources: files.into_iter().collect(), broken, composed: BTreeMap::new() }
    }

    /// Adds a section with overrides laid over it, under a name of its own. None: an override cannot be used.
    pub fn lay(&mut self, name: &str, composed: Option<Composed>, found: &mut Vec<Diagnostic>) {
        let Some(composed) = composed else {
            self.broken.insert(name.to_owned());
            return;
        };
        let source = Source::new(format!("templates/{name}"), composed.text.clone());
        self.composed.insert(source.path.clone(), composed);
        if let Err(error) = self.env.add_template_owned(name.to_owned(), source.text.clone()) {
            let mut finding = fault::engine(&error, &source);
            self.settle(&mut finding);
            if !found.contains(&finding) {
                found.push(finding);
            }
            self.broken.insert(name.to_owned());
        }
        self.sources.insert(name.to_owned(), source);
    }

    /// Moves places in composed sections to the files that people have.
    pub fn settle(&self, finding: &mut Diagnostic) {
        let places = finding.place.iter_mut().chain(finding.related.iter_mut().map(|(place, _)| place));
        for place in places {
            if let Some(composed) = self.composed.get(place.path()) {
                *place = composed.place(&place.span);
            }
        }
    }

    /// A template's source.
    pub fn source(&self, name: &str) -> Option<&Arc<Source>> {
        self.sources.get(name)
    }

    /// Whether a template has an error that was found when it was compiled.
    pub fn is_broken(&self, name: &str) -> bool {
        self.broken.contains(name)
    }

    /// Names of all templates.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.sources.keys().map(String::as_str)
    }

    /// Renders a template about a fact, which it sees as 本段. None when there is no such template.
    ///
    /// # Errors
    /// What the engine refused, with the template's line.
    pub fn render(&self, name: &str, scope: &Scope, subject: Option<Value>) -> Option<Result<Marked, Box<Diagnostic>>> {
        let source = self.sources.get(name)?;
        let template = self.env.get_template(name).ok()?;
        scope.session.enter(name);
        let context = Value::from_object(Root { scope: scope.clone(), subject });
        let rendered = template.render(context).map(Marked::new);
        Some(rendered.map_err(|error| Box::new(self.fault(&error, source))))
    }

    /// Renders a line of an assembly, such as a title.
    ///
    /// # Errors
    /// What the engine refused, at the snippet.
    pub fn line(&self, snippet: &Snippet, scope: &Scope) -> Result<Marked, Box<Diagnostic>> {
        scope.session.enter_line(&snippet.place);
        let rendered = self.env.render_str(&snippet.text, context(scope)).map(Marked::new);
        rendered.map_err(|error| Box::new(fault::snippet(&error, snippet)))
    }

    /// Whether a condition holds.
    ///
    /// # Errors
    /// What the engine refused, at the snippet.
    pub fn holds(&self, snippet: &Snippet, scope: &Scope) -> Result<bool, Box<Diagnostic>> {
        self.value(snippet, scope).map(|value| value.is_true())
    }

    /// What an expression of an assembly names.
    ///
    /// # Errors
    /// What the engine refused, at the snippet.
    pub fn value(&self, snippet: &Snippet, scope: &Scope) -> Result<Value, Box<Diagnostic>> {
        scope.session.enter_line(&snippet.place);
        let value = self.env.compile_expression(&snippet.text).and_then(|expression| expression.eval(context(scope)));
        value.map_err(|error| Box::new(fault::snippet(&error, snippet)))
    }

    /// An error may come from a macro's file instead of the template's own.
    fn fault(&self, error: &Error, source: &Arc<Source>) -> Diagnostic {
        let own = error.name().and_then(|name| self.sources.get(name)).unwrap_or(source);
        fault::engine(error, own)
    }
}

fn context(scope: &Scope) -> Value {
    Value::from_object(Root { scope: scope.clone(), subject: None })
}
