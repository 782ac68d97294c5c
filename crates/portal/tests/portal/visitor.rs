//! Somebody at a browser: keeps the cookie, fills in forms.

use crate::server::{Answer, Server};

pub struct Visitor<'s> {
    server: &'s Server,
    cookie: Option<String>,
    /// What the browser is known by.
    pub device: Option<String>,
    /// The app on the telephone: the secret, and the last step of time of which a code was used.
    pub app: Option<(String, u64)>,
    /// What is to be used where the telephone is lost.
    pub recovery: Vec<String>,
}

impl<'s> Visitor<'s> {
    pub fn new(server: &'s Server) -> Visitor<'s> {
        Visitor { server, cookie: None, device: None, app: None, recovery: Vec::new() }
    }

    pub async fn get(&mut self, address: &str) -> Answer {
        let cookie = self.cookies();
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

    /// Sends a file with the form that has it, and where it can be taken, has it kept.
    pub async fn upload(&mut self, address: &str, name: &str, bytes: &[u8]) -> Answer {
        let shown = self.look_through(address, name, bytes).await;
        if shown.status != 200 || !shown.body.contains("name=\"digest\"") {
            return shown;
        }
        let to = format!("{}/file", address.trim_end_matches("/upload"));
        self.send_shown(&shown, &to, &[("act", "keep")]).await
    }

    /// Sends a file with the form that has it: what would come of it is shown.
    pub async fn look_through(&mut self, address: &str, name: &str, bytes: &[u8]) -> Answer {
        self.send_parts(address, &[], Some((name, bytes))).await
    }

    /// Sends the fields of a form that has a file, and the file where one was chosen.
    pub async fn send_parts(
        &mut self,
        address: &str,
        fields: &[(&str, &str)],
        file: Option<(&str, &[u8])>,
    ) -> Answer {
        let mut body = Vec::new();
        for (name, text) in fields {
            let part = format!("--part\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        if let Some((name, bytes)) = file {
            let part = format!(
                "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
                 Content-Type: application/octet-stream\r\n\r\n"
            );
            body.extend_from_slice(part.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--part--\r\n");
        self.send(address, "multipart/form-data; boundary=part", &body).await
    }

    /// Sends a file with what was typed beside it.
    pub async fn upload_with(
        &mut self,
        address: &str,
        name: &str,
        bytes: &[u8],
        fields: &[(&str, &str)],
    ) -> Answer {
        self.send_parts(address, fields, Some((name, bytes))).await
    }

    async fn send(&mut self, address: &str, kind: &str, body: &[u8]) -> Answer {
        let kind = format!("Content-Type: {kind}");
        let cookie = self.cookies();
        let mut headers = vec![kind.as_str(), "Sec-Fetch-Site: same-origin"];
        headers.extend(cookie.iter().map(String::as_str));
        let answer = self.server.ask("POST", address, &headers, body).await;
        self.keep(answer)
    }

    fn cookies(&self) -> Option<String> {
        let all: Vec<&str> = [&self.cookie, &self.device].into_iter().flatten().map(String::as_str).collect();
        (!all.is_empty()).then(|| format!("Cookie: {}", all.join("; ")))
    }

    fn keep(&mut self, answer: Answer) -> Answer {
        for line in answer.headers.lines() {
            let Some((name, cookie)) = line.split_once(": ") else { continue };
            let cookie = cookie.split(';').next().map(str::to_owned);
            match cookie.as_deref().and_then(|cookie| cookie.split_once('=')) {
                Some(("session", _)) if name.eq_ignore_ascii_case("set-cookie") => self.cookie = cookie,
                Some(("device", _)) if name.eq_ignore_ascii_case("set-cookie") => self.device = cookie,
                _ => {}
            }
        }
        answer
    }

    /// A code that was not used yet: the app shows it now, or will next.
    pub fn code(&mut self) -> String {
        let (secret, last) = self.app.clone().expect("an app that was set up");
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs() / 30;
        let step = now.saturating_sub(1).max(last + 1);
        assert!(step <= now + 1, "three codes at most are good at a time");
        self.app = Some((secret.clone(), step));
        code_of(&secret, step)
    }

    /// Sets codes up where the page wants them; gives back whether it did.
    pub async fn set_codes_up(&mut self) -> bool {
        let page = self.get("/account/code").await;
        let secret = page.body.split("secret-text\" translate=\"no\">").nth(1);
        let Some(secret) = secret.and_then(|rest| rest.split('<').next()) else { return false };
        self.app = Some((secret.replace(' ', ""), 0));
        let code = self.code();
        let answer = self.post("/account/code", &[("act", "confirm"), ("code", &code), ("to", "/")]).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        let codes = answer.body.split("<li><code>").skip(1).filter_map(|rest| rest.split('<').next());
        self.recovery = codes.map(str::to_owned).collect();
        true
    }

    /// Signs in, with a code where one is asked for.
    pub async fn signs_in(&mut self, login: &str, password: &str) -> Answer {
        let answer = self.post("/sign-in", &[("login", login), ("password", password)]).await;
        if !answer.header("location").is_some_and(|to| to.starts_with("/sign-in/code")) {
            return answer;
        }
        let code = self.code();
        self.post("/sign-in/code", &[("code", &code), ("to", "/")]).await
    }

    /// The session's secret, as the browser has it.
    pub fn cookie(&self) -> Option<&str> {
        self.cookie.as_deref()
    }

    /// Sends a file and asks for it back with its faults marked; gives back the status and the file.
    pub async fn upload_marked(&mut self, address: &str, name: &str, bytes: &[u8]) -> (u16, Vec<u8>) {
        let mut body = format!(
            "--part\r\nContent-Disposition: form-data; name=\"marked\"\r\n\r\nyes\r\n\
             --part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--part--\r\n");
        let cookies = self.cookies().unwrap_or_default();
        let headers = [
            cookies.as_str(),
            "Content-Type: multipart/form-data; boundary=part",
            "Sec-Fetch-Site: same-origin",
        ];
        let answer = self.server.ask("POST", address, &headers, &body).await;
        (answer.status, answer.bytes)
    }

    /// Sends what is of any kind.
    pub async fn send_raw(&mut self, address: &str, kind: &str, body: &[u8]) -> Answer {
        self.send(address, kind, body).await
    }

    /// Accepts an invitation.
    pub async fn accept(server: &'s Server, invitation: &str) -> Visitor<'s> {
        let mut visitor = Visitor::new(server);
        let fields = [("password", PASSWORD), ("again", PASSWORD)];
        let answer = visitor.post(invitation, &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        if visitor.get("/account").await.header("location").is_some_and(|to| to.starts_with("/account/code"))
        {
            assert!(visitor.set_codes_up().await);
        }
        visitor
    }

    /// Invites somebody, who accepts.
    pub async fn invites(&mut self, login: &str, role: &str, scope: &str) -> Visitor<'s> {
        let link = self.link_for(login, role, scope).await;
        Visitor::accept(self.server, &link).await
    }

    /// Invites somebody; gives back the path of the link.
    pub async fn link_for(&mut self, login: &str, role: &str, scope: &str) -> String {
        // As the codes were in 2022.
        let is_code = !scope.is_empty() && scope.bytes().all(|byte| byte.is_ascii_digit());
        let scope = if is_code { format!("{scope}@2022-06-30") } else { scope.to_owned() };
        let fields = [("login", login), ("name", "Trần Văn Kiểm Thử"), ("role", role), ("scope", &scope)];
        let answer = self.post("/accounts", &fields).await;
        link_in(&answer)
    }

    /// Does something to an account, as its page would.
    pub async fn acts_on(&mut self, id: &str, act: &str, more: &[(&str, &str)]) -> Answer {
        let fields: Vec<(&str, &str)> =
            [("act", act), ("reason", "vì thử")].into_iter().chain(more.iter().copied()).collect();
        self.post(&format!("/accounts/{id}"), &fields).await
    }

    /// The number of an account, as the list of accounts has it.
    pub async fn number_of(&mut self, login: &str) -> String {
        let page = self.get("/accounts").await;
        let before = page.body.split(&format!("<td>{login}</td>")).next().expect("the account in the list");
        let link = before.rsplit("href=\"/accounts/").next().and_then(|rest| rest.split('"').next());
        link.expect("a link to the account").to_owned()
    }
}

/// The path of the link that a page shows once.
pub fn link_in(answer: &Answer) -> String {
    let link = answer.body.split("<code>").nth(1).and_then(|rest| rest.split('<').next());
    link.unwrap_or_else(|| panic!("no link in {}", answer.body)).to_owned()
}

/// The code that an app shows in a step of time.
pub fn code_of(secret: &str, step: u64) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret).expect("a secret");
    let totp = totp_rs::Builder::new().with_secret(secret).build().expect("a secret that is long enough");
    totp.generate(step * 30).to_string()
}

pub const PASSWORD: &str = "mưa rơi trên phố cũ";

fn escaped(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
