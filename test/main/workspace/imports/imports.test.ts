import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type ImportRequest } from '../../../../src-core/contract/imports.ts';
import { epochDay } from '../../../../src-core/market/epoch-day.ts';
import { type Session } from '../../../../src-main/workspace/context.ts';
import { commitImport } from '../../../../src-main/workspace/imports/commit-import.ts';
import { importErrorFile } from '../../../../src-main/workspace/imports/import-error-file.ts';
import { inspectFile } from '../../../../src-main/workspace/imports/inspect-file.ts';
import { listBatches } from '../../../../src-main/workspace/imports/list-batches.ts';
import { listMappings } from '../../../../src-main/workspace/imports/list-mappings.ts';
import { previewImport } from '../../../../src-main/workspace/imports/preview-import.ts';
import { removeMapping } from '../../../../src-main/workspace/imports/remove-mapping.ts';
import { undoBatch } from '../../../../src-main/workspace/imports/undo-batch.ts';
import { scratchFolder } from '../../files/scratch-folder.ts';
import { closeEngine, importSession } from './import-session.ts';

const folder = scratchFolder();
let session: Session;

const badPrices =
  'date,symbol,close\n2017-01-03,AAPL,10\n2017-13-03,AAPL,10\n2017-01-04,AAPL,-1\n' +
  '2017-01-05,NOPE,3\n2017-01-06,AAPL,abc\n2017-01-03,AAPL,11\n';

const commit = async (request: ImportRequest, options: Parameters<typeof commitImport>[2] = {}) =>
  commitImport(session, request, options);
const commitText = (kind: ImportRequest['kind'], name: string, text: string, change: Partial<ImportRequest> = {}) =>
  commit({ kind, file: folder.write(name, text), ...change });

beforeEach(async () => {
  session = importSession(folder);
  await commitText('securities', 'securities.csv', 'symbol,name,currency\nAAPL,Apple,USD\nMSFT,Microsoft,USD\n');
  return () => session.store.close();
});
afterAll(closeEngine);

