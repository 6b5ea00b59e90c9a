import { chmodSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import SQLite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openStore, restoreBackup, newestBackup } from '../../../src-main/store/index.ts';
import { migrations } from '../../../src-main/store/migrations/list.ts';
import { importPrices, importSecurities, prices, workspaceFolder } from './sample-rows.ts';

const folder = workspaceFolder();
const codeOf = (body: () => unknown): unknown => {
  try {
    body();
  } catch (thrown) {
    return (thrown as { code?: unknown }).code;
  }
  return null;
};

describe('opening a workspace', () => {
  it('finds again what was written before it was closed', async () => {
    const file = folder.newPath();
    const store = folder.create(file);
    await importSecurities(store, ['AAA', 'BBB']);
    store.close();
    expect(
      folder
        .open(file)
        .securities()
        .map(({ symbol }) => symbol),
    ).toEqual(['AAA', 'BBB']);
  });

  it('writes a SQLite file in WAL mode with full synchronisation and its own application id', () => {
    const file = folder.newPath();
    folder.create(file).close();
    const database = new SQLite(file, { readonly: true });
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(database.pragma('application_id', { simple: true })).toBe(0x504c494d);
    expect(database.pragma('user_version', { simple: true })).toBe(migrations.length);
    const loose = database
      .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'")
      .all();
    database.close();
    expect(loose).toEqual([]);
  });

  it('refuses a file of random bytes and leaves it as it is', () => {
    const file = folder.newPath();
    const bytes = Buffer.from(Array.from({ length: 10_000 }, (_, i) => (i * 7919) % 251));
    writeFileSync(file, bytes);
    expect(codeOf(() => openStore(file))).toBe('NOT_A_WORKSPACE');
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('refuses a database of another program and an empty file', () => {
    const file = folder.newPath();
    const other = new SQLite(file);
    other.exec('CREATE TABLE t (a)');
    other.close();
    expect(codeOf(() => openStore(file))).toBe('NOT_A_WORKSPACE');
    const empty = folder.newPath();
    writeFileSync(empty, '');
    expect(codeOf(() => openStore(empty))).toBe('NOT_A_WORKSPACE');
  });

  it('refuses a workspace of a newer version untouched', () => {
    const file = folder.newPath();
    folder.create(file).close();
    const database = new SQLite(file);
    database.pragma(`user_version = ${migrations.length + 1}`);
    database.close();
    const before = readFileSync(file);
    expect(codeOf(() => openStore(file))).toBe('NEWER_WORKSPACE');
    expect(codeOf(() => openStore(file, { readOnly: true }))).toBe('NEWER_WORKSPACE');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('says what is missing or in the way', () => {
    const file = folder.newPath();
    expect(codeOf(() => openStore(file))).toBe('FILE_NOT_FOUND');
    folder.create(file).close();
    expect(codeOf(() => openStore(file, { create: { name: 'x', sample: false } }))).toBe('FILE_EXISTS');
  });

  it('names the process that holds the lock, and takes over from one that died', () => {
    const file = folder.newPath();
    const holder = folder.create(file);
    expect(() => openStore(file)).toThrow(`process ${process.pid}`);
    expect(folder.open(file, true).readOnly).toBe(true);
    holder.close();
    // A process number beyond any system's range belongs to nobody.
    writeFileSync(`${file}.lock`, JSON.stringify({ processId: 2 ** 30, host: 'elsewhere', program: 'x', since: '' }));
    expect(codeOf(() => openStore(file))).toBe('WORKSPACE_LOCKED');
    const { host } = JSON.parse(lockOf(folder)) as { host: string };
    writeFileSync(`${file}.lock`, JSON.stringify({ processId: 2 ** 30, host, program: 'x', since: '' }));
    folder.open(file).close();
  });

  it('opens for reading what it may not write, and refuses every write then', () => {
    const file = folder.newPath();
    folder.create(file).close();
    const store = folder.open(file, true);
    expect(codeOf(() => store.editSettings({ window: 250 }))).toBe('READ_ONLY');
    expect(store.settings().window).toBe(500);
  });
});

/** The lock file a fresh store of this machine writes. */
function lockOf(place: ReturnType<typeof workspaceFolder>): string {
  const file = place.newPath();
  const store = place.create(file);
  const lock = readFileSync(`${file}.lock`, 'utf8');
  store.close();
  return lock;
}

describe('migrations', () => {
  const next = {
    version: migrations.length + 1,
    name: 'a later step',
    sql: 'ALTER TABLE securities ADD COLUMN colour TEXT',
  };

  it('bring an older file forward after backing it up beside itself', async () => {
    const file = folder.newPath();
    const store = folder.create(file);
    await importSecurities(store, ['AAA']);
    store.close();
    const migrated = openStore(file, {}, [...migrations, next]);
    expect(migrated.securities()).toHaveLength(1);
    migrated.close();
    const backup = newestBackup(file);
    expect(backup).not.toBeNull();
    const copy = path.join(path.dirname(file), 'copy.plimsoll');
    restoreBackup(backup!.path, copy);
    expect(folder.open(copy).securities()).toHaveLength(1);
  });

  it('leave the file as it was when a step fails', () => {
    const file = folder.newPath();
    folder.create(file).close();
    const broken = { ...next, sql: `${next.sql}; INSERT INTO nowhere VALUES (1)` };
    expect(() => openStore(file, {}, [...migrations, broken])).toThrow('nowhere');
    expect(folder.open(file).securities()).toEqual([]);
  });

  it('fail at start where a number is given twice', () => {
    const file = folder.newPath();
    const twice = [...migrations, { ...next, version: 1 }];
    expect(() => openStore(file, { create: { name: 'x', sample: false } }, twice)).toThrow('should lead to version');
  });
});

describe('damage', () => {
  async function damaged(harm: (file: string) => void): Promise<string> {
    const file = folder.newPath();
    const store = folder.create(file);
    await importSecurities(store, ['AAA']);
    await importPrices(
      store,
      'p',
      prices(Array.from({ length: 3000 }, (_, i) => ['AAA', 12_000 + i, 10 + i] as const)),
    );
    store.backup(`${file}.copy`);
    store.close();
    harm(file);
    return file;
  }

  it('is reported where the file was cut short, and the file is kept', async () => {
    const file = await damaged((harmed) => truncateSync(harmed, 40_000));
    const code = codeOf(() => {
      const store = openStore(file);
      try {
        store.loadPanel();
        expect(store.verify().every(({ ok }) => ok)).toBe(true);
      } finally {
        store.close();
      }
    });
    expect(code).toBe('CORRUPT_WORKSPACE');
    expect(readFileSync(file)).toHaveLength(40_000);
  });

  it('of a page of prices is found by verify and does not keep the rest from being read', async () => {
    const file = await damaged((harmed) => {
      const bytes = readFileSync(harmed);
      bytes.fill(0xff, bytes.length - 3 * 4096, bytes.length - 4096);
      writeFileSync(harmed, bytes);
    });
    const store = folder.open(file, true);
    expect(store.securities()).toHaveLength(1);
    expect(store.verify().find(({ name }) => name === 'file integrity')?.ok).toBe(false);
  });

  it('never leaves a half-written backup', async () => {
    const file = await damaged(() => undefined);
    const store = folder.open(file);
    expect(codeOf(() => store.backup(`${file}.copy`))).toBe('FILE_EXISTS');
    expect(codeOf(() => store.backup(path.join(path.dirname(file), 'no-such-folder', 'b.plimsoll')))).not.toBeNull();
    expect(readdirSync(path.dirname(file)).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  it.skipIf(process.getuid?.() === 0)('is prevented in a folder that may not be written to', () => {
    const file = folder.newPath();
    folder.create(file).close();
    chmodSync(path.dirname(file), 0o500);
    expect(codeOf(() => openStore(file))).toBe('READ_ONLY');
    chmodSync(path.dirname(file), 0o700);
  });
});
