import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeWorkspace, testBench, type TestBench } from './small-workspace.ts';

let bench: TestBench;

beforeEach(() => {
  bench = testBench();
});
afterEach(() => bench.dispose());

const status = () => bench.application.invoke('application.status', {});

describe('opening', () => {
  it('makes a new workspace and finds it again among the recent ones', async () => {
    const path = bench.path('new.plimsoll');
    const made = await bench.application.invoke('workspace.create', { path });
    expect(made).toEqual({ path, name: 'new', sample: false, readOnly: false });
    await bench.application.invoke('workspace.close', {});
    expect(await status()).toMatchObject({ workspace: null, recent: [{ path, name: 'new', exists: true }] });
    expect(await bench.application.invoke('workspace.open', { path })).toEqual(made);
  });

  it('makes its own folder for the first workspace in it, and no other folder', async () => {
    const { defaultFolder } = await status();
    rmSync(defaultFolder, { recursive: true, force: true });
    const first = await bench.application.invoke('workspace.create', {
      path: path.join(defaultFolder, 'first.plimsoll'),
    });
    expect(first.name).toBe('first');
    const elsewhere = bench.application.invoke('workspace.create', { path: bench.path('no-such/second.plimsoll') });
    await expect(elsewhere).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
  });

  it('does not make a workspace over a file that is there', async () => {
    const path = bench.path('taken.plimsoll');
    writeFileSync(path, 'precious');
    await expect(bench.application.invoke('workspace.create', { path })).rejects.toMatchObject({ code: 'FILE_EXISTS' });
    expect(readFileSync(path, 'utf8')).toBe('precious');
  });

  it('the workspace that is open already changes nothing', async () => {
    const path = bench.path('w.plimsoll');
    await makeWorkspace(path);
    const first = await bench.application.invoke('workspace.open', { path });
    await bench.application.invoke('risk.run', {});
    expect(await bench.application.invoke('workspace.open', { path })).toEqual(first);
    expect(await bench.application.invoke('risk.latest', {})).not.toBeNull();
  });

  it('the open workspace for reading only keeps it from being changed', async () => {
    const path = bench.path('w.plimsoll');
    await makeWorkspace(path);
    await bench.application.invoke('workspace.open', { path });
    const opened = await bench.application.invoke('workspace.open', { path, readOnly: true });
    expect(opened.readOnly).toBe(true);
    const editing = bench.application.invoke('settings.save', { window: 100 });
    await expect(editing).rejects.toMatchObject({ code: 'READ_ONLY' });
    expect((await bench.application.invoke('workspace.summary', {})).settings.window).toBe(500);
  });
});

describe('a workspace that cannot be opened', () => {
  it('leaves the open one in place and is remembered as a problem', async () => {
    const good = bench.path('good.plimsoll');
    await makeWorkspace(good);
    await bench.application.invoke('workspace.open', { path: good });
    const path = bench.path('gone.plimsoll');
    await expect(bench.application.invoke('workspace.open', { path })).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
    });
    const { workspace, problem } = await status();
    expect(workspace?.path).toBe(good);
    expect(problem).toMatchObject({ path, error: { code: 'FILE_NOT_FOUND' }, canOpenReadOnly: false });
  });

  it('is forgotten as a problem once a workspace opens', async () => {
    await expect(bench.application.invoke('workspace.open', { path: bench.path('x') })).rejects.toThrow();
    await bench.application.invoke('workspace.create', { path: bench.path('y.plimsoll') });
    expect((await status()).problem).toBeNull();
  });

  it('because it is something else is left untouched', async () => {
    const path = bench.path('letter.plimsoll');
    writeFileSync(path, 'Dear colleague, '.repeat(1000));
    const opening = bench.application.invoke('workspace.open', { path });
    await expect(opening).rejects.toMatchObject({ code: 'NOT_A_WORKSPACE' });
    expect(readFileSync(path, 'utf8')).toBe('Dear colleague, '.repeat(1000));
  });

  it('because a newer version made it says so', async () => {
    const path = bench.path('newer.plimsoll');
    await makeWorkspace(path);
    const bytes = readFileSync(path);
    // SQLite keeps user_version at byte 60, four bytes, big-endian.
    bytes.writeUInt32BE(9999, 60);
    writeFileSync(path, bytes);
    const opening = bench.application.invoke('workspace.open', { path });
    await expect(opening).rejects.toMatchObject({ code: 'NEWER_WORKSPACE' });
  });

  it('because another process has it names the lock and offers to read it', async () => {
    const path = bench.path('shared.plimsoll');
    await makeWorkspace(path);
    const other = testBench();
    try {
      await other.application.invoke('workspace.open', { path });
      const opening = bench.application.invoke('workspace.open', { path });
      await expect(opening).rejects.toMatchObject({ code: 'WORKSPACE_LOCKED' });
      expect((await status()).problem).toMatchObject({ canOpenReadOnly: true });
      const reading = await bench.application.invoke('workspace.open', { path, readOnly: true });
      expect(reading.readOnly).toBe(true);
    } finally {
      await other.dispose();
    }
  });

  it('because it is corrupt offers to read it and to go back to the newest good backup', async () => {
    const path = bench.path('w.plimsoll');
    await makeWorkspace(path);
    const bytes = readFileSync(path);
    bytes.fill(0xa5, 4096, Math.min(bytes.length, 40 * 4096));
    writeFileSync(path, bytes);
    await expect(bench.application.invoke('workspace.open', { path })).rejects.toMatchObject({
      code: 'CORRUPT_WORKSPACE',
    });
    expect((await status()).problem).toMatchObject({ path, canOpenReadOnly: true });
    expect(existsSync(path)).toBe(true);
  });
});