describe('committing an import', () => {
  it('writes a good file as one batch', async () => {
    const outcome = await commitText('prices', 'p.csv', 'date,symbol,close\n2024-01-02,AAPL,10\n2024-01-03,AAPL,11\n');
    expect(outcome).toMatchObject({ rows: 2, accepted: 2, rejected: 0, inserted: 2, replaced: 0, errorCount: 0 });
    expect(outcome.message).toContain('2 rows added');
    expect(session.store.priceSpan()).toEqual({ rows: 2, first: epochDay('2024-01-02'), last: epochDay('2024-01-03') });
    expect([...session.store.loadPanel(['AAPL']).close]).toEqual([10, 11]);
  });

  it('writes nothing of a file with bad rows, and names every one', async () => {
    const outcome = await commitText('prices', 'bad.csv', badPrices);
    expect(outcome.errors.map(({ line }) => line)).toEqual([3, 4, 5, 6, 7]);
    expect(outcome).toMatchObject({ batch: null, rejected: 5, inserted: 0 });
    expect(outcome.message).toContain('Nothing was written: 5 of 6 rows are bad');
    expect(session.store.priceSpan().rows).toBe(0);
  });

  it('writes the good rows alone where that is accepted, and keeps the bad ones with the batch', async () => {
    const outcome = await commitText('prices', 'bad.csv', badPrices, { acceptValid: true });
    expect(outcome).toMatchObject({ accepted: 1, rejected: 5, inserted: 1 });
    expect(session.store.priceSpan().rows).toBe(1);
    expect(session.store.batches().find(({ id }) => id === outcome.batch)).toMatchObject({ accepted: 1, rejected: 5 });
  });

  it('takes the same file again for done, until its batch is undone', async () => {
    const text = 'date,symbol,close\n2024-01-02,AAPL,10\n';
    const first = await commitText('prices', 'p.csv', text);
    const again = await commitText('prices', 'other-name.csv', text);
    expect(again).toMatchObject({
      batch: null,
      sha256: first.sha256,
      message: expect.stringContaining('already imported'),
    });
    expect(await listBatches(session, {}, {})).toHaveLength(2);
    await undoBatch(session, { id: first.batch ?? 0 }, {});
    expect(session.store.priceSpan().rows).toBe(0);
    expect(await commitText('prices', 'p.csv', text)).toMatchObject({ inserted: 1 });
  });

  it('reads a file again that had bad rows when more of it is good now', async () => {
    const text = 'date,symbol,close\n2024-01-02,AAPL,10\n2024-01-02,SAP,20\n';
    expect(await commitText('prices', 'p.csv', text, { acceptValid: true })).toMatchObject({
      inserted: 1,
      rejected: 1,
    });
    await commitText('securities', 's2.csv', 'symbol\nSAP\n');
    expect(await commitText('prices', 'p.csv', text)).toMatchObject({ inserted: 1, unchanged: 1, errorCount: 0 });
  });

  it('replaces, keeps or refuses rows that are there with other values, as asked', async () => {
    await commitText('prices', 'p.csv', 'date,symbol,close\n2024-01-02,AAPL,10\n');
    const changed = 'date,symbol,close\n2024-01-02,AAPL,12\n';
    await expect(commitText('prices', 'c.csv', changed, { onConflict: 'reject' })).rejects.toMatchObject({
      code: 'BATCH_CONFLICT',
    });
    await commitText('prices', 'c.csv', changed, { onConflict: 'keep' });
    expect([...session.store.loadPanel(['AAPL']).close]).toEqual([10]);
    await commitText('prices', 'd.csv', changed + '2024-01-03,AAPL,13\n');
    expect([...session.store.loadPanel(['AAPL']).close]).toEqual([12, 13]);
  });

  it('makes the portfolio named after a positions file', async () => {
    const outcome = await commitText('positions', 'positions-core.csv', 'symbol,quantity\nAAPL,10\n');
    expect(outcome.message).toContain('positions-core');
    expect(session.store.portfolios().map(({ name }) => name)).toEqual(['positions-core']);
  });

  it('computes adjusted closes from corporate actions', async () => {
    await commitText('prices', 'p.csv', 'date,symbol,close\n2024-01-02,AAPL,100\n2024-01-03,AAPL,50\n');
    await commitText('corporate-actions', 'a.csv', 'symbol,ex_date,split_ratio\nAAPL,2024-01-03,2\n');
    const panel = session.store.loadPanel(['AAPL']);
    expect([...panel.totalReturn]).toEqual([50, 50]);
    expect([...panel.close]).toEqual([100, 50]);
  });

  it('writes nothing when it is cancelled, before or while writing', async () => {
    const file = folder.write('p.csv', 'date,symbol,close\n2024-01-02,AAPL,10\n');
    await expect(commit({ kind: 'prices', file }, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    const controller = new AbortController();
    const onProgress = ({ stage }: { stage: string }) => {
      if (stage === 'Writing') controller.abort();
    };
    const rows = Array.from(
      { length: 60_000 },
      (_, i) => `${new Date(i * 864e5 - 4e12).toISOString().slice(0, 10)},MSFT,1${i}\n`,
    );
    const large = folder.write('large.csv', 'date,symbol,close\n' + rows.join(''));
    await expect(
      commit({ kind: 'prices', file: large }, { signal: controller.signal, onProgress }),
    ).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    expect(session.store.priceSpan().rows).toBe(0);
  });

  it('refuses content other than the one that was previewed', async () => {
    const request = { kind: 'prices', file: folder.write('p.csv', 'date,symbol,close\n2024-01-02,AAPL,10\n') } as const;
    const { sha256 } = await previewImport(session, request, {});
    folder.write('p.csv', 'date,symbol,close\n2024-01-02,AAPL,99\n');
    await expect(commit({ ...request, expectedSha256: sha256 })).rejects.toMatchObject({ code: 'FILE_CHANGED' });
    expect(session.store.priceSpan().rows).toBe(0);
  });

  it('says what stops a whole file: missing, binary, not a workbook', async () => {
    await expect(commit({ kind: 'prices', file: folder.path('none.csv') })).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
    });
    await expect(commitText('prices', 'b.csv', 'a\0b\0c')).rejects.toMatchObject({ code: 'NOT_TEXT' });
    await expect(commitText('prices', 'b.xlsx', 'date,close\n')).rejects.toMatchObject({ code: 'NOT_A_SPREADSHEET' });
  });

  it('finds the file behind the handle of a host', async () => {
    const file = folder.write('p.csv', 'date,symbol,close\n2024-01-02,AAPL,10\n');
    const outcome = await commit({ kind: 'prices', file: 'handle-1' }, { resolveFile: () => file });
    expect(outcome).toMatchObject({ file: 'p.csv', inserted: 1 });
  });
});

