import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../src-main/store/index.ts';
import { workspaceFolder } from './sample-rows.ts';

const folder = workspaceFolder();
const store = JSON.stringify(new URL('../../../src-main/store/index.ts', import.meta.url).href);
const locked = (detail: string) =>
  expect.objectContaining({ code: 'WORKSPACE_LOCKED', message: expect.stringContaining(detail) as string }) as Error;

describe('the lock', () => {
  it('of another process names it, lets readers in, and goes with it even when it is killed', async () => {
    const file = folder.newPath();
    folder.create(file).close();
    const script = `import { openStore } from ${store}; openStore(${JSON.stringify(file)}); process.stdout.write('open');
      setInterval(() => undefined, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    expect(() => openStore(file)).toThrow(locked(`process ${child.pid} `));
    expect(folder.open(file, true).settings().window).toBe(500);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(existsSync(`${file}.lock`)).toBe(true);
    expect(folder.open(file).readOnly).toBe(false);
  });

  it('of another machine is never taken over', () => {
    const file = folder.newPath();
    folder.create(file).close();
    writeFileSync(`${file}.lock`, JSON.stringify({ processId: 1, host: 'elsewhere', program: 'x', since: '' }));
    expect(() => openStore(file)).toThrow(locked('elsewhere'));
  });

  it('that is being written is respected; one cut off long ago is taken over', () => {
    const file = folder.newPath();
    folder.create(file).close();
    writeFileSync(`${file}.lock`, '{"processId":');
    expect(() => openStore(file)).toThrow(locked('another process'));
    utimesSync(`${file}.lock`, 1, 1);
    expect(folder.open(file).readOnly).toBe(false);
  });

  it('is given back on closing, unless another process took it over', () => {
    const file = folder.newPath();
    const holder = folder.create(file);
    writeFileSync(`${file}.lock`, 'of another');
    holder.close();
    expect(readFileSync(`${file}.lock`, 'utf8')).toBe('of another');
  });
});

describe('a folder that may not be written to', () => {
  const script = (file: string) => `import { openStore } from ${store};
    const code = (body) => { try { body(); return 'opened'; } catch (thrown) { return thrown.code; } };
    const reading = () => openStore(${JSON.stringify(file)}, { readOnly: true });
    reading().close();
    // The superuser may write anywhere, so from here on, all code being loaded, the question is asked as somebody else.
    if (process.getuid() === 0) { process.setgid(65534); process.setuid(65534); }
    const writing = code(() => openStore(${JSON.stringify(file)}));
    const read = code(() => reading().settings());
    const write = code(() => reading().editSettings({ window: 100 }));
    process.stdout.write([writing, read, write].join(' '));`;

  it.skipIf(process.platform === 'win32')('keeps a workspace from being written, but not from being read', () => {
    const file = folder.newPath();
    folder.create(file).close();
    chmodSync(file, 0o444);
    chmodSync(path.dirname(file), 0o555);
    const child = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', script(file)], {
      encoding: 'utf8',
    });
    chmodSync(path.dirname(file), 0o755);
    expect(child.stderr).toBe('');
    expect(child.stdout).toBe('READ_ONLY opened READ_ONLY');
  });
});
