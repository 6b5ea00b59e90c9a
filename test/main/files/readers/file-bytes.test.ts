import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, truncateSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fileFacts, largestFile, readFileBytes } from '../../../../src-main/files/readers/file-bytes.ts';
import { noise } from '../noise.ts';
import { scratchFolder } from '../scratch-folder.ts';

const folder = scratchFolder();

async function drain(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

describe('reading a file', () => {
  it('hashes the bytes on disk while it unpacks them', async () => {
    const packed = gzipSync('date,close\n');
    const bytes = readFileBytes(await fileFacts(folder.write('a.csv.gz', packed)), () => undefined);
    expect((await drain(bytes.chunks)).toString()).toBe('date,close\n');
    expect(bytes.sha256()).toBe(createHash('sha256').update(packed).digest('hex'));
  });

  it('tells how many bytes it has read, up to all', async () => {
    const path = folder.write('b.csv', Buffer.alloc(3 * 1024 ** 2, 'x'));
    const seen: number[] = [];
    await drain(readFileBytes(await fileFacts(path), (done) => seen.push(done)).chunks);
    expect(seen).toEqual([1, 2, 3].map((megabytes) => megabytes * 1024 ** 2));
  });

  it('refuses a file of more than 2 GiB before reading it', async () => {
    const path = folder.write('huge.csv', 'date,close\n');
    truncateSync(path, largestFile + 1);
    await expect(fileFacts(path)).rejects.toMatchObject({
      code: 'FILE_TOO_LARGE',
      message: expect.stringContaining('2147483648'),
    });
  });

  it('stops unpacking gzip at the limit', async () => {
    const path = folder.write('bomb.csv.gz', gzipSync(Buffer.alloc(8 * 1024 ** 2)));
    const { chunks } = readFileBytes(await fileFacts(path), () => undefined, 2 * 1024 ** 2);
    await expect(drain(chunks)).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
  });

  it('says that a gzip file is cut off', async () => {
    const path = folder.write('cut.csv.gz', gzipSync(noise(50_000)).subarray(0, 1000));
    await expect(drain(readFileBytes(await fileFacts(path), () => undefined).chunks)).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      message: expect.stringContaining('cut-off'),
    });
  });

  it('says that a file is missing or a folder', async () => {
    await expect(fileFacts(folder.path('none.csv'))).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
    mkdirSync(folder.path('folder.csv'));
    await expect(fileFacts(folder.path('folder.csv'))).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  });

  it('notices that a file grew while it was read', async () => {
    const path = folder.write('growing.csv', 'a,b\n1,2\n');
    const facts = await fileFacts(path);
    appendFileSync(path, '3,4\n');
    await expect(drain(readFileBytes(facts, () => undefined).chunks)).rejects.toMatchObject({ code: 'FILE_CHANGED' });
  });
});
