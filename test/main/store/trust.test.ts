import { spawn } from 'node:child_process';
import { once } from 'node:events';
import SQLite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { type NewRun } from '../../../src-main/store/index.ts';
import { batchInfo, importPrices, importSecurities, newLimit, prices, workspaceFolder } from './sample-rows.ts';

const folder = workspaceFolder();

const run: NewRun = {
  kind: 'risk',
  portfolio: 'P',
  asOf: '2020-01-31',
  createdAt: '2026-01-05T08:00:00.000Z',
  datasetVersion: 'd',
  inputHash: 'i',
  seed: 1,
  engineVersion: '0',
  parameters: { window: 500 },
  warnings: [{ code: 'SHORT_WINDOW', message: 'short' }],
  metrics: { nav: 1.5 },
  timings: { total: 3 },
  elapsedMilliseconds: 3,
  resultHash: 'h',
  artefacts: { result: '{"a":1}' },
};

describe('runs', () => {
  it('come back as they were stored', () => {
    const store = folder.create();
    const id = store.addRun(run);
    expect(store.run(id)).toMatchObject({
      id,
      metrics: { nav: 1.5 },
      parameters: { window: 500 },
      warnings: 1,
      current: false,
    });
    expect(store.artefact(id, 'result')).toBe('{"a":1}');
    expect(store.latestRun('risk', 'P')?.id).toBe(id);
    expect(store.latestRun('risk', 'P', '2020-02-28')).toBeNull();
    expect(() => store.run(id + 1)).toThrow('no run');
  });
});

describe('verify', () => {
  it('finds nothing wrong in a sound workspace', () => {
    const store = folder.create();
    store.addRun(run);
    store.editLimit(newLimit);
    expect(store.verify().filter(({ ok }) => !ok)).toEqual([]);
  });

  /** Changes the file behind the program's back, with the guards taken off. */
  function tamper(file: string, sql: string): void {
    const database = new SQLite(file);
    database.exec(`DROP TRIGGER audit_log_is_never_edited; DROP TRIGGER audit_log_is_never_cut; ${sql}`);
    database.close();
  }

  it.each([
    ['an edited entry', "UPDATE audit_log SET detail = 'x' WHERE id = 2", 'entry 2'],
    ['a deleted entry', 'DELETE FROM audit_log WHERE id = 2', 'entry 3'],
    ['a deleted last entry', 'DELETE FROM audit_log WHERE id = 3', 'missing'],
    [
      'two entries in another order',
      'UPDATE audit_log SET id = -2 WHERE id = 2; UPDATE audit_log SET id = 2 WHERE id = 3; UPDATE audit_log SET id = 3 WHERE id = -2',
      'entry 2',
    ],
  ])('finds %s in the audit log and says where', (_, sql, where) => {
    const file = folder.newPath();
    const store = folder.create(file);
    for (const warn of ['1', '1.1', '1.2']) store.editLimit({ ...newLimit, warn });
    store.close();
    tamper(file, sql);
    const audit = folder
      .open(file)
      .verify()
      .find(({ name }) => name === 'audit log');
    expect(audit).toMatchObject({ ok: false, detail: expect.stringContaining(where) as string });
  });

  it('finds a stored result that was changed', () => {
    const file = folder.newPath();
    const store = folder.create(file);
    store.addRun(run);
    store.close();
    tamper(file, "UPDATE run_artefacts SET content = x'00'");
    expect(
      folder
        .open(file)
        .verify()
        .find(({ name }) => name === 'stored results'),
    ).toMatchObject({ ok: false });
  });
});

describe('the audit log', () => {
  it('cannot be edited or cut', () => {
    const file = folder.newPath();
    const store = folder.create(file);
    store.editLimit(newLimit);
    store.close();
    const database = new SQLite(file);
    expect(() => database.exec("UPDATE audit_log SET actor = 'x'")).toThrow('append-only');
    expect(() => database.exec('DELETE FROM audit_log')).toThrow('append-only');
    database.close();
  });

  it('keeps what was done when it is undone', () => {
    const store = folder.create();
    store.editLimit(newLimit);
    store.undo();
    expect(store.auditLog().map(({ action }) => action)).toEqual(['save limit', 'undo']);
  });
});

