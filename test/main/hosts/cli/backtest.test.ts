import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backtestMethods } from '../../../../src-core/backtest/choose-methods.ts';
import { createStream } from '../../../../src-core/numerics/random-stream.ts';
import { openDesk, writeMarketFiles, type Desk } from './command-line.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  const stream = createStream(5, 0);
  const rows = Array.from({ length: 520 }, (_, i) => {
    const date = new Date(Date.UTC(2022, 0, 1 + i)).toISOString().slice(0, 10);
    return `${date},${(0.01 * stream.normal()).toFixed(8)}`;
  });
  await desk.write('returns.csv', ['date,return', ...rows].join('\n'));
  await writeMarketFiles(desk);
  await desk.plimsoll('init', 'w.plimsoll');
  const files = ['--positions', 'core.csv', '--prices', 'prices.csv', '--securities', 'securities.csv'];
  await desk.plimsoll('import', 'w.plimsoll', ...files);
});
afterAll(() => desk.close());

interface Row {
  readonly method: string;
  readonly exceptions: number;
  readonly trafficLight: { readonly last250: number };
}

describe('backtest', () => {
  it('gives the record of every method on a series, without a workspace', async () => {
    const { code, document } = await desk.json('backtest', '--returns', 'returns.csv', '--methods', 'all');
    expect(code).toBe(0);
    expect(document).toMatchObject({ observations: 270, returns: 520, confidence: 0.99 });
    const results = document['results'] as readonly Row[];
    expect(results.map(({ method }) => method)).toEqual(backtestMethods);
    for (const result of results) {
      expect(result).toMatchObject({
        expected: expect.closeTo(2.7, 10),
        violationRatio: expect.closeTo(result.exceptions / 2.7, 10),
        kupiec: { statistic: expect.any(Number), pValue: expect.any(Number) },
        independence: { verdict: expect.any(String) },
        conditionalCoverage: { verdict: expect.any(String) },
        dynamicQuantile: { verdict: expect.any(String) },
        trafficLight: { last250: expect.any(Number), zone: expect.stringMatching(/green|amber|red/) },
        pinball: expect.any(Number),
      });
      expect(result).toHaveProperty('meanExcess');
      expect(result.trafficLight).toMatchObject({ plusFactor: expect.any(Number), multiplier: expect.any(Number) });
    }
    expect(document['comparisons']).toHaveLength(1);
  });

  it('centres EWMA where it is told to, and takes window, schedule and confidence', async () => {
    const ewma = async (...args: string[]) => {
      const { document } = await desk.json('backtest', '--returns', 'returns.csv', '--methods', 'ewma', ...args);
      return document as {
        observations: number;
        parameters: unknown;
        results: readonly { readonly meanVar: number }[];
      };
    };
    const zero = await ewma();
    const trailing = await ewma('--ewma-mean', 'trailing');
    expect(trailing.results[0]!.meanVar).not.toBe(zero.results[0]!.meanVar);
    const other = await ewma('--window', '100', '--refit', '5', '--confidence', '0.95', '--scheme', 'expanding');
    expect(other.observations).toBe(420);
    expect(other.parameters).toMatchObject({ window: 100, refitEvery: 5, confidences: [0.95], scheme: 'expanding' });
  });

  it('shows a table for people', async () => {
    const { stdout } = await desk.plimsoll('backtest', '--returns', 'returns.csv', '--methods', 'historical,gaussian');
    expect(stdout).toContain('270 forecasts from 2022-09-08');
    expect(stdout).toMatch(/Historical simulation +\d+ +2\.7/);
    expect(stdout).toContain('1 % promises');
  });

  it('records the backtest of a portfolio', async () => {
    const asked = ['backtest', 'w.plimsoll', '--portfolio', 'core', '--methods', 'historical,ewma', '--window', '100'];
    const { code, document } = await desk.json(...asked);
    expect(code).toBe(0);
    expect(document).toMatchObject({ run: 1, portfolio: 'core', profitAndLoss: 'hypothetical', observations: 199 });
    expect((await desk.json('runs', 'w.plimsoll', 'reproduce', '1')).document).toMatchObject({ identical: true });
    expect((await desk.plimsoll(...asked)).stdout).toContain('core, hypothetical profit and loss');
  });

  it('refuses options that would go unheeded', async () => {
    const ofWorkspace = ['--portfolio', 'core', '--as-of', '2025-12-31', '--profit', 'actual', '--dataset', 'abcdef'];
    const { code, stderr } = await desk.plimsoll('backtest', '--returns', 'returns.csv', ...ofWorkspace);
    expect(code).toBe(2);
    expect(stderr).toContain('--portfolio, --as-of, --profit, --dataset: only with a workspace');
    const training = await desk.plimsoll('train', '--returns', 'returns.csv', '--anew');
    expect(training.code).toBe(2);
    expect(training.stderr).toContain('--anew: only with a workspace');
    expect((await desk.plimsoll('backtest', 'w.plimsoll', '--column', 'fund')).code).toBe(2);
  });

  it('tells of how many days the last exceptions are where there are fewer than 250', async () => {
    const short = ['--returns', 'returns.csv', '--methods', 'historical', '--window', '400'];
    expect((await desk.plimsoll('backtest', ...short)).stdout).toMatch(/ \d+ of 120 d /);
  });

  it('refuses what it cannot do, with its exit code', async () => {
    const codeOf = async (...args: string[]) => (await desk.plimsoll('backtest', ...args)).code;
    expect(await codeOf()).toBe(2);
    expect(await codeOf('w.plimsoll', '--returns', 'returns.csv')).toBe(2);
    expect(await codeOf('--returns', 'returns.csv', '--methods', 'tea-leaves')).toBe(2);
    expect(await codeOf('--returns', 'returns.csv', '--scheme', 'sideways')).toBe(2);
    expect(await codeOf('--returns', 'returns.csv', '--confidence', '0.999999999')).toBe(2);
    expect(await codeOf('--returns', 'returns.csv', '--window', '520')).toBe(3);
    expect(await codeOf('--returns', 'missing.csv')).toBe(3);
  });
});
