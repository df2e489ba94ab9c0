//! The only writer. A file is written beside its target and renamed in; a manifest knows which files are ours, and nothing
//! that nigao did not write is overwritten or deleted.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use crate::diagnostic::{Code, Diagnostic};

/// Name of the manifest in the output folder.
const MANIFEST: &str = ".nigao-manifest.json";

/// What became of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// New or changed.
    New,
    /// The same bytes were there already; the file was not touched.
    Same,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct Manifest {
    /// Path below the output folder → fingerprint of what nigao wrote.
    files: BTreeMap<String, String>,
}

/// Writes below one folder.
pub struct Output {
    folder: PathBuf,
    before: Manifest,
    now: Mutex<Manifest>,
}

impl Output {
    /// Opens an output folder, which need not exist yet.
    ///
    /// # Errors
    /// A manifest that cannot be read: without it nigao cannot tell its own files from the clerk's.
    pub fn open(folder: &Path) -> Result<Self, Box<Diagnostic>> {
        let path = folder.join(MANIFEST);
        let before = match fs::read(&path) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(|error| {
                let message = format!("清单文件 {} 坏了：{error}", path.display());
                let help = "它记着哪些文件是拟稿写的。请把输出文件夹改名留存，再重新生成";
                Box::new(Diagnostic::new(Code::N801, message).help(help))
            })?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Manifest::default(),
            Err(error) => return Err(Box::new(failed(&path, &error))),
        };
        Ok(Self { folder: folder.to_path_buf(), before, now: Mutex::default() })
    }

    /// Writes one file. `path` is relative, with `/`.
    ///
    /// # Errors
    /// The file is not ours, was changed since, or cannot be written.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<Written, Box<Diagnostic>> {
        let target = self.folder.join(path);
        let print = fingerprint(bytes);
        let known = self.before.files.get(path);
        match fs::read(&target) {
            Ok(existing) if existing == bytes => {
                self.remember(path, print);
                return Ok(Written::Same);
            }
            Ok(existing) => match known {
                None => return Err(Box::new(foreign(&target))),
                Some(known) if *known != fingerprint(&existing) => {
                    // Still ours to keep track of, with the fingerprint that tells it was changed.
                    self.remember(path, known.clone());
                    return Err(Box::new(edited(&target)));
                }
                Some(_) => {}
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(Box::new(failed(&target, &error))),
        }
        replace(&target, bytes).map_err(|error| {
            if let Some(known) = known {
                self.remember(path, known.clone());
            }
            Box::new(failed(&target, &error))
        })?;
        self.remember(path, print);
        Ok(Written::New)
    }

    fn remember(&self, path: &str, print: String) {
        self.now.lock().unwrap_or_else(PoisonError::into_inner).files.insert(path.to_owned(), print);
    }

    /// Writes the manifest and returns our files of earlier runs that this one did not make again. They stay.
    ///
    /// # Errors
    /// The manifest cannot be written.
    pub fn close(self) -> Result<Vec<String>, Box<Diagnostic>> {
        let mut all = self.now.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut left = Vec::new();
        for (path, print) in self.before.files {
            if !all.files.contains_key(&path) && self.folder.join(&path).exists() {
                left.push(path.clone());
                all.files.insert(path, print);
            }
        }
        let path = self.folder.join(MANIFEST);
        let bytes = serde_json::to_vec_pretty(&all).unwrap_or_default();
        if fs::read(&path).is_ok_and(|existing| existing == bytes) {
            return Ok(left);
        }
        replace(&path, &bytes).map_err(|error| Box::new(failed(&path, &error)))?;
        Ok(left)
    }
}

/// Writes a new folder's file, refusing one that exists (for `new`).
///
/// # Errors
/// The file exists or cannot be written.
pub fn create(target: &Path, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
    if target.exists() {
        return Err(Box::new(foreign(target)));
    }
    replace(target, bytes).map_err(|error| Box::new(failed(target, &error)))
}