describe('previewing an import', () => {
  it('writes nothing and shows rows with errors first, then the others', async () => {
    const preview = await previewImport(session, { kind: 'prices', file: folder.write('bad.csv', badPrices) }, {});
    expect(preview).toMatchObject({ batch: null, errorCount: 5, headers: ['date', 'symbol', 'close'] });
    expect(preview.rowsShown.map(({ line, issues }) => [line, issues.length])).toEqual([
      [3, 1],
      [4, 1],
      [5, 1],
      [6, 1],
      [7, 1],
      [2, 0],
    ]);
    expect(preview.rowsShown[0]?.cells).toEqual(['2017-13-03', 'AAPL', '10']);
    expect(preview.unmappedValues).toEqual([{ column: 'symbol', value: 'NOPE', count: 1 }]);
    expect(session.store.priceSpan().rows).toBe(0);
  });

  it('shows at most 200 rows', async () => {
    const rows = Array.from({ length: 400 }, (_, i) => `x${i},AAPL,1\n`);
    const file = folder.write('many.csv', 'date,symbol,close\n' + rows.join(''));
    expect((await previewImport(session, { kind: 'prices', file }, {})).rowsShown).toHaveLength(200);
  });
});

describe('the error file of an import', () => {
  it('holds the bad rows with line, reasons and their own cells, harmless to a spreadsheet', async () => {
    const file = folder.write('p.csv', 'date,symbol,close\n2024-01-02,AAPL,10\n2024-01-03,=CMD(),"1;x,5"\n');
    const { fileName, text } = await importErrorFile(session, { kind: 'prices', file }, {});
    const [header, row, ...rest] = text.trimEnd().split('\r\n');
    expect(fileName).toBe('p-errors.csv');
    expect(header).toBe('line,reasons,date,symbol,close');
    expect(row).toMatch(/^3,symbol: Unknown symbol.*; close: Not a number,2024-01-03,'=CMD\(\),"1;x,5"$/);
    expect(rest).toEqual([]);
  });
});

describe('inspecting a file in a workspace', () => {
  it('names the batch that holds the file already', async () => {
    const file = folder.write('p.csv', 'date,symbol,close\n2024-01-02,AAPL,10\n');
    expect(await inspectFile(session, { file }, {})).toMatchObject({
      alreadyImported: null,
      kinds: expect.arrayContaining(['prices']),
    });
    const { batch } = await commit({ kind: 'prices', file });
    expect((await inspectFile(session, { file }, {})).alreadyImported).toBe(batch);
  });
});

describe('a saved mapping', () => {
  it('is used for the next file with its headers, until it is removed', async () => {
    const mapping = { symbol: 'Wertpapier', quantity: 'Menge' };
    await commitText('positions', 'a.csv', 'Wertpapier;Menge\nAAPL;1,5\n', { mapping, saveMapping: 'Custodian' });
    expect(await listMappings(session, {}, {})).toMatchObject([{ name: 'Custodian', kind: 'positions', mapping }]);
    expect(await commitText('positions', 'b.csv', 'Wertpapier;Menge\nMSFT;2,5\n')).toMatchObject({ inserted: 1 });
    expect(session.store.positions('b').rows).toMatchObject([{ quantity: '2.5' }]);
    await removeMapping(session, { name: 'Custodian' }, {});
    await expect(commitText('positions', 'c.csv', 'Wertpapier;Menge\nMSFT;3,5\n')).rejects.toMatchObject({
      code: 'MISSING_COLUMN',
    });
  });
});
