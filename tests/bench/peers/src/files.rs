//! The files that the processes of a run hand to each other.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

/// The folder of one engine in one task.
#[derive(Debug, Clone)]
pub struct Folder(PathBuf);

impl Folder {
    /// The folder, beside this program.
    pub fn of(task: &str, engine: &str) -> Result<Self> {
        let program = std::env::current_exe()?;
        let beside = program.parent().context("a program lies in a folder")?;
        Ok(Self(beside.join("files").join(task).join(engine)))
    }

    /// Makes it.
    pub fn make(&self) -> Result<()> {
        Ok(fs::create_dir_all(&self.0)?)
    }

    /// Removes it with all that it holds.
    pub fn clear(&self) {
        // What cannot be removed now is written over in the next run.
        let _ = fs::remove_dir_all(&self.0);
    }

    /// Writes what a replica gives in some form.
    pub fn write(&self, replica: usize, form: &str, bytes: &[u8]) -> Result<()> {
        Ok(fs::write(self.path(replica, form), bytes)?)
    }

    /// Reads it.
    pub fn read(&self, replica: usize, form: &str) -> Result<Vec<u8>> {
        let path = self.path(replica, form);
        fs::read(&path).with_context(|| format!("{} could not be read", path.display()))
    }

    /// Writes the parts in which a replica is stored, each after its length.
    pub fn write_parts(&self, replica: usize, parts: &[Vec<u8>]) -> Result<()> {
        let all = parts.iter().flat_map(|part| [&(part.len() as u64).to_le_bytes()[..], part].concat());
        self.write(replica, "stored", &all.collect::<Vec<u8>>())
    }

    /// Reads them.
    pub fn read_parts(&self, replica: usize) -> Result<Vec<Vec<u8>>> {
        let bytes = self.read(replica, "stored")?;
        let (mut rest, mut parts) = (&bytes[..], Vec::new());
        while let Some((length, after)) = rest.split_first_chunk() {
            let (part, after) = after.split_at(u64::from_le_bytes(*length) as usize);
            parts.push(part.to_vec());
            rest = after;
        }
        Ok(parts)
    }

    fn path(&self, replica: usize, form: &str) -> PathBuf {
        self.0.join(format!("{replica:02}.{form}"))
    }
}
