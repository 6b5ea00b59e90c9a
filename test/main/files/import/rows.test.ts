import { describe, expect, it } from 'vitest';
import { epochDay } from '../../../../src-core/market/epoch-day.ts';
import { scratchFolder } from '../scratch-folder.ts';
import { known, read, rowsOf } from './read-file.ts';

const folder = scratchFolder();
const lastPriceDate = epochDay('2024-06-27');

describe('a securities file', () => {
  it('fills in what it does not say', async () => {
    const output = await read(folder.write('s.csv', 'Ticker,Security Name,Sector\nIBM,,IT\n'), 'securities');
    expect(rowsOf(output)).toEqual([
      {
        symbol: 'IBM',
        name: 'IBM',
        sector: 'IT',
        subIndustry: '',
        currency: 'USD',
        country: '',
        isin: '',
        benchmark: false,
      },
    ]);
  });

  it('refuses codes that are none and warns of a currency without a rate', async () => {
    const content =
      'symbol,currency,isin,benchmark\nA,dollars,,\nB,GBP,,\nC,USD,US037833100,\nD,usd,US0378331005,yes\nE,,,maybe\nD,USD,,\n';
    const output = await read(folder.write('s.csv', content), 'securities');
    expect(output.errors.map(({ line, column }) => [line, column])).toEqual([
      [2, 'currency'],
      [4, 'isin'],
      [6, 'benchmark'],
      [7, 'symbol'],
    ]);
    expect(output.warnings).toMatchObject([{ line: 3, column: 'currency', value: 'GBP' }]);
    expect(rowsOf(output)).toMatchObject([{ symbol: 'B' }, { symbol: 'D', benchmark: true }]);
  });
});

describe('a fundamentals file', () => {
  it('counts figures as public 90 days after the period where it does not say when', async () => {
    const content = 'symbol,period_end,available_from,net_income\nAAPL,2023-12-31,,5\nAAPL,2022-12-31,2023-02-01,\n';
    const output = await read(folder.write('f.csv', content), 'fundamentals');
    expect(rowsOf(output)).toMatchObject([
      { availableFrom: epochDay('2024-03-30'), netIncome: 5, totalAssets: null },
      { availableFrom: epochDay('2023-02-01'), netIncome: null },
    ]);
    expect(output.notes).toContainEqual(expect.stringContaining('90 days'));
  });

  it('refuses figures published before their period ended, and a period that has not', async () => {
    const content = 'symbol,period_end,available_from\nAAPL,2023-12-31,2023-12-01\nAAPL,2024-12-31,2025-03-01\n';
    const { errors } = await read(folder.write('f.csv', content), 'fundamentals');
    expect(errors.map(({ line, column }) => [line, column])).toEqual([
      [2, 'available_from'],
      [3, 'period_end'],
    ]);
  });
});

describe('a positions file', () => {
  it('belongs to the portfolio of its name, on the last price date, and says so', async () => {
    const path = folder.write('positions-core.csv', 'symbol,qty\nAAPL,100.10\nMSFT,-5\n');
    const output = await read(path, 'positions');
    const rest = { portfolio: 'positions-core', strategy: 'unassigned', asOf: lastPriceDate, cost: null };
    expect(rowsOf(output)).toEqual([
      { symbol: 'AAPL', quantity: '100.10', ...rest },
      { symbol: 'MSFT', quantity: '-5', ...rest },
    ]);
    expect(output.notes).toEqual([
      "Rows without a portfolio belong to positions-core (the file's name)",
      'Rows without a strategy are of the strategy unassigned',
      'Rows without a date are as of 2024-06-27 (the last price date)',
    ]);
  });

  it('belongs to the portfolio the user names', async () => {
    const output = await read(folder.write('p.csv', 'symbol,quantity\nAAPL,1\n'), 'positions', { portfolio: 'Fund' });
    expect(rowsOf(output)).toMatchObject([{ portfolio: 'Fund' }]);
  });

  it('keeps a quantity exact, however long', async () => {
    const path = folder.write('p.csv', 'symbol;quantity\nAAPL;12345678901234567,123456789\n');
    const output = await read(path, 'positions', { reading: { decimal: ',' } });
    expect(rowsOf(output)).toMatchObject([{ quantity: '12345678901234567.123456789' }]);
  });

  it('refuses zero, exponents and the same holding twice', async () => {
    const content = 'symbol,quantity,strategy\nAAPL,0,a\nAAPL,1e5,a\nAAPL,5,a\nAAPL,5,a\nAAPL,5,b\n';
    const output = await read(folder.write('p.csv', content), 'positions');
    expect(output.errors.map(({ line, reason }) => [line, reason.slice(0, 9)])).toEqual([
      [2, 'Zero: lea'],
      [3, 'An exact '],
      [5, 'Duplicate'],
    ]);
    expect(output.accepted).toBe(2);
  });
});

