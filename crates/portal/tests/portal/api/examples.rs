//! The examples of the documentation are run, as they stand there, in both languages.

use std::path::Path;

use store::Role;

use super::client::Accounts;
use crate::rounds::table_of;
use crate::server::{Answer, Server};

/// A command of an example: what `curl` is told, and the status that stands behind `#`.
struct Example {
    method: String,
    address: String,
    headers: Vec<String>,
    body: Vec<u8>,
    status: u16,
}

/// The words of a command line: quotation marks hold words together.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote, mut any) = (Vec::new(), String::new(), None, false);
    for c in line.chars() {
        match (quote, c) {
            (Some(mark), c) if c == mark => quote = None,
            (None, '\'' | '"') => (quote, any) = (Some(c), true),
            (None, ' ') => {
                if any {
                    words.push(std::mem::take(&mut word));
                }
                any = false;
            }
            (_, c) => {
                word.push(c);
                any = true;
            }
        }
    }
    if any {
        words.push(word);
    }
    words
}

/// The commands of a page, in order.
fn commands(page: &str) -> Vec<String> {
    let blocks = page.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    let joined = blocks.map(|block| block.replace("\\\n", " ")).collect::<Vec<_>>().join("\n");
    joined.lines().filter(|line| line.starts_with("curl ")).map(str::to_owned).collect()
}

fn read(command: &str, token: &str, stamp: &str) -> Example {
    let (line, status) = command.rsplit_once(" # ").unwrap_or_else(|| panic!("no status: {command}"));
    let line = line.replace("$TOKEN", token).replace("$STAMP", stamp).replace("$THIDUA", "");
    let mut all = words(&line).into_iter().skip(1);
    let mut example = Example {
        method: "GET".to_owned(),
        address: String::new(),
        headers: Vec::new(),
        body: Vec::new(),
        status: status.trim().parse().unwrap(),
    };
    while let Some(word) = all.next() {
        match word.as_str() {
            "-X" => example.method = all.next().unwrap(),
            "-H" => example.headers.push(all.next().unwrap()),
            "--data" => example.body = all.next().unwrap().into_bytes(),
            "--data-binary" => {
                assert_eq!(all.next().as_deref(), Some("@q2.csv"));
                example.body = table_of("24").into_bytes();
            }
            "-s" | "-i" => {}
            other => example.address = other.to_owned(),
        }
    }
    example
}

#[tokio::test]
async fn every_example_answers_as_it_says() {
    let mut told = Vec::new();
    for name in ["api.md", "api.vi.md"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(name);
        let page = std::fs::read_to_string(path).unwrap();
        let commands = commands(&page);
        assert!(commands.len() >= 8, "{name}");
        let server = Server::start().await;
        let accounts = Accounts::of(&server).await;
        let head = accounts.client(Role::UnitHead, "24").await;
        let token = head.secret.clone().unwrap();
        for command in &commands {
            let submission = head.get("/movements/1371-2022/rounds/2022-q2/submissions/24").await;
            let stamp = submission.body.split("\"stamp\":\"").nth(1).and_then(|rest| rest.split('"').next());
            let example = read(command, &token, stamp.unwrap());
            let headers: Vec<&str> = example.headers.iter().map(String::as_str).collect();
            let answer: Answer = server.ask(&example.method, &example.address, &headers, &example.body).await;
            assert_eq!(answer.status, example.status, "{name}: {command}\n{}", answer.body);
        }
        told.push(commands);
    }
    assert_eq!(told[0], told[1], "both languages show the same examples");
}
