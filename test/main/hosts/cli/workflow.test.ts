import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, writeMarketFiles, type Desk } from './command-line.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await writeMarketFiles(desk);
  await desk.plimsoll('init', 'w.plimsoll');
  await desk.plimsoll(
    'import',
    'w.plimsoll',
    '--positions',
    'core.csv',
    '--prices',
    'prices.csv',
    '--securities',
    'securities.csv',
  );
});
afterAll(() => desk.close());

describe('init', () => {
  it('does not touch a file that is there', async () => {
    const { code, stderr } = await desk.plimsoll('init', 'w.plimsoll');
    expect(code).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('--sample makes a workspace with a computed run', async () => {
    expect((await desk.plimsoll('init', 'sample.plimsoll', '--sample')).code).toBe(0);
    const { document } = await desk.json('runs', 'sample.plimsoll');
    expect(document['runs']).not.toHaveLength(0);
  });
});

describe('import', () => {
  it('took the files in the order they depend on each other, whatever the order they were named in', async () => {
    const { document } = await desk.json('portfolios', 'w.plimsoll');
    expect(document['portfolios']).toMatchObject([{ name: 'core', positions: 3, strategies: ['Hedge', 'Value'] }]);
  });

  it('says that the same file again changes nothing', async () => {
    const { code, document } = await desk.json('import', 'w.plimsoll', '--prices', 'prices.csv');
    expect(code).toBe(0);
    expect(document['batches']).toMatchObject([{ kind: 'prices', batch: null, rejected: 0 }]);
  });

  it('--dry-run writes nothing', async () => {
    await desk.plimsoll('init', 'dry.plimsoll');
    expect((await desk.plimsoll('import', 'dry.plimsoll', '--securities', 'securities.csv', '--dry-run')).code).toBe(0);
    const again = await desk.json('import', 'dry.plimsoll', '--securities', 'securities.csv');
    expect(again.document['batches']).toMatchObject([{ inserted: 3 }]);
  });

  it('reads columns by a mapping file', async () => {
    await desk.plimsoll('init', 'mapped.plimsoll');
    await desk.write('odd.csv', 'Kuerzel;Firma\nALFA;Alfa Werke\n');
    await desk.write('mapping.json', JSON.stringify({ securities: { columns: { symbol: 'Kuerzel', name: 'Firma' } } }));
    const { code, document } = await desk.json(
      'import',
      'mapped.plimsoll',
      '--securities',
      'odd.csv',
      '--mapping',
      'mapping.json',
    );
    expect(code).toBe(0);
    expect(document['batches']).toMatchObject([{ accepted: 1 }]);
  });
});

describe('risk', () => {
  it('gives the figures as plain numbers and money as decimal text', async () => {
    const { code, document } = await desk.json('risk', 'w.plimsoll', '--window', '250', '--confidence', '0.99');
    expect(code).toBe(0);
    expect(document).toMatchObject({ portfolio: 'core', nav: expect.stringMatching(/^\d+(\.\d+)?$/) as string });
    expect(document['volatilityAnnual']).toBeTypeOf('number');
    expect(document['tailRisk']).toEqual(
      expect.arrayContaining([expect.objectContaining({ method: 'historical', confidence: 0.99, horizon: 1 })]),
    );
  });

  it('is a readable page without --json', async () => {
    const { stdout } = await desk.plimsoll('risk', 'w.plimsoll');
    expect(stdout).toMatch(/^Portfolio +core$/m);
    expect(stdout).toMatch(/^Historical simulation +\d+\.\d\d %/m);
  });
});

describe('limits', () => {
  it('measures a template and ends with 1 when a limit is at or beyond its limit', async () => {
    const { code, document } = await desk.json('limits', 'w.plimsoll', '--template', 'conservative');
    const limits = document['limits'] as { level: string; id: number }[];
    expect(limits.length).toBeGreaterThan(0);
    expect(code).toBe(limits.some(({ level }) => level === 'limit' || level === 'halt') ? 1 : 0);
  });

  it('ends with 1 on the sample, which has a breach', async () => {
    expect((await desk.plimsoll('limits', 'sample.plimsoll')).code).toBe(1);
  });
});

describe('check', () => {
  it('shows every limit before and after, and ends with 0 where nothing is beyond its limit', async () => {
    const { code, stdout } = await desk.plimsoll('check', 'w.plimsoll', '--order', 'BUY 10 ALFA');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Decision +allow$/m);
    expect(stdout).toMatch(/^BUY 10 ALFA @ [\d.]+ +Value/m);
  });

  it('ends with 1 where a limit would be exceeded, and keeps the check where asked', async () => {
    const { document: risk } = await desk.json('risk', 'sample.plimsoll');
    const { symbol } = (risk['contributions'] as { symbol: string }[])[0]!;
    const order = ['--order', `BUY 100000000 ${symbol}`];
    const { code, document } = await desk.json('check', 'sample.plimsoll', ...order);
    expect(code).toBe(1);
    expect(document).toMatchObject({ id: 1, allowed: false, lines: [{ symbol, side: 'buy' }] });
  });

  it('reads orders from a file, and names the rows that are none', async () => {
    await desk.write('orders.csv', 'symbol,side,quantity\nALFA,buy,10\nBETA,sell,5\n');
    const { document } = await desk.json('check', 'w.plimsoll', '--orders', 'orders.csv');
    expect(document['lines']).toHaveLength(2);
    await desk.write('bad.csv', 'symbol,side,quantity\nALFA,hold,10\n,sell,x\n');
    const { code, stderr } = await desk.plimsoll('check', 'w.plimsoll', '--orders', 'bad.csv');
    expect(code).toBe(3);
    expect(stderr).toContain('bad.csv:2:side');
  });

  it('refuses what is no order', async () => {
    expect((await desk.plimsoll('check', 'w.plimsoll', '--order', 'HOLD 10 ALFA')).code).toBe(2);
    expect((await desk.plimsoll('check', 'w.plimsoll')).code).toBe(2);
  });
});

describe('report', () => {
  const written = (name: string) => readFile(path.join(desk.folder, name));

  it.each([
    ['pdf', 'breach.pdf', '%PDF-1.7'],
    ['xlsx', 'breach.xlsx', 'PK'],
    ['html', 'breach.html', '<!doctype html>'],
    ['csv', 'breach.zip', 'PK'],
    ['csv', 'breach.csv', 'section,item,row'],
    ['json', 'breach.json', '{'],
  ])('writes %s to %s', async (format, name, start) => {
    const { code } = await desk.plimsoll('report', 'sample.plimsoll', '--format', format, '--out', name);
    expect(code).toBe(0);
    const bytes = await written(name);
    expect(bytes.subarray(0, start.length).toString()).toBe(start);
    expect(bytes.length).toBeGreaterThan(1000);
  });

  it('writes another kind, in another locale', async () => {
    const choice = ['--kind', 'risk', '--format', 'json', '--locale', 'de-DE'];
    await desk.plimsoll('report', 'sample.plimsoll', ...choice, '--out', 'risk.json');
    const report: unknown = JSON.parse((await written('risk.json')).toString());
    expect(report).toMatchObject({ schema: 'plimsoll/risk-report', locale: 'de-DE' });
  });

  it('names the profiles there are where it is given another', async () => {
    const { code, stderr } = await desk.plimsoll('report', 'sample.plimsoll', '--profile', 'Monday', '--out', 'r.pdf');
    expect(code).not.toBe(0);
    expect(stderr).toContain('has no report profile Monday');
  });

  it('--fail-on-breach ends with 1 on the sample', async () => {
    expect((await desk.plimsoll('report', 'sample.plimsoll', '--out', 'r.html', '--fail-on-breach')).code).toBe(1);
  });

  it('does not write over a workspace', async () => {
    const { code, stderr } = await desk.plimsoll('report', 'sample.plimsoll', '--out', 'sample.plimsoll');
    expect(code).toBe(2);
    expect(stderr).toContain('is a workspace');
  });
});

describe('runs', () => {
  it('are listed, shown, compared and reproduced bit for bit', async () => {
    await desk.plimsoll('risk', 'w.plimsoll', '--window', '200');
    const { document } = await desk.json('runs', 'w.plimsoll', 'list');
    const [newest, before] = (document['runs'] as { id: number }[]).map(({ id }) => String(id));
    expect((await desk.json('runs', 'w.plimsoll', 'show', newest!)).document).toMatchObject({ id: Number(newest) });
    expect((await desk.json('runs', 'w.plimsoll', 'compare', before!, newest!)).document['metrics']).not.toHaveLength(
      0,
    );
    expect((await desk.json('runs', 'w.plimsoll', 'reproduce', newest!)).document).toMatchObject({ identical: true });
  });
});

describe('var', () => {
  it('gives every method of a return series without a workspace', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => `${i},${(0.01 * Math.sin(i * 1.7)).toFixed(6)}`);
    const days = rows.map((row, i) =>
      row.replace(/^\d+/, new Date(Date.UTC(2022, 0, 1 + i)).toISOString().slice(0, 10)),
    );
    await desk.write('returns.csv', ['date,return', ...days].join('\n'));
    const { code, document } = await desk.json('var', '--returns', 'returns.csv');
    expect(code).toBe(0);
    expect(document).toMatchObject({ observations: 300, confidence: 0.99, horizon: 1 });
    expect((document['results'] as { method: string }[]).map(({ method }) => method)).toEqual(
      expect.arrayContaining(['historical', 'gaussian']),
    );
  });
});

