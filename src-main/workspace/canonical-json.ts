import { createHash } from 'node:crypto';

/**
 * JSON with sorted keys and no white space: equal values give equal text. Numbers are written with the fewest digits
 * that read back as the same bits; members that are undefined are left out.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member) ? withSortedKeys(member) : member,
  );
}

function withSortedKeys(object: object): object {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** SHA-256 of a text, in hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
