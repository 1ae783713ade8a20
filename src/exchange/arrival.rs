//! What a file is for that arrives without being chosen on a page: dropped, opened by a double click, or shared. Names
//! lie, because what carries files between telephones gives many of them another ending; so the content decides.

/// Where a file belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Arrival {
    /// Among the files of offices: records, receipts, sealed ones.
    Office,
    /// Among lists: workbooks and text in columns.
    List,
}

/// So many bytes at the beginning of a file tell what it is.
pub const HEAD: usize = 64;

impl Arrival {
    /// What a file is by how it begins.
    pub fn of(head: &[u8]) -> Self {
        let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
        // The two forms of age: binary, and as text.
        let is_sealed = [&b"age-encryption.org/"[..], b"-----BEGIN AGE"].iter().any(|start| head.starts_with(start));
        if is_sealed || head.starts_with(b"{") { Self::Office } else { Self::List }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_decides_whatever_a_file_is_called() {
        let office: [&[u8]; 4] = [
            b"{\"format\":\"selaras\"",
            b"\xef\xbb\xbf \n{\"format\"",
            b"age-encryption.org/v1\n",
            b"-----BEGIN AGE ENCRYPTED FILE-----",
        ];
        office.iter().for_each(|head| assert_eq!(Arrival::of(head), Arrival::Office));
        let lists: [&[u8]; 4] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"Nama;NIK;Alamat\n", b""];
        lists.iter().for_each(|head| assert_eq!(Arrival::of(head), Arrival::List));
    }
}
