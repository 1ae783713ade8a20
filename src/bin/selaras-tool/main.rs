//! The command-line tool: what the program does with files, without a browser. `cargo xtask` calls it.

mod arguments;
mod changes;
mod merge;
mod names;
mod passphrases;
mod sample;

use arguments::HELP;
use std::ffi::OsString;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run(std::env::args_os().skip(1)) {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("selaras-tool: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Does what the arguments say and gives the account of it, or tells what is wrong with them.
fn run(arguments: impl Iterator<Item = OsString>) -> Result<String, String> {
    let mut arguments = arguments.map(|argument| {
        argument.into_string().map_err(|argument| format!("the argument {argument:?} is not text in UTF-8"))
    });
    match arguments.next().transpose()?.as_deref() {
        None | Some("-h" | "--help") => Ok(HELP.to_owned()),
        Some("sample") => sample::run(arguments),
        Some("merge") => merge::run(arguments),
        Some(other) => Err(format!("there is no command '{other}'\n\n{HELP}")),
    }
}
