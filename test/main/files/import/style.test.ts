import { describe, expect, it } from 'vitest';
import { epochDay } from '../../../../src-core/market/epoch-day.ts';
import { inspectFile } from '../../../../src-main/files/import/inspect-file.ts';
import { scratchFolder } from '../scratch-folder.ts';
import { read, rowsOf } from './read-file.ts';

const folder = scratchFolder();
const place = ({ line, column }: { readonly line: number; readonly column: string }) => [line, column];

describe('a file of style values', () => {
  it('is of the style of its name, and says so', async () => {
    const content = 'Date,Ticker,Score\n2024-01-02,AAPL,1.5\n2024-02-01,AAPL,-2\n2024-01-02,MSFT,0\n';
    const output = await read(folder.write('Low Carbon 2.csv', content), 'style');
    const rest = { style: 'low-carbon-2' };
    expect(rowsOf(output)).toEqual([
      { ...rest, date: epochDay('2024-01-02'), symbol: 'AAPL', value: 1.5 },
      { ...rest, date: epochDay('2024-02-01'), symbol: 'AAPL', value: -2 },
      { ...rest, date: epochDay('2024-01-02'), symbol: 'MSFT', value: 0 },
    ]);
    expect(output.notes).toEqual(['The style is named low-carbon-2']);
  });

  it('holds several styles where a column names them', async () => {
    const content = 'date,symbol,value,style\n2024-01-02,AAPL,1,Carry\n2024-01-02,AAPL,2,Crowding\n';
    const output = await read(folder.write('s.csv', content), 'style');
    expect(rowsOf(output)).toMatchObject([{ style: 'carry' }, { style: 'crowding' }]);
    expect(output.notes).toEqual([]);
  });

  it('has every bad cell reported', async () => {
    const content = [
      'date,symbol,value',
      '2024-01-02,NOPE,1',
      '2024-13-02,AAPL,1',
      '2024-01-02,AAPL,high',
      '2024-01-02,AAPL,',
      '2025-01-02,AAPL,1',
      '2024-01-02,MSFT,1',
      '2024-01-02,MSFT,2',
      'x,y,z',
    ].join('\n');
    const output = await read(folder.write('carry.csv', content), 'style');
    expect(output.errors.map(place)).toEqual([
      [2, 'symbol'],
      [3, 'date'],
      [4, 'value'],
      [5, 'value'],
      [6, 'date'],
      [8, 'date'],
      [9, 'date'],
      [9, 'symbol'],
      [9, 'value'],
    ]);
    expect(output).toMatchObject({ rows: 8, accepted: 1 });
  });

  it('cannot be of a style that every model has, of a formula, or of no name at all', async () => {
    const row = '2024-01-02,AAPL,1';
    const content = `date,symbol,value,style\n${['Momentum', 'market', 'Cheap', '42'].map((name) => `${row},${name}`).join('\n')}\n`;
    const output = await read(folder.write('s.csv', content), 'style');
    expect(output.errors.map(({ line, value }) => [line, value])).toEqual([
      [2, 'Momentum'],
      [3, 'market'],
      [4, 'Cheap'],
      [5, '42'],
    ]);
  });

  it('is recognised by its columns', async () => {
    const path = folder.write('carry.csv', 'date,symbol,value\n2024-01-02,AAPL,1\n');
    const { kinds } = await inspectFile({ path, reading: {}, symbols: [], savedMappings: [] }, () => undefined);
    expect(kinds[0]).toBe('style');
  });
});