describe('the panel', () => {
  it('is the same from the table and from the cache, in shared memory', async () => {
    const file = folder.newPath();
    const store = folder.create(file);
    await importSecurities(store, ['AAA', 'BBB']);
    await importPrices(
      store,
      'p',
      prices([
        ['AAA', 10, 1],
        ['AAA', 12, 2],
        ['BBB', 11, 3],
      ]),
    );
    const fromTable = store.loadPanel();
    const fromCache = store.loadPanel();
    expect([...fromTable.dates]).toEqual([10, 11, 12]);
    expect([...fromTable.close]).toEqual([1, NaN, 2, NaN, 3, NaN]);
    expect(fromCache).toEqual(fromTable);
    expect(fromCache.close.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(store.loadPanel(['BBB']).symbols).toEqual(['BBB']);
  });

  it('never comes from a cache of other data or of another length', async () => {
    const file = folder.newPath();
    const store = folder.create(file);
    await importSecurities(store, ['AAA']);
    await importPrices(store, 'p', prices([['AAA', 10, 1]]));
    store.loadPanel();
    await importPrices(store, 'q', prices([['AAA', 10, 7]]));
    expect([...store.loadPanel().close]).toEqual([7]);
    store.close();
    const database = new SQLite(file);
    database.exec("UPDATE panel_cache SET content = x'0011' WHERE part = 'close'");
    database.close();
    expect([...folder.open(file).loadPanel().close]).toEqual([7]);
  });
});

describe('what other hands changed in the file', () => {
  async function changed(sql: string): Promise<string> {
    const file = folder.newPath();
    const store = folder.create(file);
    await importSecurities(store, ['AAA']);
    await importPrices(store, 'p', prices([['AAA', 10, 7]]));
    store.editPositions('P', 100, [{ symbol: 'AAA', strategy: 's', quantity: '1' }], 'edit');
    store.editSettings({ window: 100 });
    store.editLimit(newLimit);
    store.addRun(run);
    store.loadPanel();
    store.close();
    const database = new SQLite(file);
    database.exec(sql);
    database.close();
    return file;
  }

  it.each(["x'7b'", "x'6e756c6c'", "x'ff00'"])('never makes a cache with the header %s believed', async (header) => {
    const file = await changed(`UPDATE panel_cache SET content = ${header} WHERE part = 'header'`);
    expect([...folder.open(file).loadPanel().close]).toEqual([7]);
  });

  it('is found by verify where it is a cached price', async () => {
    const file = await changed("UPDATE panel_cache SET content = zeroblob(8) WHERE part = 'close'");
    const found = folder
      .open(file)
      .verify()
      .filter(({ ok }) => !ok);
    expect(found.map(({ name }) => name)).toEqual(['cached prices']);
  });

  it('is found by verify where it is the record of an edit', async () => {
    const file = await changed(
      `UPDATE changes SET after = replace(after, '"1"', '"2"') WHERE table_name = 'positions'`,
    );
    const found = folder
      .open(file)
      .verify()
      .filter(({ ok }) => !ok);
    expect(found.map(({ name }) => name)).toEqual(['recorded edits of data']);
  });

  it.each([
    ['a setting that is no JSON', "UPDATE settings SET value = '{'"],
    ['a setting of another type', `UPDATE settings SET value = '"many"'`],
    ['a setting out of bounds', "UPDATE settings SET value = '-1'"],
  ])('is reported where it is %s', async (_, sql) => {
    const store = folder.open(await changed(sql));
    expect(() => store.settings()).toThrow(expect.objectContaining({ code: 'CORRUPT_WORKSPACE' }) as Error);
  });

  it('is reported where it is a limit or a run that cannot be read', async () => {
    const store = folder.open(
      await changed("UPDATE limits SET parameters = '[]'; UPDATE runs SET metrics = '{\"a\":null}'"),
    );
    expect(() => store.limits()).toThrow(expect.objectContaining({ code: 'CORRUPT_WORKSPACE' }) as Error);
    expect(() => store.runs()).toThrow(expect.objectContaining({ code: 'CORRUPT_WORKSPACE' }) as Error);
  });
});

describe('a process that is killed while it writes', () => {
  it('leaves the last complete state, and the workspace opens again', async () => {
    const file = folder.newPath();
    const store = folder.create(file);
    await importSecurities(store, ['AAA']);
    await importPrices(store, 'p', prices([['AAA', 10, 1]]));
    store.close();
    const script = `
      import { openStore } from ${JSON.stringify(new URL('../../../src-main/store/index.ts', import.meta.url).href)};
      const store = openStore(${JSON.stringify(file)});
      const n = 200000;
      const columns = { symbols: ['AAA'], symbol: new Int32Array(n), date: Int32Array.from({ length: n }, (_, i) => 100 + i),
        close: new Float64Array(n).fill(5), totalReturn: new Float64Array(n).fill(5), volume: new Float64Array(n) };
      const info = ${JSON.stringify(batchInfo('prices', 'big'))};
      await store.writeBatch(info, { kind: 'prices', columns }, { onConflict: 'replace', onSlice: () => {
        process.stdout.write('writing');
        return new Promise(() => setInterval(() => undefined, 1000));
      } });`;
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const again = folder.open(file);
    expect(again.priceSpan().rows).toBe(1);
    expect(again.verify().filter(({ ok }) => !ok)).toEqual([]);
  });
});

describe('a full disk', () => {
  it('stops a batch, leaves what was there, and says so', async () => {
    const file = folder.newPath();
    const store = folder.create(file);
    await importSecurities(store, ['AAA']);
    store.close();
    // A page limit makes SQLite answer as it does when the disk has no room; it is a property of the connection, so the
    // limit is set where the writer opens its own.
    const { connect } = await import('../../../src-main/store/open-database.ts');
    const { writeBatch } = await import('../../../src-main/store/write-batch.ts');
    const writer = connect(file);
    writer.pragma(`max_page_count = ${Number(writer.pragma('page_count', { simple: true })) + 5}`);
    const columns = prices(Array.from({ length: 20_000 }, (_, i) => ['AAA', i, 1 + i] as const));
    const full = writeBatch(
      writer,
      file,
      batchInfo('prices', 'p'),
      { kind: 'prices', columns },
      { onConflict: 'replace' },
    );
    await expect(full).rejects.toMatchObject({ code: 'DISK_FULL' });
    writer.close();
    expect(folder.open(file).priceSpan().rows).toBe(0);
  });
});
