import { mkdir, readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Attribution,
  type DescriptorInfo,
  type ModelDetail,
  type RiskResult,
  type SecurityView,
  type UserStyle,
} from '../../../../src-core/contract/index.ts';
import { openDesk, writeMarketFiles, type Desk } from './command-line.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.plimsoll('init', 's.plimsoll', '--sample');
  await writeMarketFiles(desk);
  await desk.plimsoll('init', 'thin.plimsoll');
  await desk.plimsoll('import', 'thin.plimsoll', '--securities', 'securities.csv', '--prices', 'prices.csv');
});
afterAll(() => desk.close());

const lines = (text: string) => text.trim().split('\n');
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
async function json<Document>(...args: string[]): Promise<Document> {
  return (await desk.json(...args)).document as unknown as Document;
}

describe('model', () => {
  it('builds the model once and finds it again after that', async () => {
    const first = await json<ModelDetail>('model', 's.plimsoll');
    expect(first).toMatchObject({ preset: 'full', current: true });
    expect(first.factorList.map(({ id }) => id)).toEqual(expect.arrayContaining(['market', 'size', 'momentum']));
    expect((await json<ModelDetail>('model', 's.plimsoll')).id).toBe(first.id);
  });

  it('is a readable page without --json', async () => {
    const { code, stdout } = await desk.plimsoll('model', 's.plimsoll');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Version +\d+, full, as of \d{4}-\d\d-\d\d$/m);
    expect(stdout).toMatch(/^Mean R² +\d+\.\d\d %$/m);
    expect(stdout).toMatch(/^Momentum +\d+\.\d\d % +/m);
  });

  it('takes every choice of the estimation', async () => {
    const detail = await json<ModelDetail>(
      'model',
      's.plimsoll',
      ...['--preset', 'simple', '--as-of', '2025-06-30', '--weights', 'inverse-specific-variance', '--robust'],
      ...['--estimation-universe', '80', '--industries', 'sector'],
    );
    expect(detail).toMatchObject({ preset: 'simple', asOf: '2025-06-30' });
    expect(detail.parameters).toMatchObject({
      weights: 'inverse-specific-variance',
      robust: true,
      estimationUniverse: 80,
      industries: 'sector',
    });
  });

  it('--export writes its tables into a folder and replaces an older export', async () => {
    const { files, ...detail } = await json<ModelDetail & { files: string[] }>(
      'model',
      's.plimsoll',
      '--export',
      'a/b',
    );
    const folder = path.join(desk.folder, 'a', 'b');
    expect(files.map((file) => path.basename(file)).sort()).toEqual((await readdir(folder)).sort());
    expect(await readdir(folder)).toEqual(
      expect.arrayContaining([
        'diagnostics.json',
        'exposure-reasons.csv',
        'exposures.csv',
        'factor-covariance-eigenfactor.csv',
        'factor-covariance.csv',
        'factor-returns.csv',
        'specific-risk.csv',
        't-statistics.csv',
      ]),
    );
    expect(JSON.parse(await readFile(path.join(folder, 'diagnostics.json'), 'utf8'))).toEqual(detail);
    const exposures = lines(await readFile(path.join(folder, 'exposures.csv'), 'utf8'));
    expect(exposures).toHaveLength(detail.securities + 1);
    expect(exposures[0]).toBe(`symbol,${detail.factorList.map(({ id }) => id).join(',')}\r`);

    await desk.write('a/b/own.txt', 'kept');
    const { code, stdout } = await desk.plimsoll('model', 's.plimsoll', '--preset', 'simple', '--export', 'a/b');
    expect(code).toBe(0);
    expect(stdout).toContain('files written to');
    expect(await readFile(path.join(folder, 'own.txt'), 'utf8')).toBe('kept');
    expect(JSON.parse(await readFile(path.join(folder, 'diagnostics.json'), 'utf8'))).toMatchObject({
      preset: 'simple',
    });
  });

  it('--export over a file, or where a folder has a name of its own, writes nothing over it', async () => {
    const { code, stderr } = await desk.plimsoll('model', 's.plimsoll', '--export', 's.plimsoll');
    expect({ code, lines: lines(stderr).length }).toEqual({ code: 2, lines: 1 });
    expect(stderr).toContain('is not a folder');
    await mkdir(path.join(desk.folder, 'odd', 'exposures.csv'), { recursive: true });
    const blocked = await desk.plimsoll('model', 's.plimsoll', '--export', 'odd');
    expect({ code: blocked.code, lines: lines(blocked.stderr).length }).toEqual({ code: 3, lines: 1 });
    expect((await readdir(path.join(desk.folder, 'odd'))).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('of too few data ends with 3 and says what is missing', async () => {
    for (const args of [['thin.plimsoll'], ['s.plimsoll', '--as-of', '1999-01-01']]) {
      const { code, stdout, stderr } = await desk.plimsoll('model', ...args);
      expect({ code, stdout, lines: lines(stderr).length }).toEqual({ code: 3, stdout: '', lines: 1 });
    }
  });
});

describe('security', () => {
  it('gives the variance by factors and specific, adding up to all of it', async () => {
    const symbol = lines(await readFile(path.join(desk.folder, 'a', 'b', 'exposures.csv'), 'utf8'))[1]!.split(',')[0]!;
    const view = await json<SecurityView>('security', 's.plimsoll', '--symbol', symbol);
    const { summary, groups } = view.varianceDecomposition;
    expect(view.standardDeviation.total).toBeGreaterThan(0);
    expect(summary.factors + summary.specific).toBeCloseTo(100, 9);
    expect(sum(Object.values(groups))).toBeCloseTo(summary.factors, 9);
    const { stdout } = await desk.plimsoll('security', 's.plimsoll', '--symbol', symbol);
    expect(stdout).toMatch(new RegExp(`^Security +${symbol}, `, 'm'));
    expect(stdout).toMatch(/^Market +1\.00/m);
  });
});

describe('risk', () => {
  it('holds the decomposition, its parts adding up to the volatility, and the active one', async () => {
    const { decomposition } = await json<RiskResult>('risk', 's.plimsoll');
    for (const part of [decomposition!, decomposition!.active!]) {
      expect(part.factorVariancePercent + part.specificVariancePercent).toBeCloseTo(100, 9);
      for (const rows of [part.byGroup, part.bySector, part.byStrategy, part.bySecurity])
        expect(sum(rows.map(({ contribution }) => contribution))).toBeCloseTo(part.totalVolatility, 9);
    }
  });

  it('--from adds the realised attribution, its parts adding up to the return of the holdings', async () => {
    const { attribution } = await json<{ attribution: Attribution }>('risk', 's.plimsoll', '--from', '2025-06-30');
    expect(attribution).toMatchObject({ from: '2025-06-30', portfolio: 'Harbour Fund' });
    for (const rows of [attribution.byFactor, attribution.byStrategy, attribution.bySecurity])
      expect(sum(rows.map(({ contribution }) => contribution))).toBeCloseTo(attribution.holdingsReturn, 9);
  });

  it('shows both on its page', async () => {
    const { stdout } = await desk.plimsoll('risk', 's.plimsoll', '--from', '2025-03-31', '--to', '2025-09-30');
    for (const heading of [
      /^Group +Volatility/m,
      /^Largest factors +Exposure x/m,
      /^Sector +Weight/m,
      /^Strategy +Weight/m,
    ])
      expect(stdout).toMatch(heading);
    expect(stdout).toMatch(/^Active risk +to /m);
    expect(stdout).toMatch(/^Realised attribution +2025-03-31 to 2025-09-30, \d+ days/m);
  });

  it('with a period that is refused keeps no run', async () => {
    const count = async () => (await json<{ runs: unknown[] }>('runs', 's.plimsoll')).runs.length;
    const before = await count();
    for (const period of [
      ['--from', 'soon'],
      ['--from', '2025-12-31', '--to', '2025-01-02'],
    ])
      expect((await desk.plimsoll('risk', 's.plimsoll', ...period)).code).toBe(2);
    expect(await count()).toBe(before);
  });

  it('without enough data for a model is computed without its part', async () => {
    await desk.plimsoll('import', 'thin.plimsoll', '--positions', 'core.csv');
    expect(await json<RiskResult>('risk', 'thin.plimsoll')).toMatchObject({ portfolio: 'core', decomposition: null });
  });
});

describe('style', () => {
  it('adds a style by formula and takes it away again', async () => {
    const { code } = await desk.plimsoll(
      ...['style', 's.plimsoll', 'add', 'safe-value', '--label', 'Safe value'],
      ...['--formula', 'z(bookToPrice) - 0.5 * z(debtToAssets)'],
    );
    expect(code).toBe(0);
    const { stdout } = await desk.plimsoll('style', 's.plimsoll');
    expect(stdout).toMatch(/^Value +bookToPrice +total equity/m);
    expect(stdout).toMatch(/^safe-value +Safe value +z\(bookToPrice\)/m);
    const { factorList } = await json<ModelDetail>('model', 's.plimsoll');
    expect(factorList).toContainEqual({ id: 'safe-value', label: 'Safe value', group: 'style' });
    expect((await desk.plimsoll('style', 's.plimsoll', 'remove', 'safe-value')).code).toBe(0);
    const left = await json<{ styles: UserStyle[]; descriptors: DescriptorInfo[] }>('style', 's.plimsoll', 'list');
    expect(left.styles).toEqual([]);
    expect(left.descriptors.length).toBeGreaterThan(15);
  });

  it('takes values from a file, and reports every bad row', async () => {
    await desk.write('carry.csv', 'date,symbol,value\n2022-02-01,ALFA,1\n2022-02-01,BETA,-1\n');
    await desk.write('size.csv', 'date,symbol,value\n2022-02-01,ALFA,1\n2022-02-01,NOPE,x\n');
    expect((await desk.plimsoll('import', 'thin.plimsoll', '--style', 'carry.csv')).code).toBe(0);
    const { styles } = await json<{ styles: UserStyle[] }>('style', 'thin.plimsoll');
    expect(styles).toEqual([{ id: 'carry', label: 'carry', formula: null, values: 2 }]);
    const { code, stderr } = await desk.plimsoll('import', 'thin.plimsoll', '--style', 'size.csv');
    expect(code).toBe(3);
    for (const place of ['size.csv:2:style', 'size.csv:3:symbol', 'size.csv:3:value']) expect(stderr).toContain(place);
  });
});

describe('wrong usage of the model', () => {
  it.each([
    ['an unknown preset', ['model', 's.plimsoll', '--preset', 'bold']],
    ['a universe of too few', ['model', 's.plimsoll', '--estimation-universe', '3']],
    ['a date that is none', ['model', 's.plimsoll', '--as-of', '2025-02-30']],
    ['no symbol', ['security', 's.plimsoll']],
    ['an unknown symbol', ['security', 's.plimsoll', '--symbol', 'NOPE']],
    ['an unknown action', ['style', 's.plimsoll', 'frobnicate']],
    ['a formula that names nothing known', ['style', 's.plimsoll', 'add', 'mine', '--formula', 'z(karma)']],
    ['a style without a formula', ['style', 's.plimsoll', 'add', 'mine']],
    ['a style without a name', ['style', 's.plimsoll', 'remove']],
    ['a style of every model', ['style', 's.plimsoll', 'add', 'size', '--formula', 'bookToPrice']],
    ['a name with capitals', ['style', 's.plimsoll', 'add', 'Mine', '--formula', 'bookToPrice']],
    ['a style that is not there', ['style', 's.plimsoll', 'remove', 'none']],
    ['a formula to remove', ['style', 's.plimsoll', 'remove', 'none', '--formula', 'bookToPrice']],
  ])('by %s is one line and exit code 2', async (_case, args) => {
    const { code, stdout, stderr } = await desk.plimsoll(...args);
    expect({ code, stdout, lines: lines(stderr).length }).toEqual({ code: 2, stdout: '', lines: 1 });
    expect(stderr).toMatch(/^plimsoll: /);
  });
});