/// A file to write, and what may stand there now.
pub struct Change {
    /// Where.
    pub target: PathBuf,
    /// What it must hold now; none: it must not exist.
    pub before: Option<Vec<u8>>,
    /// What it holds afterwards.
    pub bytes: Vec<u8>,
}

/// Writes all of several files or none (for `roll`): every file beside its target first, then all renamed in; what was
/// done is taken back when one fails.
///
/// # Errors
/// A file is not as expected or cannot be written; the message names what could not be taken back.
pub fn write_all(changes: &[Change]) -> Result<(), Box<Diagnostic>> {
    for Change { target, before, .. } in changes {
        let now = match fs::read(target) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(Box::new(failed(target, &error))),
        };
        match before {
            _ if now == *before => {}
            None => return Err(Box::new(foreign(target))),
            Some(_) => return Err(Box::new(failed(target, &io::Error::other("这个文件刚才又被改过")))),
        }
    }
    let mut folders = Vec::new();
    for (index, Change { target, bytes, .. }) in changes.iter().enumerate() {
        let parents = target.ancestors().skip(1).take_while(|folder| !folder.exists());
        folders.extend(parents.map(Path::to_path_buf).collect::<Vec<_>>());
        if let Err(error) = write_new(&beside(target), bytes).and_then(|()| settle(target)) {
            undo(&changes[..=index], 0, &folders);
            return Err(Box::new(failed(target, &error)));
        }
    }
    for (index, Change { target, .. }) in changes.iter().enumerate() {
        if let Err(error) = fs::rename(beside(target), target) {
            let left = undo(changes, index, &folders);
            let mut finding = failed(target, &error);
            if !left.is_empty() {
                finding.help = format!("这些文件已经写好，撤不回来：{}", left.join("、"));
            }
            return Err(Box::new(finding));
        }
    }
    Ok(())
}

/// Makes the half-way file as safe and as open to others as the one that it takes the place of.
fn settle(target: &Path) -> io::Result<()> {
    let beside = beside(target);
    if let Ok(known) = fs::metadata(target) {
        fs::set_permissions(&beside, known.permissions())?;
    }
    fs::OpenOptions::new().write(true).open(&beside)?.sync_all()
}

/// Takes back: the first `renamed` files to what they held, no half-way file, no new folder. Returns what stays changed.
fn undo(changes: &[Change], renamed: usize, folders: &[PathBuf]) -> Vec<String> {
    let mut left = Vec::new();
    for (index, Change { target, before, .. }) in changes.iter().enumerate() {
        let done = match before {
            _ if index >= renamed => {
                // Ours and nobody else's; it may not have been made yet.
                let _ = fs::remove_file(beside(target));
                continue;
            }
            Some(bytes) => replace(target, bytes),
            None => fs::remove_file(target),
        };
        if done.is_err() {
            left.push(target.display().to_string());
        }
    }
    for folder in folders {
        // Only a folder that is empty goes.
        let _ = fs::remove_dir(folder);
    }
    left
}

fn fingerprint(bytes: &[u8]) -> String {
    format!("{:016x}", xxh3_64(bytes))
}

/// Beside the target, then renamed over it: a reader sees the old file or the new one, never a half.
fn replace(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = beside(target);
    write_new(&beside, bytes)?;
    fs::rename(&beside, target).inspect_err(|_| {
        // The half-way file is ours and nobody else's; failing to remove it changes nothing.
        let _ = fs::remove_file(&beside);
    })
}

/// The half-way file of a target.
fn beside(target: &Path) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    target.with_file_name(format!(".{name}.nigao-new"))
}

/// Writes a file and the folders above it.
fn write_new(target: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(target, bytes)
}

fn failed(path: &Path, error: &io::Error) -> Diagnostic {
    let why = match error.kind() {
        io::ErrorKind::PermissionDenied => "没有写的权限，可能是只读的，或者正被别的程序打开".to_owned(),
        io::ErrorKind::StorageFull => "磁盘满了".to_owned(),
        _ => error.to_string(),
    };
    Diagnostic::new(Code::N801, format!("写不了 {}：{why}", path.display()))
        .help("如果文件正被 WPS 或 Word 打开，请关闭后重试；否则请检查磁盘空间和写入权限")
}