describe('backup and restore', () => {
  it('bring everything back in a new file', async () => {
    const { application } = bench;
    await makeWorkspace(bench.path('w.plimsoll'));
    await application.invoke('workspace.open', { path: bench.path('w.plimsoll') });
    const risk = await application.invoke('risk.run', {});
    const backup = bench.path('copy.plimsoll');
    expect((await application.invoke('workspace.backup', { path: backup })).bytes).toBeGreaterThan(0);
    const path = bench.path('restored.plimsoll');
    const restored = await application.invoke('workspace.restore', { backup, path });
    expect(restored.path).toBe(path);
    expect(await application.invoke('risk.latest', {})).toEqual(risk);
    expect(await application.invoke('workspace.verify', {})).toMatchObject({ ok: true, findings: [] });
  });

  it('refuse a backup over a file that is there', async () => {
    const { application } = bench;
    await application.invoke('workspace.create', { path: bench.path('w.plimsoll') });
    writeFileSync(bench.path('taken'), 'precious');
    const backingUp = application.invoke('workspace.backup', { path: bench.path('taken') });
    await expect(backingUp).rejects.toMatchObject({ code: 'FILE_EXISTS' });
    expect(readFileSync(bench.path('taken'), 'utf8')).toBe('precious');
  });

  it('refuse to restore from what is no backup, leaving the open workspace open', async () => {
    const { application } = bench;
    await application.invoke('workspace.create', { path: bench.path('w.plimsoll') });
    writeFileSync(bench.path('letter'), 'Dear colleague, '.repeat(1000));
    const restoring = application.invoke('workspace.restore', { backup: bench.path('letter'), path: bench.path('r') });
    await expect(restoring).rejects.toMatchObject({ code: 'NOT_A_WORKSPACE' });
    expect(existsSync(bench.path('r'))).toBe(false);
    expect((await status()).workspace?.name).toBe('w');
  });
});

describe('the sample workspace', () => {
  it('comes with its risk computed, one limit breached and one at warn', async () => {
    const { application } = bench;
    const sample = await application.invoke('workspace.sample', {});
    expect(sample.sample).toBe(true);
    const risk = await application.invoke('risk.latest', {});
    expect(risk?.stale).toBe(false);
    const levels = risk!.limits.map((limit) => limit.level);
    expect(levels.filter((level) => level === 'limit' || level === 'halt')).toHaveLength(1);
    expect(levels.filter((level) => level === 'warn')).toHaveLength(1);
  });

  it('is kept with what was changed in it', async () => {
    const { application } = bench;
    await application.invoke('workspace.sample', {});
    await application.invoke('settings.save', { window: 123 });
    await application.invoke('workspace.close', {});
    await application.invoke('workspace.sample', {});
    expect((await application.invoke('workspace.summary', {})).settings.window).toBe(123);
  });

  it('is made anew when it is damaged, the damaged file being moved aside', async () => {
    const { application } = bench;
    const { path } = await application.invoke('workspace.sample', {});
    await application.invoke('workspace.close', {});
    writeFileSync(path, 'not a workspace any more');
    await application.invoke('workspace.sample', {});
    expect(await application.invoke('risk.latest', {})).not.toBeNull();
    expect(readFileSync(`${path}.2026-01-05T100000.000Z.damaged`, 'utf8')).toBe('not a workspace any more');
  });

  it('is made at a path of its own, never over a file', async () => {
    const { application } = bench;
    const path = bench.path('mine.plimsoll');
    await application.invoke('workspace.sample', { path });
    await application.invoke('workspace.close', {});
    copyFileSync(path, bench.path('before'));
    await expect(application.invoke('workspace.sample', { path })).rejects.toMatchObject({ code: 'FILE_EXISTS' });
    expect(readFileSync(path).equals(readFileSync(bench.path('before')))).toBe(true);
  });

  it('that is cancelled half-way leaves nothing behind', async () => {
    const { application } = bench;
    const controller = new AbortController();
    const path = bench.path('mine.plimsoll');
    const making = application.invoke(
      'workspace.sample',
      { path },
      { signal: controller.signal, onProgress: ({ stage }) => stage === 'Writing the sample' && controller.abort() },
    );
    await expect(making).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(existsSync(path)).toBe(false);
    expect(existsSync(`${path}.unfinished`)).toBe(false);
  });
});
