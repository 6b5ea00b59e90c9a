/**
 * A copy of a text that stands on its own. The cells of a file are slices of a block of it, and one kept slice would keep
 * the whole block in memory.
 */
export function ownText(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
