//! Uploads in a service in the manner of S3: a server of its own (`moto`, of PyPI) that ends with the test.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use store::{Files, Service, StoreError};

/// The server, until it is dropped.
struct Moto {
    child: Child,
    address: String,
}

impl Drop for Moto {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The folder of what tests install, beside all else that is built.
fn tools() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    target.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target")).join("tools")
}

/// Installs the server where it is not yet; says why it cannot.
fn installed() -> Result<PathBuf, String> {
    let folder = tools().join("moto-5.2.5");
    let python = folder.join("bin/python");
    if !folder.join("whole").exists() {
        let run = |command: &mut Command| match command.stdin(Stdio::null()).output() {
            Ok(done) if done.status.success() => Ok(()),
            Ok(done) => Err(String::from_utf8_lossy(&done.stderr).into_owned()),
            Err(error) => Err(error.to_string()),
        };
        run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
        run(Command::new(&python).args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "moto[s3]==5.2.5",
            "flask",
            "flask-cors",
        ]))?;
        std::fs::write(folder.join("whole"), "").map_err(|error| error.to_string())?;
    }
    Ok(python)
}

impl Moto {
    fn start() -> Result<Moto, String> {
        let python = installed()?;
        // It tells its port on standard error.
        let mut child = Command::new(python)
            .args(["-u", "-m", "moto.server", "-H", "127.0.0.1", "-p", "0"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| error.to_string())?;
        let mut lines = BufReader::new(child.stderr.take().ok_or("no output")?).lines();
        let mut told = String::new();
        for line in lines.by_ref().map_while(Result::ok) {
            if let Some((_, rest)) = line.split_once("http://127.0.0.1:") {
                let port: String = rest.chars().take_while(char::is_ascii_digit).collect();
                std::thread::spawn(move || lines.for_each(drop));
                let moto = Moto { child, address: format!("127.0.0.1:{port}") };
                assert_eq!(moto.put_bucket("uploads"), 200);
                return Ok(moto);
            }
            told.push_str(&line);
        }
        Err(told)
    }

    fn put_bucket(&self, name: &str) -> u16 {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let asked = format!(
            "PUT /{name} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
            self.address
        );
        stream.write_all(asked.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer.split(' ').nth(1).unwrap().parse().unwrap()
    }

    fn service(&self) -> Service {
        Service {
            endpoint: format!("http://{}", self.address),
            region: "us-east-1".to_owned(),
            access_key: "test".to_owned(),
            secret_key: "test".to_owned(),
        }
    }
}

#[tokio::test]
async fn uploads_are_kept_in_a_bucket() {
    let moto = match tokio::task::spawn_blocking(Moto::start).await.unwrap() {
        Ok(moto) => moto,
        Err(why) => {
            eprintln!("NOT TESTED: no S3 server: Python 3 and its packages cannot be had: {why}");
            return;
        }
    };
    let files = Files::open_at("s3://uploads/thidua/files/", &moto.service()).unwrap();
    files.health().await.unwrap();
    let digest = files.put("abc").await.unwrap();
    assert_eq!(digest, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!(files.put(b"abc".to_vec()).await.unwrap(), digest, "twice the same");
    assert_eq!(files.get(&digest).await.unwrap().as_deref(), Some(&b"abc"[..]));
    assert_eq!(files.get(&"0".repeat(64)).await.unwrap(), None);
    let large = vec![7_u8; 12 << 20];
    let of_large = files.put(large.clone()).await.unwrap();
    assert!(files.get(&of_large).await.unwrap().unwrap() == large);
    let mut both = vec![digest.clone(), of_large];
    both.sort();
    assert_eq!(files.digests().await.unwrap(), both);
    // Another program over the same bucket sees it, another prefix does not.
    let other = Files::open_at("s3://uploads/thidua/files", &moto.service()).unwrap();
    assert!(other.get(&digest).await.unwrap().is_some());
    let elsewhere = Files::open_at("s3://uploads", &moto.service()).unwrap();
    assert_eq!(elsewhere.get(&digest).await.unwrap(), None);
    // No bucket, and then no server: told as gone, not as absent.
    let no_bucket = Files::open_at("s3://nowhere/x", &moto.service()).unwrap();
    assert!(matches!(no_bucket.put("abc").await, Err(StoreError::Gone(_))));
    drop(moto);
    assert!(matches!(files.get(&digest).await, Err(StoreError::Gone(_))));
    assert!(matches!(files.put("abc").await, Err(StoreError::Gone(_))));
}

#[test]
fn what_is_no_address_is_refused_and_keys_are_never_shown() {
    for address in ["s3://", "s3:///prefix", "gs://bucket", ""] {
        assert!(Files::open_at(address, &Service::default()).is_err(), "{address}");
    }
    let service = Service { secret_key: "hunter2".to_owned(), ..Service::default() };
    assert!(!format!("{service:?}").contains("hunter2"));
}
