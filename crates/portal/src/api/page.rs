//! The documentation of the interface: a page like the others, made from the document itself.

use askama::Template;
use axum::response::{Html, IntoResponse, Response};
use serde_json::Value;
use wording::Words;

use super::document::DOCUMENT;
use super::fault::KINDS;
use super::scope::Scope;
use crate::frame::{Frame, Shown};

#[derive(Template)]
#[template(path = "api.html")]
struct Page {
    frame: Frame,
    groups: Vec<Group>,
    scopes: Vec<(String, String)>,
    problems: Vec<ProblemRow>,
    schemas: Vec<SchemaView>,
}

/// Operations of one subject.
struct Group {
    id: String,
    label: String,
    operations: Vec<OperationView>,
}

struct OperationView {
    id: String,
    method: String,
    path: String,
    label: String,
    scope: String,
    is_open: bool,
    parameters: Vec<FieldView>,
    sends: Vec<Link>,
    gives: Vec<Link>,
}

/// A media type with the schema of what it holds.
struct Link {
    kind: String,
    schema: String,
}

struct FieldView {
    name: String,
    kind: String,
    schema: String,
    required: bool,
    says: String,
}

struct SchemaView {
    name: String,
    says: String,
    fields: Vec<FieldView>,
}

struct ProblemRow {
    id: &'static str,
    status: u16,
    title: String,
}

/// The documentation.
pub(crate) async fn page(frame: Frame) -> Response {
    show(frame.clone()).map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

fn show(frame: Frame) -> Shown {
    let words = frame.words;
    let tags = DOCUMENT["tags"].as_array().into_iter().flatten().filter_map(|tag| tag["name"].as_str());
    let groups = tags.map(|tag| Group {
        id: tag.to_owned(),
        label: words.say(&format!("portal-api-tag-{tag}")),
        operations: operations(tag, words),
    });
    let page = Page {
        groups: groups.collect(),
        scopes: Scope::ALL
            .iter()
            .map(|scope| (scope.id().to_owned(), words.say(&scope.sentence())))
            .collect(),
        problems: KINDS
            .iter()
            .map(|(id, status)| ProblemRow {
                id,
                status: status.as_u16(),
                title: words.say(&format!("portal-api-problem-{id}")),
            })
            .collect(),
        schemas: schemas(),
        frame: frame.titled(words.say("portal-api-title")),
    };
    Ok(Html(page.render()?))
}

fn operations(tag: &str, words: Words) -> Vec<OperationView> {
    let mut found = Vec::new();
    for (path, item) in DOCUMENT["paths"].as_object().into_iter().flatten() {
        for (method, operation) in item.as_object().into_iter().flatten() {
            if operation["tags"][0] == tag {
                found.push(operation_view(path, method, operation, words));
            }
        }
    }
    found
}

fn operation_view(path: &str, method: &str, operation: &Value, words: Words) -> OperationView {
    let id = operation["operationId"].as_str().unwrap_or_default();
    let security = operation["security"].as_array().cloned().unwrap_or_default();
    let scope = security.iter().find_map(|one| one["token"][0].as_str());
    let parameters = operation["parameters"].as_array().into_iter().flatten().map(|parameter| FieldView {
        name: parameter["name"].as_str().unwrap_or_default().to_owned(),
        required: parameter["required"] == true,
        says: parameter["description"].as_str().unwrap_or_default().to_owned(),
        ..field(&parameter["schema"])
    });
    let good = operation["responses"].as_object().into_iter().flatten();
    let good = good.filter(|(status, _)| status.starts_with('2')).flat_map(|(_, answer)| links(answer));
    OperationView {
        id: id.to_owned(),
        method: method.to_uppercase(),
        path: path.to_owned(),
        label: words.say(&format!("portal-api-do-{id}")),
        scope: scope.unwrap_or_default().to_owned(),
        is_open: security.first() == Some(&Value::Object(serde_json::Map::new())),
        parameters: parameters.collect(),
        sends: links(&operation["requestBody"]),
        gives: good.collect(),
    }
}

fn links(of: &Value) -> Vec<Link> {
    let content = of["content"].as_object().into_iter().flatten();
    content.map(|(kind, held)| Link { kind: kind.clone(), schema: field(&held["schema"]).schema }).collect()
}

/// What a schema is, in a few words: its kind, or the name of another.
fn field(schema: &Value) -> FieldView {
    let mut found = FieldView {
        name: String::new(),
        kind: String::new(),
        schema: String::new(),
        required: false,
        says: schema["description"].as_str().unwrap_or_default().to_owned(),
    };
    let named = |of: &Value| of["$ref"].as_str().and_then(|at| at.rsplit('/').next()).map(str::to_owned);
    let choices = schema["oneOf"].as_array().or(schema["anyOf"].as_array()).or(schema["allOf"].as_array());
    let plain = |of: &Value| match &of["type"] {
        Value::String(kind) => kind.clone(),
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" · "),
        _ => String::new(),
    };
    if let Some(name) = named(schema) {
        found.schema = name;
    } else if let Some(choices) = choices {
        found.schema = choices.iter().find_map(named).unwrap_or_default();
        found.kind =
            choices.iter().map(plain).filter(|kind| !kind.is_empty()).collect::<Vec<_>>().join(" · ");
    } else {
        found.kind = plain(schema);
        found.schema = named(&schema["items"]).or(named(&schema["additionalProperties"])).unwrap_or_default();
        let of = plain(&schema["items"]);
        if !of.is_empty() {
            found.kind = format!("{}: {of}", found.kind);
        }
    }
    for beside in ["format", "pattern"] {
        if let Some(text) = schema[beside].as_str() {
            found.kind.push_str(&format!(" {text}"));
        }
    }
    found
}

fn schemas() -> Vec<SchemaView> {
    let all = DOCUMENT["components"]["schemas"].as_object().into_iter().flatten();
    all.map(|(name, schema)| SchemaView {
        name: name.clone(),
        says: schema["description"].as_str().unwrap_or_default().to_owned(),
        fields: fields(schema),
    })
    .collect()
}

/// The fields of a schema, with those of the schemas that it takes in.
fn fields(schema: &Value) -> Vec<FieldView> {
    let mut found = Vec::new();
    for part in schema["allOf"].as_array().into_iter().flatten() {
        match part["$ref"].as_str().and_then(|at| at.rsplit('/').next()) {
            Some(name) => found.extend(fields(&DOCUMENT["components"]["schemas"][name])),
            None => found.extend(fields(part)),
        }
    }
    let required =
        |name: &str| schema["required"].as_array().is_some_and(|all| all.iter().any(|one| one == name));
    for (name, of) in schema["properties"].as_object().into_iter().flatten() {
        found.push(FieldView { name: name.clone(), required: required(name), ..field(of) });
    }
    found
}
