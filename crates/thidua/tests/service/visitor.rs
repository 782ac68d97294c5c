//! Somebody at a browser: keeps the cookie, fills in forms.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// What was answered.
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn body(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (found, value) = line.split_once(": ")?;
            found.eq_ignore_ascii_case(name).then_some(value)
        })
    }
}

#[derive(Clone, Default)]
pub struct Visitor {
    pub address: String,
    cookie: Option<String>,
}

impl Visitor {
    pub fn new(address: &str) -> Visitor {
        Visitor { address: address.to_owned(), cookie: None }
    }

    /// The same person at another portal.
    pub fn at(&self, address: &str) -> Visitor {
        Visitor { address: address.to_owned(), ..self.clone() }
    }

    /// One who signs in.
    pub fn signed_in(address: &str, login: &str, password: &str) -> Visitor {
        let mut visitor = Visitor::new(address);
        let answer =
            visitor.post("/sign-in", &[("login", login), ("password", password)]).expect("an answer");
        assert_eq!(answer.status, 303, "{login}: {}", answer.body());
        visitor
    }

    pub fn get(&mut self, path: &str) -> io::Result<Answer> {
        self.ask("GET", path, "", b"")
    }

    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> io::Result<Answer> {
        let field = |(name, text): &(&str, &str)| format!("{}={}", escaped(name), escaped(text));
        let body = fields.iter().map(field).collect::<Vec<_>>().join("&");
        self.ask("POST", path, "application/x-www-form-urlencoded", body.as_bytes())
    }

    /// Opens a page, and sends its form with what is hidden in it.
    pub fn fill(&mut self, page: &str, to: &str, changes: &[(&str, &str)]) -> io::Result<Answer> {
        let shown = self.get(page)?;
        if shown.status != 200 {
            return Ok(shown);
        }
        self.send_shown(&shown, to, changes)
    }

    /// Sends the form of a page with what is hidden in it.
    pub fn send_shown(&mut self, shown: &Answer, to: &str, changes: &[(&str, &str)]) -> io::Result<Answer> {
        let body = shown.body();
        let mut fields: Vec<(String, String)> = Vec::new();
        for tag in body.split("<input ").skip(1).filter_map(|rest| rest.split('>').next()) {
            let attribute = |name: &str| {
                let (_, rest) = tag.split_once(&format!("{name}=\""))?;
                rest.split('"').next().map(str::to_owned)
            };
            if let Some(name) = attribute("name") {
                fields.push((name, attribute("value").unwrap_or_default()));
            }
        }
        fields.extend(changes.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
        self.post(to, &fields)
    }

    /// Sends a file, and where it can be taken, has it kept.
    pub fn upload(&mut self, path: &str, name: &str, bytes: &[u8]) -> io::Result<Answer> {
        let shown = self.look_through(path, name, bytes)?;
        if shown.status != 200 || !shown.body().contains("name=\"digest\"") {
            return Ok(shown);
        }
        let to = format!("{}/file", path.trim_end_matches("/upload"));
        self.send_shown(&shown, &to, &[("act", "keep")])
    }

    fn look_through(&mut self, path: &str, name: &str, bytes: &[u8]) -> io::Result<Answer> {
        let mut body = format!(
            "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--part--\r\n");
        self.ask("POST", path, "multipart/form-data; boundary=part", &body)
    }

    /// The head of a request as it is sent.
    pub fn head(&self, method: &str, path: &str, kind: &str, length: usize) -> String {
        let cookie = self.cookie.as_ref().map(|cookie| format!("Cookie: {cookie}\r\n")).unwrap_or_default();
        format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: {kind}\r\nContent-Length: {length}\r\n{cookie}\r\n",
            self.address
        )
    }

    fn ask(&mut self, method: &str, path: &str, kind: &str, body: &[u8]) -> io::Result<Answer> {
        let mut stream = TcpStream::connect(&self.address)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        stream.write_all(self.head(method, path, kind, body.len()).as_bytes())?;
        stream.write_all(body)?;
        let answer = answer(stream)?;
        let set = answer.head.lines().filter_map(|line| line.split_once(": "));
        let mut set = set.filter(|(name, cookie)| {
            name.eq_ignore_ascii_case("set-cookie") && cookie.starts_with("session=")
        });
        if let Some((_, cookie)) = set.next_back() {
            self.cookie = cookie.split(';').next().map(str::to_owned);
        }
        Ok(answer)
    }
}

/// Reads an answer to its end; one that breaks off is an error.
pub fn answer(mut stream: TcpStream) -> io::Result<Answer> {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    let broken = || io::Error::new(io::ErrorKind::UnexpectedEof, "the answer broke off");
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").ok_or_else(broken)?;
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or_else(broken)?;
    let bytes = bytes.split_off(end + 4);
    let answer = Answer { status, head, bytes };
    match answer.header("content-length").and_then(|length| length.parse::<usize>().ok()) {
        Some(length) if length != answer.bytes.len() => Err(broken()),
        _ => Ok(answer),
    }
}

fn escaped(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
