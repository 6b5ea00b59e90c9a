import { createHash } from 'node:crypto';
import writeWorkbook from 'write-excel-file/node';
import { describe, expect, it } from 'vitest';
import { inspectFile } from '../../../../src-main/files/import/inspect-file.ts';
import { scratchFolder } from '../scratch-folder.ts';

const folder = scratchFolder();

const inspect = (path: string, change: Partial<Parameters<typeof inspectFile>[0]> = {}) =>
  inspectFile({ path, reading: {}, symbols: ['AAPL', 'MSFT'], savedMappings: [], ...change }, () => undefined);

describe('inspecting a file', () => {
  it.each([
    ['prices', 'data.csv', 'date,symbol,close,adj_close,volume\n2024-01-02,AAPL,1,1,5\n'],
    ['securities', 'data.csv', 'symbol,name,gics_sector,gics_sub_industry,currency,country\nA,B,C,D,USD,US\n'],
    ['fundamentals', 'data.csv', 'symbol,period_end,available_from,total_equity\nA,2023-12-31,2024-03-31,5\n'],
    ['positions', 'data.csv', 'Ticker,Qty,Strategy\nAAPL,5,value\n'],
    ['benchmark', 'data.csv', 'symbol,weight\nAAPL,1\n'],
    ['index', 'data.csv', 'date,value\n2024-01-02,100\n'],
    ['nav', 'nav.csv', 'date,value\n2024-01-02,100\n'],
    ['fx', 'data.csv', 'date,base,quote,rate\n2024-01-02,EUR,USD,1.1\n'],
    ['nav', 'data.csv', 'date,portfolio,nav,pnl_actual,flow\n2024-01-02,Fund,100,1,0\n'],
    ['cash', 'data.csv', 'portfolio,currency,amount\nFund,USD,1\n'],
    ['corporate-actions', 'data.csv', 'symbol,ex_date,split_ratio,dividend\nAAPL,2024-01-02,2,\n'],
  ])('takes it for %s by its headers, or by its name where they leave it open', async (kind, name, content) => {
    expect((await inspect(folder.write(name, content))).kinds[0]).toBe(kind);
  });

  it('shows how the file is written, its first rows and its hash', async () => {
    const content = 'Datum;Symbol;Schluss;Adj Close;Notiz\n03.01.2024;AAPL;1,5;1,4;x\n';
    const path = folder.write('kurse.csv', Buffer.from(content, 'latin1'));
    expect(await inspect(path)).toMatchObject({
      name: 'kurse.csv',
      bytes: content.length,
      sha256: createHash('sha256').update(content, 'latin1').digest('hex'),
      format: 'csv',
      encoding: 'utf-8',
      separator: ';',
      decimal: ',',
      headers: ['Datum', 'Symbol', 'Schluss', 'Adj Close', 'Notiz'],
      sample: [['03.01.2024', 'AAPL', '1,5', '1,4', 'x']],
      wide: false,
    });
  });

  it('maps headers by their synonyms and lists those it cannot map', async () => {
    const content = 'Trade Date,TICKER,PX_LAST,Adj. Close,Colour\n03/01/2024,AAPL,1,1,red\n';
    const { mappings, unmappedHeaders, datePattern, notes } = await inspect(folder.write('p.csv', content));
    expect(mappings.prices).toEqual({
      date: 'Trade Date',
      symbol: 'TICKER',
      close: 'PX_LAST',
      adj_close: 'Adj. Close',
    });
    expect(unmappedHeaders).toEqual(['Colour']);
    expect(datePattern).toBe('dd/MM/yyyy');
    expect(notes).toEqual(['Dates can be read as dd/MM/yyyy or MM/dd/yyyy; dd/MM/yyyy was taken']);
  });

  it('recognises a matrix of prices, by known symbols or by headers that mean nothing else', async () => {
    const known = await inspect(folder.write('w.csv', 'date,AAPL,MSFT\n2024-01-02,1,2\n'));
    expect(known).toMatchObject({
      wide: true,
      kinds: ['prices'],
      unmappedHeaders: [],
      mappings: { prices: { date: 'date' } },
    });
    expect(await inspect(folder.write('w.csv', 'date,XXX,YYY\n2024-01-02,1,2\n'))).toMatchObject({ wide: true });
    expect(await inspect(folder.write('w.csv', 'date,value\n2024-01-02,1\n'))).toMatchObject({ wide: false });
  });

  it('offers every kind where none fits', async () => {
    const { kinds, mappings, fields } = await inspect(folder.write('x.csv', 'foo,bar\n1,2\n'));
    expect(kinds).toEqual([]);
    expect(Object.keys(mappings)).toEqual(Object.keys(fields));
  });

  it('proposes the saved mapping whose headers are all there', async () => {
    const saved = {
      name: 'Custodian',
      kind: 'positions',
      mapping: { symbol: 'Wertpapier', quantity: 'Stück', strategy: 'Topf' },
      reading: {},
    } as const;
    const path = folder.write('p.csv', 'Wertpapier,Stück,Topf\nAAPL,1,a\n');
    expect((await inspect(path, { savedMappings: [saved] })).mappings.positions).toEqual(saved.mapping);
    const other = folder.write('q.csv', 'Wertpapier,Stück\nAAPL,1\n');
    expect((await inspect(other, { savedMappings: [saved] })).mappings.positions).toEqual({});
  });

  it('lists the sheets of a workbook', async () => {
    const path = folder.path('b.xlsx');
    const data = [
      [{ value: 'symbol' }, { value: 'quantity' }],
      [{ value: 'AAPL' }, { value: 5 }],
    ];
    await writeWorkbook([
      { sheet: 'Holdings', data },
      { sheet: 'Old', data },
    ]).toFile(path);
    expect(await inspect(path)).toMatchObject({
      format: 'xlsx',
      sheets: ['Holdings', 'Old'],
      kinds: ['positions', 'securities'],
    });
  });
});
