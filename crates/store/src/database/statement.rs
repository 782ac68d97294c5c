//! A statement with its arguments.

use sqlx::postgres::{PgArguments, Postgres};
use sqlx::query::Query;
use sqlx::sqlite::{Sqlite, SqliteArguments};
use sqlx::{AssertSqlSafe, SqlSafeStr, SqlStr};

/// A statement, `$1` and so on standing for its arguments.
pub(crate) struct Statement {
    text: SqlStr,
    arguments: Vec<Argument>,
}

/// What stands in a field: a text, a whole number, or nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Argument {
    Text(Option<String>),
    Whole(Option<i64>),
}

impl Argument {
    /// As text, whichever it is.
    pub(crate) fn written(&self) -> Option<String> {
        match self {
            Argument::Text(text) => text.clone(),
            Argument::Whole(number) => number.map(|number| number.to_string()),
        }
    }
}

/// A statement. Its text is always one that stands in the source: nothing that came from outside gets into it.
pub(crate) fn sql(text: &'static str) -> Statement {
    Statement { text: text.into_sql_str(), arguments: Vec::new() }
}

/// A statement put together from texts that stand in the source, and from nothing else.
pub(crate) fn built(text: String) -> Statement {
    Statement { text: AssertSqlSafe(text).into_sql_str(), arguments: Vec::new() }
}

impl Statement {
    /// With a text as the next argument.
    pub(crate) fn text(mut self, text: impl Into<String>) -> Statement {
        self.arguments.push(Argument::Text(Some(text.into())));
        self
    }

    /// With a text, or none, as the next argument.
    pub(crate) fn maybe_text(mut self, text: Option<impl Into<String>>) -> Statement {
        self.arguments.push(Argument::Text(text.map(Into::into)));
        self
    }

    /// With a whole number as the next argument.
    pub(crate) fn whole(mut self, number: i64) -> Statement {
        self.arguments.push(Argument::Whole(Some(number)));
        self
    }

    /// With a whole number, or none, as the next argument.
    pub(crate) fn maybe_whole(mut self, number: Option<i64>) -> Statement {
        self.arguments.push(Argument::Whole(number));
        self
    }

    /// With several at once.
    pub(crate) fn with(mut self, arguments: impl IntoIterator<Item = Argument>) -> Statement {
        self.arguments.extend(arguments);
        self
    }

    pub(super) fn sqlite(self) -> Query<'static, Sqlite, SqliteArguments> {
        self.arguments.into_iter().fold(sqlx::query(self.text), |query, argument| match argument {
            Argument::Text(text) => query.bind(text),
            Argument::Whole(number) => query.bind(number),
        })
    }

    pub(super) fn postgres(self) -> Query<'static, Postgres, PgArguments> {
        self.arguments.into_iter().fold(sqlx::query(self.text), |query, argument| match argument {
            Argument::Text(text) => query.bind(text),
            Argument::Whole(number) => query.bind(number),
        })
    }
}