fn foreign(path: &Path) -> Diagnostic {
    Diagnostic::new(Code::N803, format!("{} 已经存在，不是拟稿写的，没有覆盖", path.display()))
        .help("请把它改名或移走，或用 --out 换一个输出文件夹")
}

fn edited(path: &Path) -> Diagnostic {
    Diagnostic::new(Code::N802, format!("{} 生成后被人改过，没有覆盖", path.display()))
        .help("要保留修改请另存为别的名字；不要了就删掉它，再重新生成")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_unchanged_files_are_overwritten() {
        let folder = tempfile::tempdir().expect("a temp folder");
        let open = || Output::open(folder.path()).expect("manifest");
        let output = open();
        assert_eq!(output.write("街道/甲.docx", b"1").ok(), Some(Written::New));
        fs::write(folder.path().join("乙.docx"), b"clerk").expect("write");
        assert_eq!(output.write("乙.docx", b"1").expect_err("foreign").code, Code::N803);
        output.close().expect("close");

        let output = open();
        assert_eq!(output.write("街道/甲.docx", b"1").ok(), Some(Written::Same));
        output.close().expect("close");
        let output = open();
        assert_eq!(output.write("街道/甲.docx", b"2").ok(), Some(Written::New));
        output.close().expect("close");

        fs::write(folder.path().join("街道/甲.docx"), b"edited").expect("write");
        for _ in 0..2 {
            let output = open();
            assert_eq!(output.write("街道/甲.docx", b"3").expect_err("edited").code, Code::N802);
            output.close().expect("close");
        }
        assert_eq!(fs::read(folder.path().join("街道/甲.docx")).expect("read"), b"edited");
        assert_eq!(fs::read(folder.path().join("乙.docx")).expect("read"), b"clerk");
    }

    #[test]
    fn several_files_are_written_together_or_not_at_all() {
        let folder = tempfile::tempdir().expect("a temp folder");
        let at = |name: &str| folder.path().join(name);
        let change = |name: &str, before: Option<&[u8]>| Change {
            target: at(name),
            before: before.map(<[u8]>::to_vec),
            bytes: b"new".to_vec(),
        };
        fs::write(at("有.yaml"), b"old").expect("write");
        // A folder stands where the last file would go: nothing is read there, and the rename fails.
        fs::create_dir_all(at("坏.yaml/里")).expect("create");
        let all = [change("有.yaml", Some(b"old")), change("新/甲.yaml", None), change("坏.yaml", None)];
        assert_eq!(write_all(&all).expect_err("a folder").code, Code::N801);
        assert_eq!(write_all(&[change("有.yaml", None)]).expect_err("exists").code, Code::N803);
        assert_eq!(write_all(&[change("有.yaml", Some(b"other"))]).expect_err("changed").code, Code::N801);
        let mut staged = [change("有.yaml", Some(b"old")), change("新/甲.yaml", None), change("有.yaml/乙", None)];
        assert_eq!(write_all(&staged).expect_err("a file is no folder").code, Code::N801);
        assert_eq!(fs::read(at("有.yaml")).expect("read"), b"old");
        assert!(!at("新").exists() && fs::read_dir(folder.path()).expect("list").count() == 2);
        staged[2].target = at("新/乙.yaml");
        write_all(&staged).expect("written");
        assert!(["有.yaml", "新/甲.yaml", "新/乙.yaml"].iter().all(|name| fs::read(at(name)).expect(name) == b"new"));
    }

    #[test]
    fn files_of_earlier_runs_are_listed_and_stay() {
        let folder = tempfile::tempdir().expect("a temp folder");
        let output = Output::open(folder.path()).expect("manifest");
        output.write("旧.docx", b"1").expect("write");
        output.close().expect("close");
        let left = Output::open(folder.path()).expect("manifest").close().expect("close");
        assert_eq!(left, ["旧.docx"]);
        assert!(folder.path().join("旧.docx").exists());
    }
}
