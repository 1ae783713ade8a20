// Workbooks as the tests need them: one changed as by hand, a zip of XML files of which one is written anew; and flat ODS.

import { inflateRawSync } from "node:zlib";

const CRC = Int32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; bit++) byte = byte & 1 ? (byte >>> 1) ^ 0xedb88320 : byte >>> 1;
  return byte;
});
const crc = (bytes) => ~bytes.reduce((sum, byte) => CRC[(sum ^ byte) & 255] ^ (sum >>> 8), -1) >>> 0;

/** The files of a zip, by name. */
const unzip = (zip) => {
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  const files = new Map();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size, name, extra, comment] = [10, 20, 28, 30, 32].map((offset) => (offset === 20 ? zip.readUInt32LE(at + offset) : zip.readUInt16LE(at + offset)));
    const local = zip.readUInt32LE(at + 42);
    const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(begin, begin + size);
    files.set(zip.toString("utf8", at + 46, at + 46 + name), method === 8 ? inflateRawSync(bytes) : bytes);
    at += 46 + name + extra + comment;
  }
  return files;
};

/** Files as a zip, not compressed. */
const zip = (files) => {
  const [parts, entries] = [[], []];
  let offset = 0;
  for (const [name, bytes] of files) {
    const title = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc(bytes), 10);
    [14, 18].forEach((at) => common.writeUInt32LE(bytes.length, at));
    common.writeUInt16LE(title.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    parts.push(Buffer.from("PK\x03\x04", "latin1"), common, title, bytes);
    entries.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, tail, title);
    offset += 4 + common.length + title.length + bytes.length;
  }
  const [directory, end] = [Buffer.concat(entries), Buffer.alloc(18)];
  [4, 6].forEach((at) => end.writeUInt16LE(files.size, at));
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, directory, Buffer.from("PK\x05\x06", "latin1"), end]);
};

/** Fills in numbers in the form of one cooperative, by what the fields are called. */
export const filledIn = (workbook, entries) => {
  const files = unzip(workbook);
  const read = (name) => files.get(name).toString("utf8");
  const strings = [...read("xl/sharedStrings.xml").matchAll(/<si><t[^>]*>([^<]*)<\/t><\/si>/g)].map(([, text]) => text);
  let sheet = read("xl/worksheets/sheet1.xml");
  for (const [label, number] of Object.entries(entries)) {
    const [, row] = sheet.match(new RegExp(`<c r="B(\\d+)"[^>]*t="s"><v>${strings.indexOf(label)}</v>`));
    sheet = sheet.replace(new RegExp(`<c r="C${row}" s="(\\d+)"(?:/>|><v>[^<]*</v></c>)`), `<c r="C${row}" s="$1"><v>${number}</v></c>`);
  }
  files.set("xl/worksheets/sheet1.xml", Buffer.from(sheet));
  return zip(files);
};

/** A workbook as flat ODS: a sheet for every name, with its rows. */
export const flatOds = (name, sheets) => {
  const cell = (text) => `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
  const row = (line) => `<table:table-row>${line.split(";").map(cell).join("")}</table:table-row>`;
  const table = ([name, lines]) => `<table:table table:name="${name}">${lines.map(row).join("")}</table:table>`;
  const spaces = ["office", "table", "text"].map((space) => `xmlns:${space}="urn:oasis:names:tc:opendocument:xmlns:${space}:1.0"`);
  const body = `<office:body><office:spreadsheet>${Object.entries(sheets).map(table).join("")}</office:spreadsheet></office:body>`;
  const text = `<?xml version="1.0"?><office:document ${spaces.join(" ")} office:mimetype="application/vnd.oasis.opendocument.spreadsheet">${body}</office:document>`;
  return { name, mimeType: "application/vnd.oasis.opendocument.spreadsheet", buffer: Buffer.from(text) };
};
