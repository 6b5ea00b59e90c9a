import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type HandedFile } from '../../../../src-core/contract/index.ts';
import { receiveUpload } from '../../../../src-main/hosts/browser/upload.ts';
import { HandedFiles } from '../../../../src-main/hosts/handed-files.ts';
import { send, serveTestWindow, type ServedWindow } from './served-window.ts';

let served: ServedWindow;
beforeAll(async () => {
  served = await serveTestWindow();
});
afterAll(() => served.close());

const upload = async (name: string, body: Buffer | string, headers: Record<string, string> = {}) => {
  const answer = await send(`${served.origin}/api/upload?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { Cookie: served.cookie, Origin: served.origin, ...headers },
    body,
  });
  return { status: answer.status, answer: JSON.parse(answer.body) as Answer<HandedFile> };
};

describe('an upload', () => {
  it('is answered with a handle that tells no path', async () => {
    const { answer } = await upload('prices.csv', 'date,symbol,close\n');
    expect(answer).toMatchObject({ ok: true, value: { name: 'prices.csv', bytes: 18 } });
    expect(answer.ok && answer.value.handle).toMatch(/^file-[0-9a-f-]{36}$/);
  });

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\data\\prices.csv', 'prices.csv'],
    ['a:b?.csv', 'a_b_.csv'],
  ])('named %s is kept as %s', async (name, kept) => {
    expect((await upload(name, 'x')).answer).toMatchObject({ ok: true, value: { name: kept } });
  });

  it.each(['', '..', '/'])('named "%s" is refused', async (name) => {
    expect((await upload(name, 'x')).status).toBe(400);
  });

  it('beyond 2 GiB is refused before it is read', async () => {
    const refusal = await new Promise<string>((resolve, reject) => {
      const sending = request(`${served.origin}/api/upload?name=big.csv`, {
        method: 'POST',
        headers: { Cookie: served.cookie, Origin: served.origin, 'Content-Length': String(3 * 1024 ** 3) },
      });
      sending.on('response', (response) => {
        response.on('data', (chunk: Buffer) => resolve(chunk.toString()));
      });
      sending.on('error', reject);
      sending.flushHeaders();
    });
    expect(JSON.parse(refusal)).toMatchObject({ ok: false, error: { code: 'FILE_TOO_LARGE' } });
  });
});

describe('handed files', () => {
  it('resolve to their path by handle only', async () => {
    const files = new HandedFiles();
    const { handle } = files.register('/data/prices.csv', 1);
    expect(files.resolve(handle)).toBe('/data/prices.csv');
    expect(() => files.resolve('/data/prices.csv')).toThrow('no longer at hand');
    await files.close();
  });

  it('lie in a folder that only the user can read and that goes when the host closes', async () => {
    const files = new HandedFiles();
    const folder = await files.folder();
    if (process.platform !== 'win32') expect((await stat(folder)).mode & 0o077).toBe(0);
    await files.close();
    expect(existsSync(folder)).toBe(false);
  });

  it('arrive unchanged', async () => {
    const sent = Buffer.from([0, 255, 10, 13, 0xef, 0xbb, 0xbf]);
    const files = new HandedFiles();
    const server = createServer((incoming, outgoing) => void receiveUpload(files, 'raw.bin', incoming, outgoing));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const { body } = await send(`http://127.0.0.1:${port}/`, { method: 'POST', body: sent });
    const answer = JSON.parse(body) as { value: HandedFile };
    const file = files.resolve(answer.value.handle);
    expect(path.basename(file)).toBe('raw.bin');
    expect(await readFile(file)).toEqual(sent);
    server.close();
    await files.close();
  });
});