describe('minvar', () => {
  const priceLines = () =>
    Array.from({ length: 120 }, (_, i) => {
      const date = new Date(Date.UTC(2022, 0, 1 + i)).toISOString().slice(0, 10);
      const price = (rhythm: number) => (100 * (1 + 0.05 * Math.sin(i * rhythm))).toFixed(4);
      return [date, price(0.7), price(1.3), price(2.1)];
    });

  it('gives capped weights that add up to 1, and says which dates it left out', async () => {
    const lines = priceLines();
    lines[5]![2] = '';
    await desk.write('wide.csv', ['date,AAA,BBB,CCC', ...lines].join('\n'));
    const { code, document } = await desk.json('minvar', '--prices', 'wide.csv', '--cap', '0.4');
    expect(code).toBe(0);
    const weights = Object.values(document['weights'] as Record<string, number>);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(Math.max(...weights)).toBeLessThanOrEqual(0.4 + 1e-12);
    expect(document).toMatchObject({ observations: 118, warnings: [{ code: 'INCOMPLETE_DATES', count: 1 }] });
  });

  it('refuses a cap that cannot be met, and bad prices by their place', async () => {
    const lines = priceLines();
    lines[7]![1] = '-3';
    await desk.write('bad.csv', ['date,AAA,BBB,CCC', ...lines].join('\n'));
    const infeasible = await desk.plimsoll('minvar', '--prices', 'wide.csv', '--cap', '0.2');
    expect([infeasible.code, infeasible.stderr]).toEqual([3, expect.stringContaining('at most 20 % each make 60 %')]);
    const bad = await desk.plimsoll('minvar', '--prices', 'bad.csv');
    expect([bad.code, bad.stderr]).toEqual([3, expect.stringContaining('bad.csv:9:AAA')]);
  });
});

describe('verify, backup and restore', () => {
  it('copy a workspace to a sound one that holds the same portfolios', async () => {
    expect((await desk.json('verify', 'w.plimsoll')).document).toMatchObject({ ok: true });
    expect((await desk.plimsoll('backup', 'w.plimsoll', '--out', 'copy.backup')).code).toBe(0);
    expect((await desk.plimsoll('restore', 'copy.backup', '--out', 'restored.plimsoll')).code).toBe(0);
    const { document } = await desk.json('portfolios', 'restored.plimsoll');
    expect(document).toEqual((await desk.json('portfolios', 'w.plimsoll')).document);
  });
});
