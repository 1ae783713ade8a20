//! The arguments of the tool.

/// What the tool can do.
pub const HELP: &str = "\
selaras-tool sample -o FILE [--cooperatives N] [--years Y] [--seed S] [--office CODE] [--plans] [--copies N] [--apart]

Writes a fictional workspace as a Selaras file. The same options always give the same bytes.

  -o, --output FILE    the file to write, e.g. contoh.selaras.json
  --cooperatives N     how many cooperatives, 0 to 500000 (3027)
  --years Y            how many book years of reports, up to 2023, 0 to 10 (5)
  --seed S             what chance begins with, a whole number (13052024)
  --office CODE        the office: 63 for the province, 63.05 for a district (63)
  --plans              also plans of districts, province and centre, with overlaps and gaps planted in them
  --copies N           the same with so many rows of every sub-activity, 1 to 100, to measure with (1)
  --apart              a file for each office of the province, into the folder that is named

selaras-tool merge A.json B.json.age ... -o FILE [--changes] [--passphrase-file FILE]

Merges files into the first, as the app does, and says what each of them brings, what people must decide,
whose clock runs ahead, and where changes come without what was before them. The result goes on in the name
of the first file's office. Files that are the same give the same bytes, in whatever order the others come.
If one cannot be read, nothing is written. What the app's rescue dialog has saved is taken as any other file; what
could not be read of it is named.

  -o, --output FILE         the file to write, e.g. gabungan.selaras.json; it is not sealed
  --changes                 says also what each file changes, record by record and field by field, old → new
  --passphrase-file FILE    a file whose first line opens sealed files; may be given several times

Sealed files are opened with what the environment variable SELARAS_PASSPHRASE says, and with every passphrase
file. A passphrase is never an argument: arguments are seen by everyone on the machine.
";

/// One argument, or why it cannot be read.
pub type Argument = Result<String, String>;

/// The name of an option and the value attached to it, as in `--years=5`.
pub fn named(argument: &str) -> (&str, Option<&str>) {
    match argument.split_once('=') {
        Some((name, value)) if name.starts_with("--") => (name, Some(value)),
        _ => (argument, None),
    }
}
