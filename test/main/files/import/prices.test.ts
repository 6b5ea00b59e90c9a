import { describe, expect, it } from 'vitest';
import { epochDay, isoDate } from '../../../../src-core/market/epoch-day.ts';
import { scratchFolder } from '../scratch-folder.ts';
import { known, pricesOf, read } from './read-file.ts';

const folder = scratchFolder();
const prices = (content: string) => read(folder.write('p.csv', content), 'prices');

/** `count` weekdays from a Monday on. */
const weekdays = (count: number) =>
  Array.from({ length: count }, (_, i) => isoDate(epochDay('2024-01-01') + Math.floor(i / 5) * 7 + (i % 5)));

describe('a price file', () => {
  it('becomes columns sorted by symbol and date, absent values missing', async () => {
    const output = await prices(
      'date,symbol,close,adj_close,volume\n2024-01-03,MSFT,2,,\n2024-01-02,MSFT,1,0.9,100\n2024-01-02,AAPL,3,3,0\n',
    );
    expect(pricesOf(output)).toEqual({
      symbol: ['AAPL', 'MSFT', 'MSFT'],
      date: ['2024-01-02', '2024-01-02', '2024-01-03'].map(epochDay),
      close: [3, 1, 2],
      totalReturn: [3, 0.9, NaN],
      volume: [0, 100, NaN],
    });
    expect(output).toMatchObject({ rows: 3, accepted: 3, errorCount: 0 });
  });

  it('names every bad row: date, price, symbol, number and a second row with the same key', async () => {
    const output = await prices(
      'date,symbol,close\n2017-01-03,AAPL,10\n2017-13-03,AAPL,10\n2017-01-04,AAPL,-1\n' +
        '2017-01-05,NOPE,3\n2017-01-06,AAPL,abc\n2017-01-03,AAPL,11\n',
    );
    expect(output.errors.map(({ line, column, value }) => [line, column, value])).toEqual([
      [3, 'date', '2017-13-03'],
      [4, 'close', '-1'],
      [5, 'symbol', 'NOPE'],
      [6, 'close', 'abc'],
      [7, 'date', '2017-01-03'],
    ]);
    expect(output.errors[4]?.reason).toBe('Duplicate symbol + date: other values than line 2');
    expect(output).toMatchObject({ rows: 6, accepted: 1, errorCount: 5 });
    expect(output.unmatched).toEqual([{ column: 'symbol', value: 'NOPE', count: 1 }]);
  });

  it('counts how often a key occurs and whether the values agree', async () => {
    const output = await prices('date,symbol,close\n2024-01-02,AAPL,10\n2024-01-02,AAPL,10\n2024-01-02,AAPL,11\n');
    expect(output.errors.map(({ reason }) => reason)).toEqual([
      'Duplicate symbol + date: the same values as line 2',
      'Duplicate symbol + date (occurrence 3): other values than line 2',
    ]);
  });

  it('refuses future dates, ragged rows, missing values and a currency that is not the security’s', async () => {
    const output = await prices(
      'date,symbol,close,currency\n2024-06-29,AAPL,1,USD\n2024-01-02,AAPL\n,AAPL,1,USD\n2024-01-03,,1,\n' +
        '2024-01-04,AAPL,,USD\n2024-01-05,SAP,1,USD\n2024-01-05,AAPL,1,USD,9\n2024-01-08,AAPL,1,usd,\n',
    );
    expect(output.errors.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'In the future: today is 2024-06-28'],
      [3, 'The row has 2 cells, the header has 4'],
      [4, 'Missing: the field is required'],
      [5, 'Missing: the field is required'],
      [6, 'Missing: the field is required'],
      [7, 'SAP is in EUR'],
      [8, 'The row has 5 cells, the header has 4'],
    ]);
    expect(output.accepted).toBe(1);
  });

  it('reports two faults of one row and rejects it once', async () => {
    const output = await prices('date,symbol,close,volume\n2024-01-02,NOPE,x,-5\n');
    expect(output).toMatchObject({ errorCount: 3, rows: 1, accepted: 0 });
  });

  it('warns of a return beyond 80 %, on the total-return price where there is one', async () => {
    const output = await prices(
      'date,symbol,close,adj_close\n2024-01-02,AAPL,10,5\n2024-01-03,AAPL,5,5\n2024-01-02,MSFT,10,\n2024-01-03,MSFT,1.9,\n',
    );
    expect(output.warnings).toEqual([
      { line: 5, column: 'close', value: '1.9', reason: 'MSFT moves by -81.0 % since 2024-01-02', severity: 'warning' },
    ]);
  });

  it('warns of more than ten equal prices once a run', async () => {
    const rows = weekdays(13).map((date, i) => `${date},AAPL,${i < 11 ? 7 : 8}\n`);
    const { warnings } = await prices('date,symbol,close\n' + rows.join(''));
    expect(warnings.map(({ line, reason }) => [line, reason])).toEqual([
      [12, 'AAPL has the same price 11 times in a row'],
    ]);
    const ten = weekdays(10).map((date) => `${date},AAPL,7\n`);
    expect((await prices('date,symbol,close\n' + ten.join(''))).warningCount).toBe(0);
  });

  it('warns of a gap by the days on which other symbols have prices', async () => {
    const days = weekdays(10);
    const gap = (missed: number) =>
      prices(
        'date,symbol,close\n' +
          days.map((date, i) => `${date},MSFT,${100 + i}\n`).join('') +
          `${days[0]},AAPL,1\n${days[missed + 1]},AAPL,1.1\n`,
      );
    expect((await gap(5)).warningCount).toBe(0);
    expect((await gap(6)).warnings.map(({ reason }) => reason)).toEqual([
      'AAPL has no price on 6 business days since 2024-01-01',
    ]);
  });

  it('does not take an exchange holiday for a gap', async () => {
    const content =
      'date,symbol,close\n2024-01-01,AAPL,1\n2024-01-01,MSFT,2\n2024-01-22,AAPL,1.1\n2024-01-22,MSFT,2.1\n';
    expect((await prices(content)).warningCount).toBe(0);
  });

  it('warns of a weekend', async () => {
    const { warnings } = await prices('date,symbol,close\n2024-01-06,AAPL,1\n');
    expect(warnings).toMatchObject([{ line: 2, reason: 'A weekend' }]);
  });

  it('reads semicolons, decimal commas and German dates', async () => {
    const output = await prices(
      'Datum;Ticker;Price\n'.replace('Datum', 'Date') + '03.01.2024;AAPL;1234,5\n04.01.2024;AAPL;1300,25\n',
    );
    expect(pricesOf(output)).toMatchObject({
      date: ['2024-01-03', '2024-01-04'].map(epochDay),
      close: [1234.5, 1300.25],
    });
    expect(output.reading).toMatchObject({ decimal: ',', datePattern: 'dd.MM.yyyy' });
  });

  it('does not guess whether 1,234 is a thousand', async () => {
    const path = folder.write('g.csv', 'date,symbol,close\n2024-01-02,AAPL,"1,234"\n');
    const output = await read(path, 'prices');
    expect(output.errors).toMatchObject([{ line: 2, reason: expect.stringContaining('decimal mark') }]);
    expect(output.notes).toContainEqual(expect.stringContaining('declare which'));
    const declared = await read(path, 'prices', { reading: { thousands: ',' } });
    expect(pricesOf(declared).close).toEqual([1234]);
  });

  it('keeps the first issues in full and counts the rest', async () => {
    const rows = Array.from({ length: 1500 }, () => 'x,AAPL,1\n');
    const output = await prices('date,symbol,close\n' + rows.join(''));
    expect(output.errors).toHaveLength(1000);
    expect(output.errorCount).toBe(1500);
  });

  it('has its rows sorted whatever their order in the file', async () => {
    const days = weekdays(40);
    const rows = days.map((date, i) => `${date},${i % 3 === 0 ? 'SAP' : 'AAPL'},${i + 100}\n`);
    const forward = pricesOf(await prices('date,symbol,close\n' + rows.join('')));
    const backward = pricesOf(await prices('date,symbol,close\n' + rows.toReversed().join('')));
    expect(backward).toEqual(forward);
  });
});

