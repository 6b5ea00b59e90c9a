import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** How @electron/fuses finds the switches inside Electron's program. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const factorySetting = '101100100';

/** A folder that looks like Electron's runtime to the packager, with the fuses as they leave the factory. */
export async function writeStubRuntime(folder: string, version: string): Promise<void> {
  await mkdir(path.join(folder, 'resources'), { recursive: true });
  const program = Buffer.concat([
    Buffer.alloc(64),
    Buffer.from(sentinel),
    Buffer.from([1, factorySetting.length]),
    Buffer.from(factorySetting),
    Buffer.alloc(64),
  ]);
  await writeFile(path.join(folder, 'electron'), program, { mode: 0o755 });
  await writeFile(path.join(folder, 'version'), version);
  await writeFile(path.join(folder, 'LICENSE'), 'stub');
  await writeFile(path.join(folder, 'LICENSES.chromium.html'), 'stub');
}

/** The fuses of a packaged program, one character each: `0` off, `1` on. */
export function readFuses(program: Buffer): string {
  const start = program.indexOf(sentinel) + sentinel.length;
  const length = program[start + 1]!;
  return program.subarray(start + 2, start + 2 + length).toString('latin1');
}
