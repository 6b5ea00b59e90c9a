import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowserHost } from '../../../../src-main/hosts/browser/server.ts';
import { send, serveTestWindow, type ServedWindow } from './served-window.ts';

let served: ServedWindow;
beforeAll(async () => {
  served = await serveTestWindow();
});
afterAll(() => served.close());

const json = { 'Content-Type': 'application/json' };
/** The headers of the window itself. */
const own = () => ({ ...json, Cookie: served.cookie, Origin: served.origin });
const status = (headers: Record<string, string>, body = '{}') =>
  send(`${served.origin}/api/application.status`, { method: 'POST', headers, body });

describe('the one-time address', () => {
  it('gives a cookie that scripts cannot read and other sites cannot send, and leads to the window', async () => {
    const answer = await send(served.host.oneTimeAddress());
    expect(answer.status).toBe(303);
    expect(answer.headers['location']).toBe('/');
    expect(answer.headers['set-cookie']?.[0]).toMatch(/; HttpOnly; SameSite=Strict$/);
  });

  it('opens one browser only', async () => {
    const address = served.host.oneTimeAddress();
    await send(address);
    const second = await send(address);
    expect(second.status).toBe(401);
    expect(second.headers['set-cookie']).toBeUndefined();
    expect(second.body).toContain('press Enter in the terminal');
  });

  it('stops working when a newer one is made', async () => {
    const older = served.host.oneTimeAddress();
    served.host.oneTimeAddress();
    expect((await send(older)).status).toBe(401);
  });

  it('cannot be guessed', async () => {
    served.host.oneTimeAddress();
    expect((await send(`${served.origin}/?token=guess`)).status).toBe(401);
  });
});

describe('a request', () => {
  it('is answered with the cookie, from the own origin', async () => {
    const answer = await status(own());
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ ok: true, value: { host: 'browser', version: 'test' } });
  });

  it.each([
    ['without a cookie', 401, () => ({ ...json, Origin: served.origin })],
    ["with another session's cookie", 401, () => ({ ...own(), Cookie: served.cookie.replace(/=.*/, '=x') })],
    ['from another origin', 403, () => ({ ...own(), Origin: 'http://evil.example' })],
    ['from another port', 403, () => ({ ...own(), Origin: 'http://127.0.0.1:1' })],
    ['without an origin', 403, () => ({ ...json, Cookie: served.cookie })],
    ['under another name (DNS rebinding)', 403, () => ({ ...own(), Host: 'evil.example' })],
    ['under the name localhost', 403, () => ({ ...own(), Host: `localhost:${served.host.port}` })],
    ['as a plain form', 415, () => ({ ...own(), 'Content-Type': 'text/plain' })],
  ])('%s is refused', async (_case, expected, headers) => {
    const answer = await status(headers());
    expect(answer.status).toBe(expected);
    expect(JSON.parse(answer.body)).toMatchObject({ ok: false });
  });

  it('that is no JSON is refused', async () => {
    expect((await status(own(), '{"a":')).status).toBe(400);
  });

  it('that is larger than any input can be is refused', async () => {
    expect((await status(own(), `"${'x'.repeat(5 * 1024 * 1024)}"`)).status).toBe(413);
  });

  it('by another method is refused', async () => {
    const answer = await send(served.origin, { method: 'DELETE', headers: own() });
    expect(answer.status).toBe(405);
  });

  it.each(['no.such.operation', 'toString', '__proto__', 'constructor'])(
    'for the operation %s is refused',
    async (name) => {
      const answer = await send(`${served.origin}/api/${name}`, { method: 'POST', headers: own(), body: '{}' });
      expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code: 'UNKNOWN_OPERATION' } });
    },
  );

  it('with fields an operation does not know is refused by its schema', async () => {
    const answer = await status(own(), '{"surprise":1}');
    expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
  });
});

describe('what is served', () => {
  it('needs the cookie, the window included', async () => {
    expect((await send(served.origin)).status).toBe(401);
    expect((await send(`${served.origin}/api/events`)).status).toBe(401);
  });

  it('never comes from outside the window folder', async () => {
    for (const rawPath of [
      '/../secret.txt',
      '/assets/../../secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '//secret.txt',
    ])
      expect((await send(served.origin, { rawPath, headers: { Cookie: served.cookie } })).body).not.toBe('secret');
  });

  it('runs nothing but its own scripts, is framed by nobody and names its address to nobody else', async () => {
    const { headers } = await send(served.origin, { headers: { Cookie: served.cookie } });
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    });
  });

  it('is kept by the browser only where its name carries its content', async () => {
    const headers = { Cookie: served.cookie };
    const asset = await send(`${served.origin}/assets/index-abc123.js`, { headers });
    expect(asset.headers['cache-control']).toContain('immutable');
    expect((await status(own())).headers['cache-control']).toBe('no-store');
  });

  it('is not given to a page of another site that listens for events', async () => {
    const headers = { Cookie: served.cookie, 'Sec-Fetch-Site': 'cross-site' };
    expect((await send(`${served.origin}/api/events`, { headers })).status).toBe(403);
  });
});

describe('the host', () => {
  it.each(['0.0.0.0', '::', '192.168.1.10', 'localhost'])('refuses to be bound to %s', async (address) => {
    const { application, folder } = served;
    await expect(startBrowserHost({ application, windowFolder: `${folder}/window`, address })).rejects.toMatchObject({
      code: 'ADDRESS_REFUSED',
    });
  });

  it('says so when its port is taken', async () => {
    const { application, folder, host } = served;
    await expect(
      startBrowserHost({ application, windowFolder: `${folder}/window`, port: host.port }),
    ).rejects.toMatchObject({ code: 'ADDRESS_REFUSED', message: `Port ${host.port} is taken by another program` });
  });
});
