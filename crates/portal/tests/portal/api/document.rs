//! The document that describes the interface, and the page made from it.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use crate::server::Server;

#[test]
fn the_document_beside_the_code_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/openapi.json");
    let now = portal::api::document();
    if std::env::var_os("THIDUA_WRITE").is_some() {
        std::fs::write(&path, &now).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == now,
        "docs/openapi.json is stale: write it anew with THIDUA_WRITE=1 cargo test -p portal document"
    );
}

#[test]
fn the_document_says_of_everything_what_it_is() {
    let document: Value = serde_json::from_str(&portal::api::document()).unwrap();
    assert_eq!(document["openapi"], "3.1.0");
    let text = document.to_string();
    assert!(!text.contains("[portal-") && !text.contains("\"\""), "a sentence is missing");
    let mut ids = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let id = operation["operationId"].as_str().unwrap();
            assert!(ids.insert(id), "{id} stands twice");
            let named: BTreeSet<&str> = operation["parameters"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|parameter| parameter["in"] == "path")
                .map(|parameter| parameter["name"].as_str().unwrap())
                .collect();
            let parts: BTreeSet<&str> =
                path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')).collect();
            assert_eq!(named, parts, "{method} {path}");
            let is_write = method != "get" && id != "simulate";
            assert_eq!(
                !is_write,
                operation["security"][0].as_object().unwrap().is_empty() || method == "get",
                "{method} {path}: whoever writes must be somebody"
            );
        }
    }
    // Whatever is named is there.
    let mut wanted = Vec::new();
    collect(&document, &mut wanted);
    for at in wanted {
        assert!(document.pointer(at.trim_start_matches('#')).is_some(), "{at}");
    }
}

fn collect(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get("$ref").and_then(Value::as_str).map(str::to_owned));
            fields.values().for_each(|field| collect(field, found));
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        _ => {}
    }
}

#[tokio::test]
async fn the_page_shows_every_operation_in_both_languages_and_needs_nothing_from_elsewhere() {
    let server = Server::start().await;
    let document: Value = serde_json::from_str(&portal::api::document()).unwrap();
    for language in ["vi", "en"] {
        let page = server.get("/api/v1/docs", &[&format!("Cookie: language={language}")]).await;
        assert_eq!(page.status, 200);
        assert!(page.body.contains(&format!("<html lang=\"{language}\">")));
        for never in ["[portal-", "{$", " style=", "<style", "https://", "http://"] {
            assert!(!page.body.contains(never), "{never}");
        }
        for (path, item) in document["paths"].as_object().unwrap() {
            for operation in item.as_object().unwrap().values() {
                let id = operation["operationId"].as_str().unwrap();
                assert!(
                    page.body.contains(&format!("id=\"{id}\"")) && page.body.contains(path.as_str()),
                    "{id}"
                );
            }
        }
        assert!(page.body.contains("id=\"problem-figures-refused\""));
    }
    let sent = server.get("/api/v1/openapi.json", &[]).await;
    assert_eq!(sent.body, portal::api::document());
}
