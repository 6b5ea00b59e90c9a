const mostBytes = 100_000;

/**
 * A picture file as a data address, which the workspace keeps. The kind is told by the file's first bytes, not by its name.
 *
 * @returns the address, or null with the reason in a sentence
 */
export async function logoAddress(file: Blob): Promise<{ readonly address: string | null; readonly problem: string }> {
  if (file.size > mostBytes)
    return { address: null, problem: `The picture has ${Math.ceil(file.size / 1000)} kB; 100 kB is the most` };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kind = kindOf(bytes);
  if (kind === null) return { address: null, problem: 'The file is neither a PNG nor a JPEG picture' };
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return { address: `data:${kind};base64,${btoa(letters)}`, problem: '' };
}

function kindOf(bytes: Uint8Array): 'image/png' | 'image/jpeg' | null {
  const startsWith = (...start: readonly number[]) => start.every((byte, i) => bytes[i] === byte);
  if (startsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  return startsWith(0xff, 0xd8, 0xff) ? 'image/jpeg' : null;
}
