//! The interface described, as OpenAPI 3.1: what stands at the handlers, with what holds for all of them.

use std::sync::LazyLock;

use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use utoipa::OpenApi;
use wording::{Language, Words};

use super::fault::Told;
use super::once::KEY_FORM;
use super::scope::Scope;

/// What no handler names, but every answer may be.
#[derive(OpenApi)]
#[openapi(components(schemas(Told)))]
pub(crate) struct Frame;

/// The document.
pub(crate) static DOCUMENT: LazyLock<Value> = LazyLock::new(|| {
    let (_, document) = super::resources().split_for_parts();
    whole(serde_json::to_value(document).unwrap_or_default())
});

/// The parts of addresses: name, form, an example.
const PARTS: [(&str, &str, &str); 8] = [
    ("movement", "^[A-Za-z0-9._-]{1,64}$", "1371-2022"),
    ("round", "^[A-Za-z0-9._-]{1,64}$", "2022-q2"),
    ("unit", "^[A-Za-z0-9-]{1,32}$", "24"),
    ("award", "^[A-Za-z0-9._-]{1,100}$", "health"),
    ("indicator", "^[A-Za-z0-9._-]{1,100}$", "health"),
    ("reading", "^[A-Za-z0-9._-]{1,100}$", "comparable"),
    ("period", "^[0-9]{4}(-[0-9]{2}-[0-9]{2}|-Q[1-4])?$", "2022-06-30"),
    ("judgement", "", "1"),
];

/// The document as it is sent and kept: a text that is the same for the same program.
pub(crate) fn text() -> String {
    let mut text = serde_json::to_string_pretty(&*DOCUMENT).unwrap_or_default();
    text.push('\n');
    text
}

/// The document.
pub(crate) async fn get() -> Response {
    ([(CONTENT_TYPE, "application/json")], text()).into_response()
}

fn whole(mut document: Value) -> Value {
    let words = Words::new(Language::En);
    document["openapi"] = json!("3.1.0");
    document["info"] = json!({
        "title": words.say("portal-api-title"),
        "description": words.say("portal-api-about"),
        "version": "1",
        "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
    });
    let tags = ["movements", "rounds", "standings", "figures", "reference", "access"];
    document["tags"] = tags
        .iter()
        .map(|tag| json!({ "name": tag, "description": words.say(&format!("portal-api-tag-{tag}")) }))
        .collect();
    if let Some(paths) = document["paths"].as_object_mut() {
        for (path, item) in paths {
            let methods = item.as_object_mut().into_iter().flatten();
            for (method, operation) in methods.filter(|(_, operation)| operation.is_object()) {
                complete(path, method, operation, words);
            }
        }
    }
    let scopes: Vec<String> = Scope::ALL
        .iter()
        .map(|scope| format!("`{}`: {}", scope.id(), words.say(&scope.sentence())))
        .collect();
    let components = &mut document["components"];
    components["securitySchemes"] = json!({
        "token": { "type": "http", "scheme": "bearer", "description": scopes.join("\n") },
        "session": { "type": "apiKey", "in": "cookie", "name": "session",
                     "description": words.say("portal-api-session") },
    });
    let header = |kind: &str, id: &str| json!({ "schema": { "type": kind }, "description": words.say(id) });
    let problem = |headers: Value| {
        json!({
            "description": words.say("portal-api-problem"),
            "headers": headers,
            "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } },
        })
    };
    components["responses"] = json!({
        "Problem": problem(json!({})),
        "SignIn": problem(json!({ "WWW-Authenticate": header("string", "portal-api-challenge") })),
        "Later": problem(json!({ "Retry-After": header("integer", "portal-api-later") })),
        "Same": { "description": words.say("portal-api-same") },
    });
    document
}

/// Adds to an operation what holds for all of its kind.
fn complete(path: &str, method: &str, operation: &mut Value, words: Words) {
    let id = operation["operationId"].as_str().unwrap_or_default().to_owned();
    operation["summary"] = json!(words.say(&format!("portal-api-do-{id}")));
    let is_read = method == "get";
    let is_open = operation["security"].is_null();
    let mut parameters: Vec<Value> = PARTS
        .iter()
        .filter(|(name, ..)| path.contains(&format!("{{{name}}}")))
        .map(|(name, pattern, example)| {
            let (schema, example) = match pattern.is_empty() {
                true => (
                    json!({ "type": "integer", "format": "int64", "minimum": 1,
                                 "maximum": 9_007_199_254_740_991_i64 }),
                    json!(1),
                ),
                false => (json!({ "type": "string", "pattern": pattern }), json!(example)),
            };
            json!({ "name": name, "in": "path", "required": true, "schema": schema, "example": example,
                    "description": words.say(&format!("portal-api-part-{name}")) })
        })
        .collect();
    parameters.extend(operation["parameters"].as_array().cloned().unwrap_or_default());
    if !is_read && !is_open {
        parameters.push(json!({
            "name": "Idempotency-Key", "in": "header", "required": false,
            "schema": { "type": "string", "pattern": KEY_FORM },
            "description": words.say("portal-api-key"),
        }));
    }
    operation["parameters"] = json!(parameters);
    let scopes = operation["security"][0]["token"].clone();
    operation["security"] = match is_open {
        true => json!([{}, { "token": ["read"] }, { "session": [] }]),
        false => json!([{ "token": scopes }, { "session": [] }]),
    };
    let mut statuses = vec![("400", "Problem"), ("401", "SignIn"), ("403", "Problem"), ("404", "Problem")];
    statuses.extend([("429", "Later"), ("500", "Problem"), ("503", "Later")]);
    match is_read {
        true => statuses.push(("304", "Same")),
        false => statuses.extend(["409", "413", "415", "422"].map(|status| (status, "Problem"))),
    }
    let responses = &mut operation["responses"];
    for (status, response) in statuses {
        if responses[status].is_null() {
            responses[status] = json!({ "$ref": format!("#/components/responses/{response}") });
        }
    }
    if let Some(all) = responses.as_object_mut() {
        all.sort_keys();
        for (_, response) in all.iter_mut().filter(|(status, _)| status.starts_with('2')) {
            if response["description"].as_str().is_none_or(str::is_empty) {
                response["description"] = json!(words.say("portal-api-done"));
            }
        }
    }
}