describe('a wide price file', () => {
  it('has one column a symbol, empty cells missing', async () => {
    const output = await prices('date,AAPL,MSFT\n2024-01-02,1,2\n2024-01-03,,2.5\n');
    expect(pricesOf(output)).toMatchObject({ symbol: ['AAPL', 'MSFT', 'MSFT'], close: [1, 2, 2.5] });
    expect(output).toMatchObject({ rows: 3, accepted: 3, errorCount: 0 });
  });

  it('names an unknown column once and every bad cell', async () => {
    const output = await prices('date,AAPL,NOPE\n2024-01-02,-1,5\n2024-01-03,x,6\n2024-13-01,1,\n2024-01-02,3,\n');
    expect(output.errors.map(({ line, column }) => [line, column])).toEqual([
      [1, 'NOPE'],
      [2, 'AAPL'],
      [3, 'AAPL'],
      [4, 'date'],
    ]);
    expect(output).toMatchObject({ rows: 6, accepted: 1 });
    expect(output.unmatched).toEqual([{ column: 'NOPE', value: 'NOPE', count: 1 }]);
  });
});

describe('a corporate-actions file', () => {
  const panel = {
    dates: Int32Array.from(['2024-01-02', '2024-01-03', '2024-01-04'].map(epochDay)),
    symbols: ['AAPL'],
    currencies: ['USD'],
    close: Float64Array.of(100, 102, 50),
    totalReturn: Float64Array.of(100, 102, 50),
    volume: Float64Array.of(1, 2, 3),
  };
  const actions = (content: string) =>
    read(folder.write('a.csv', content), 'corporate-actions', { known: { ...known, panel } });

  it('turns splits and dividends into adjusted closes', async () => {
    const output = await actions('symbol,ex_date,split_ratio,dividend\nAAPL,2024-01-04,2,\nAAPL,2024-01-03,,1\n');
    expect(output.errorCount).toBe(0);
    expect(pricesOf(output)).toMatchObject({ close: [100, 102, 50], totalReturn: [(100 * 0.99) / 2, 51, 50] });
  });

  it('refuses what is neither, what has no prices and what pays out more than the price', async () => {
    const output = await actions(
      'symbol,ex_date,split_ratio,dividend\nAAPL,2024-01-03,1,0\nMSFT,2024-01-03,2,\nAAPL,2024-01-04,,102\nAAPL,2024-01-02,-2,\n',
    );
    expect(output.errors.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
  });
});
