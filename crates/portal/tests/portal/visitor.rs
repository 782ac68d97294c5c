//! Somebody at a browser: keeps the cookie, fills in forms.

use crate::server::{Answer, Server};

pub struct Visitor<'s> {
    server: &'s Server,
    cookie: Option<String>,
}

impl<'s> Visitor<'s> {
    pub fn new(server: &'s Server) -> Visitor<'s> {
        Visitor { server, cookie: None }
    }

    pub async fn get(&mut self, address: &str) -> Answer {
        let cookie = self.cookie.clone().map(|cookie| format!("Cookie: {cookie}"));
        let answer = self.server.get(address, &cookie.iter().map(String::as_str).collect::<Vec<_>>()).await;
        self.keep(answer)
    }

    /// Sends a form as a page of the portal would.
    pub async fn post(&mut self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let body: Vec<String> =
            fields.iter().map(|(name, text)| format!("{}={}", escaped(name), escaped(text))).collect();
        self.send(address, "application/x-www-form-urlencoded", body.join("&").as_bytes()).await
    }

    /// Opens a page, types into the form that has an act, and sends it: what is hidden in it goes along.
    pub async fn fill(&mut self, page: &str, to: &str, changes: &[(&str, &str)]) -> Answer {
        let shown = self.get(page).await;
        self.send_shown(&shown, to, changes).await
    }

    /// Types into a form that was opened before, and sends it.
    pub async fn send_shown(&mut self, shown: &Answer, to: &str, changes: &[(&str, &str)]) -> Answer {
        let mut fields: Vec<(String, String)> = Vec::new();
        for tag in shown.body.split("<input ").skip(1).filter_map(|rest| rest.split('>').next()) {
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
        self.post(to, &fields).await
    }

    /// Sends a file with the form that has it.
    pub async fn upload(&mut self, address: &str, name: &str, bytes: &[u8]) -> Answer {
        self.upload_with(address, name, bytes, &[]).await
    }

    /// The same with what was typed beside it.
    pub async fn upload_with(
        &mut self,
        address: &str,
        name: &str,
        bytes: &[u8],
        fields: &[(&str, &str)],
    ) -> Answer {
        let mut body = String::new();
        for (field, text) in fields {
            body.push_str(&format!(
                "--part\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{text}\r\n"
            ));
        }
        body.push_str(&format!(
            "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        ));
        let mut body = body.into_bytes();
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--part--\r\n");
        self.send(address, "multipart/form-data; boundary=part", &body).await
    }

    async fn send(&mut self, address: &str, kind: &str, body: &[u8]) -> Answer {
        let kind = format!("Content-Type: {kind}");
        let cookie = self.cookie.clone().map(|cookie| format!("Cookie: {cookie}"));
        let mut headers = vec![kind.as_str(), "Sec-Fetch-Site: same-origin"];
        headers.extend(cookie.iter().map(String::as_str));
        let answer = self.server.ask("POST", address, &headers, body).await;
        self.keep(answer)
    }

    fn keep(&mut self, answer: Answer) -> Answer {
        if let Some(cookie) = answer.header("set-cookie").filter(|cookie| cookie.starts_with("session=")) {
            self.cookie = cookie.split(';').next().map(str::to_owned);
        }
        answer
    }

    /// The session's secret, as the browser has it.
    pub fn cookie(&self) -> Option<&str> {
        self.cookie.as_deref()
    }

    /// Accepts an invitation.
    pub async fn accept(server: &'s Server, invitation: &str) -> Visitor<'s> {
        let mut visitor = Visitor::new(server);
        let fields = [("password", PASSWORD), ("again", PASSWORD)];
        let answer = visitor.post(invitation, &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        visitor
    }

    /// Invites somebody, who accepts.
    pub async fn invites(&mut self, login: &str, role: &str, scope: &str) -> Visitor<'s> {
        let fields = [("login", login), ("name", "Trần Văn Kiểm Thử"), ("role", role), ("scope", scope)];
        let answer = self.post("/accounts", &fields).await;
        let link = answer.body.split("<code>").nth(1).and_then(|rest| rest.split('<').next());
        let link = link.unwrap_or_else(|| panic!("no link in {}", answer.body)).to_owned();
        Visitor::accept(self.server, &link).await
    }
}

pub const PASSWORD: &str = "mưa rơi trên phố cũ";

fn escaped(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