describe('the other files', () => {
  it('reads a benchmark named after the file and warns where its weights do not add up', async () => {
    const path = folder.write('world.csv', 'ticker,weight\nAAPL,0.5\nMSFT,0.3\nSAP,1.2\n');
    const output = await read(path, 'benchmark');
    expect(rowsOf(output)).toMatchObject([
      { benchmark: 'world', symbol: 'AAPL', weight: 0.5, asOf: lastPriceDate },
      { benchmark: 'world', symbol: 'MSFT', weight: 0.3 },
    ]);
    expect(output.errors).toMatchObject([{ line: 4, column: 'weight' }]);
    expect(output.warnings).toMatchObject([{ value: '0.8000' }]);
  });

  it('reads index levels', async () => {
    const output = await read(folder.write('market.csv', 'date,value\n2024-01-02,100\n2024-01-03,0\n'), 'index');
    expect(rowsOf(output)).toEqual([{ benchmark: 'market', date: epochDay('2024-01-02'), value: 100 }]);
    expect(output.errors).toMatchObject([{ line: 3, column: 'value' }]);
  });

  it('reads exchange rates', async () => {
    const content = 'date,base,quote,rate\n2024-01-02,eur,USD,1.1\n2024-01-02,USD,USD,1\n2024-01-03,EUR,USD,-1\n';
    const output = await read(folder.write('fx.csv', content), 'fx');
    expect(rowsOf(output)).toEqual([{ date: epochDay('2024-01-02'), base: 'EUR', quote: 'USD', rate: 1.1 }]);
    expect(output.errors.map(({ line }) => line)).toEqual([3, 4]);
  });

  it('reads NAV and cash as exact amounts', async () => {
    const nav = await read(
      folder.write('fund.csv', 'date,nav,pnl,flow\n2024-01-02,1000000.01,-5.50,\n2024-01-03,0,,\n'),
      'nav',
    );
    expect(rowsOf(nav)).toEqual([
      { portfolio: 'fund', date: epochDay('2024-01-02'), nav: '1000000.01', profitAndLoss: '-5.50', flow: null },
    ]);
    const cash = await read(
      folder.write('cash.csv', 'portfolio,currency,amount\nFund,EUR,-0.10\nFund,JPY,5\n'),
      'cash',
    );
    expect(rowsOf(cash)).toEqual([
      { portfolio: 'Fund', currency: 'EUR', amount: '-0.10', asOf: lastPriceDate },
      { portfolio: 'Fund', currency: 'JPY', amount: '5', asOf: lastPriceDate },
    ]);
    expect(cash.warnings).toMatchObject([{ line: 3, value: 'JPY' }]);
  });
});

describe('the columns of a file', () => {
  it('are named when a required one is missing, with the headers there are', async () => {
    const path = folder.write('p.csv', 'symbol,amount\nAAPL,1\n');
    await expect(read(path, 'positions')).rejects.toMatchObject({
      code: 'MISSING_COLUMN',
      message: 'p.csv has no column for quantity',
      remedy: 'Map quantity to one of its headers: symbol, amount',
    });
  });

  it('can be mapped by the user', async () => {
    const path = folder.write('p.csv', 'Wertpapier,Stück\nAAPL,1\n');
    const output = await read(path, 'positions', { mapping: { symbol: 'Wertpapier', quantity: 'Stück' } });
    expect(rowsOf(output)).toMatchObject([{ symbol: 'AAPL', quantity: '1' }]);
  });

  it('are refused where a mapping names a field or header that does not exist', async () => {
    const path = folder.write('p.csv', 'symbol,quantity\nAAPL,1\n');
    await expect(read(path, 'positions', { mapping: { colour: 'symbol' } })).rejects.toMatchObject({
      code: 'UNKNOWN_COLUMN',
    });
    await expect(read(path, 'positions', { mapping: { symbol: 'name' } })).rejects.toMatchObject({
      code: 'MISSING_COLUMN',
    });
  });

  it('are mapped as last time where a saved mapping fits', async () => {
    const path = folder.write('p.csv', 'Wertpapier;Stück\nAAPL;1,5\n');
    const saved = {
      name: 'Custodian',
      kind: 'positions',
      mapping: { symbol: 'Wertpapier', quantity: 'Stück' },
      reading: { decimal: ',' },
    } as const;
    const output = await read(path, 'positions', { savedMappings: [saved] });
    expect(rowsOf(output)).toMatchObject([{ quantity: '1.5' }]);
    expect(output.notes).toContain('The saved mapping Custodian was used');
  });

  it('are refused where two of them are headed alike', async () => {
    const path = folder.write('p.csv', 'symbol,quantity,quantity\nAAPL,1,2\n');
    await expect(read(path, 'positions')).rejects.toMatchObject({ code: 'MISSING_COLUMN' });
  });

  it('refuses a number format that contradicts itself', async () => {
    const path = folder.write('p.csv', 'symbol,quantity\nAAPL,1\n');
    const reading = { decimal: ',', thousands: ',' } as const;
    await expect(read(path, 'positions', { reading, known })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});
