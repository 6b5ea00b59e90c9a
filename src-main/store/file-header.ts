import { closeSync, openSync, readSync } from 'node:fs';

/** What the first bytes of a SQLite file say, read without SQLite so that a stranger's file is never touched. */
export interface FileHeader {
  readonly applicationId: number;
  readonly userVersion: number;
}

/** @returns null where the file is no SQLite database */
export function readFileHeader(path: string): FileHeader | null {
  const bytes = Buffer.alloc(100);
  const descriptor = openSync(path, 'r');
  try {
    if (readSync(descriptor, bytes, 0, bytes.length, 0) < bytes.length) return null;
  } finally {
    closeSync(descriptor);
  }
  if (bytes.toString('latin1', 0, 16) !== 'SQLite format 3\0') return null;
  // Offsets: "Database File Format", section 1.3, of SQLite's documentation.
  return { applicationId: bytes.readUInt32BE(68), userVersion: bytes.readUInt32BE(60) };
}
