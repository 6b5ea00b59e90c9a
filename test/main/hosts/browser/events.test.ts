import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveTestWindow, type ServedWindow } from './served-window.ts';

let served: ServedWindow;
beforeAll(async () => {
  served = await serveTestWindow();
});
afterAll(() => served.close());

it('tells a listening window that a workspace was opened', async () => {
  const path = `${served.folder}/told.plimsoll`;
  const told = new Promise<string>((resolve, reject) => {
    const listening = request(`${served.origin}/api/events`, { headers: { Cookie: served.cookie } });
    listening.on('response', (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        const event = /data: (.*"type":"workspace".*)\n\n/.exec(text)?.[1];
        if (event === undefined) return;
        listening.destroy();
        resolve(event);
      });
      served.application.invoke('workspace.create', { path }).catch(reject);
    });
    listening.on('error', reject);
    listening.end();
  });
  expect(JSON.parse(await told)).toMatchObject({ type: 'workspace', workspace: { path, name: 'told' } });
});
