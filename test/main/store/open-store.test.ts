import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import SQLite from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../../src-core/domain-error.ts';
import { backupFolder, openStore, restoreBackup, newestBackup, type Store } from '../../../src-main/store/index.ts';
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
    const before = readFileSync(file);
    expect(codeOf(() => openStore(file))).toBe('NOT_A_WORKSPACE');
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(path.dirname(file))).toEqual([path.basename(file)]);
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

  it('opens for reading what it may not write, and refuses every write then', () => {
    const file = folder.newPath();
    folder.create(file).close();
    const store = folder.open(file, true);
    expect(codeOf(() => store.editSettings({ window: 250 }))).toBe('READ_ONLY');
    expect(store.settings().window).toBe(500);
  });
});

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

  it('are asked for where an older file is opened for reading only', () => {
    const file = folder.newPath();
    folder.create(file).close();
    expect(codeOf(() => openStore(file, { readOnly: true }, [...migrations, next]))).toBe('READ_ONLY');
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

/** Opens, reads and closes a workspace; gives what was thrown where it is not an error in the user's words. */
function outcomeOf(file: string, readOnly: boolean): unknown {
  let store: Store | undefined;
  try {
    store = openStore(file, { readOnly });
    store.settings();
    store.securities();
    store.loadPanel();
    store.verify();
    return null;
  } catch (thrown) {
    return thrown instanceof DomainError ? null : thrown;
  } finally {
    try {
      store?.close();
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(DomainError);
    }
    for (const beside of ['-wal', '-shm', '.lock']) rmSync(file + beside, { force: true });
  }
}

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

  it('does not keep the same file from being put right and opened again', async () => {
    const file = await damaged(() => undefined);
    const sound = readFileSync(file);
    const harmed = Buffer.from(sound);
    // The schema format number, which SQLite refuses only after it has opened the file.
    harmed[47] = 200;
    writeFileSync(file, harmed);
    expect(codeOf(() => openStore(file))).toBe('CORRUPT_WORKSPACE');
    writeFileSync(file, sound);
    const store = folder.open(file);
    expect(store.priceSpan().rows).toBe(3000);
    store.editSettings({ window: 100 });
    expect(store.verify().filter(({ ok }) => !ok)).toEqual([]);
  });

  it('that cut the last page off still lets the rest be read', async () => {
    const file = await damaged((harmed) => truncateSync(harmed, readFileSync(harmed).length - 4096));
    expect(() => openStore(file)).toThrow(expect.objectContaining({ code: 'CORRUPT_WORKSPACE' }) as Error);
    const store = folder.open(file, true);
    expect(store.securities()).toHaveLength(1);
    expect(store.priceSpan().rows).toBe(3000);
  });

  it('that leaves nothing to read says so, and names the newest good backup', async () => {
    const file = await damaged((harmed) => truncateSync(harmed, 4096));
    const folderOfBackups = backupFolder(file);
    mkdirSync(folderOfBackups);
    const good = path.join(folderOfBackups, '2026-01-01T00-00-00.000Z.plimsoll');
    copyFileSync(`${file}.copy`, good);
    writeFileSync(path.join(folderOfBackups, '2026-01-02T00-00-00.000Z.plimsoll'), 'a newer one, but no good');
    for (const readOnly of [false, true]) {
      expect(() => openStore(file, { readOnly })).toThrow(
        expect.objectContaining({
          code: 'CORRUPT_WORKSPACE',
          remedy: expect.stringContaining(good) as string,
        }) as Error,
      );
    }
  });

  it("of any one byte never ends in anything but an error in the user's words", async () => {
    const file = await damaged(() => undefined);
    const sound = readFileSync(file);
    const place = fc.oneof(fc.nat(99), fc.nat(4095), fc.nat(sound.length - 1));
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 255 }), fc.boolean(), (at, flip, readOnly) => {
        const harmed = Buffer.from(sound);
        harmed[at] = harmed[at]! ^ flip;
        writeFileSync(file, harmed);
        expect(outcomeOf(file, readOnly)).toBeNull();
      }),
      { numRuns: 150 },
    );
  });

  it('never leaves a half-written backup', async () => {
    const file = await damaged(() => undefined);
    const store = folder.open(file);
    expect(codeOf(() => store.backup(`${file}.copy`))).toBe('FILE_EXISTS');
    expect(codeOf(() => store.backup(path.join(path.dirname(file), 'no-such-folder', 'b.plimsoll')))).not.toBeNull();
    expect(readdirSync(path.dirname(file)).filter((name) => name.includes('unfinished'))).toEqual([]);
  });
});
