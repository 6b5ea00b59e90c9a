import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateLimits } from '../../../src-core/limits/evaluate.ts';
import { levelOf, utilisationOf } from '../../../src-core/limits/level.ts';
import { type Limit } from '../../../src-core/limits/limit.ts';
import { limitMetrics, listMetrics } from '../../../src-core/limits/metrics/registry.ts';
import { createStream } from '../../../src-core/numerics/random-stream.ts';
import { computePortfolioRisk } from '../../../src-core/portfolio/compute-portfolio-risk.ts';
import { panelOf, randomPrices, riskInput } from '../portfolio/risk-input.ts';
import { limitOf } from './limit-of.ts';

const panel = panelOf(randomPrices(['AAA', 'BBB', 'CCC', 'DDD'], 301));
const positions = [
  { symbol: 'AAA', strategy: 'momentum', quantity: '40' },
  { symbol: 'BBB', strategy: 'momentum', quantity: '-30' },
  { symbol: 'CCC', strategy: 'value', quantity: '20' },
  { symbol: 'DDD', strategy: 'value', quantity: '-60' },
];
const market = createStream(5, 0);
const levels = { dates: panel.dates, values: Float64Array.from(panel.dates, () => 100 + market.uniform()) };
const risk = computePortfolioRisk(
  riskInput(panel, {
    positions,
    cash: [{ currency: 'USD', amount: '9000' }],
    benchmark: { name: 'index', levels },
    scenarios: [{ id: 'sigma', name: 'σ', description: '', group: 'Trials', parts: [{ kind: 'sigma', multiple: 2 }] }],
  }),
);
const evaluate = (limit: Limit) => evaluateLimits([limit], risk, 'fund');
const one = (limit: Limit) => evaluate(limit)[0]!;
const gross = (key: string) => risk.exposures.byName.find((row) => row.key === key)!.gross;

describe('a limit level', () => {
  it('is the highest threshold that is exceeded, and exactly on it is not beyond', () => {
    const limit = { warn: '1.8', limit: '2.0', halt: '2.5' };
    expect([1.8, 1.8001, 2, 2.0001, 2.5, 3].map((value) => levelOf(value, limit))).toEqual([
      'ok',
      'warn',
      'warn',
      'limit',
      'limit',
      'halt',
    ]);
  });

  it('skips thresholds that are absent', () => {
    expect(levelOf(3, { warn: '1', limit: null, halt: null })).toBe('warn');
    expect(levelOf(3, { warn: null, limit: null, halt: '2' })).toBe('halt');
  });

  it('never falls as the value rises', () => {
    const order = ['ok', 'warn', 'limit', 'halt'];
    const limit = { warn: '0.1', limit: '0.15', halt: '0.2' };
    const value = fc.double({ noNaN: true, min: -1, max: 1 });
    fc.assert(
      fc.property(value, value, (a, b) => {
        const rank = (x: number) => order.indexOf(levelOf(x, limit));
        expect(rank(Math.max(a, b))).toBeGreaterThanOrEqual(rank(Math.min(a, b)));
      }),
    );
  });

  it('has a utilisation of the limit, else of halt, else of warn', () => {
    expect(utilisationOf(0.3, { warn: '0.1', limit: '0.2', halt: '0.4' })).toBe(1.5);
    expect(utilisationOf(0.3, { warn: '0.1', limit: null, halt: '0.4' })).toBe(0.75);
    expect(utilisationOf(0.3, { warn: '0.1', limit: null, halt: null })).toBe(3);
    expect(utilisationOf(0.3, { warn: null, limit: '0', halt: null })).toBeNull();
  });
});

describe('evaluating a limit', () => {
  it('gives value, thresholds, utilisation, level and the action of that level', () => {
    const limit = limitOf('gross-leverage', { warn: '0.1', limit: '0.5', halt: '500', limitAction: 'reduce' });
    expect(evaluate(limit)).toEqual([
      {
        limitId: 1,
        metric: 'gross-leverage',
        label: 'Gross leverage',
        unit: 'multiple',
        scope: { level: 'portfolio' },
        subject: 'fund',
        value: risk.grossLeverage,
        warn: 0.1,
        limit: 0.5,
        halt: 500,
        utilisation: risk.grossLeverage / 0.5,
        level: 'limit',
        action: 'reduce',
        note: '',
      },
    ]);
  });

  it('is left out for another portfolio and outside its dates', () => {
    const count = (changes: Partial<Limit>) => evaluate(limitOf('drawdown', { limit: '1', ...changes })).length;
    expect(count({ scope: { level: 'portfolio', portfolio: 'other' } })).toBe(0);
    expect(count({ scope: { level: 'portfolio', portfolio: 'fund' } })).toBe(1);
    expect(count({ scope: { level: 'workspace' } })).toBe(1);
    expect(count({ effectiveFrom: risk.asOf, effectiveTo: risk.asOf })).toBe(1);
    expect(count({ effectiveFrom: '2999-01-01' })).toBe(0);
    expect(count({ effectiveTo: '1999-01-01' })).toBe(0);
  });

  it('by strategy gives a status for each, or for the one it names', () => {
    const limit = (strategy?: string) =>
      limitOf('gross-leverage', { limit: '9', scope: { level: 'strategy', strategy } });
    expect(
      evaluate(limit())
        .map(({ subject }) => subject)
        .sort(),
    ).toEqual(['momentum', 'value']);
    expect(evaluate(limit('value')).map(({ subject }) => subject)).toEqual(['value']);
    expect(one(limit('gone'))).toMatchObject({ value: null, level: 'ok', note: 'The portfolio has no such strategy' });
  });

  it('with an unknown metric has no value and says so', () => {
    expect(one(limitOf('luck', { limit: '1' }))).toMatchObject({ value: null, note: 'There is no metric "luck"' });
  });
});

describe('metrics', () => {
  it('all measure the same portfolio without failing', () => {
    for (const id of limitMetrics.keys()) {
      for (const status of evaluate(limitOf(id, { limit: '1000' }))) expect(status.value, id).toBeTypeOf('number');
    }
  });

  it('single name: the largest, every other beyond a threshold, or the one asked for', () => {
    const [first, second, third] = risk.exposures.byName;
    const between = `${((second!.gross + third!.gross) / 2).toFixed(6)}`;
    expect(evaluate(limitOf('single-name', { limit: '99' })).map(({ subject }) => subject)).toEqual([first!.key]);
    expect(evaluate(limitOf('single-name', { limit: between })).map(({ subject }) => subject)).toEqual([
      first!.key,
      second!.key,
    ]);
    const named = limitOf('single-name', { limit: '1', parameters: { subject: 'CCC' } });
    expect(one(named)).toMatchObject({ subject: 'CCC', value: gross('CCC') });
    const absent = limitOf('single-name', { limit: '1', parameters: { subject: 'ZZZ' } });
    expect(one(absent)).toMatchObject({ subject: 'ZZZ', value: 0 });
  });

  it('top-n: adds up the largest, decimally', () => {
    const rows = [0.1, 0.2].map((value, i) => ({ ...risk.exposures.byName[i]!, gross: value }));
    const made = evaluateLimits(
      [limitOf('top-n', { limit: '0.3', parameters: { count: 2 } })],
      { ...risk, exposures: { ...risk.exposures, byName: rows } },
      'fund',
    );
    expect(made[0]).toMatchObject({ value: 0.3, level: 'ok' });
  });

  it('net leverage and beta: without their sign, which the note tells', () => {
    const made = evaluateLimits(
      [limitOf('net-leverage', { limit: '1' }), limitOf('beta', { limit: '1' })],
      { ...risk, netLeverage: -1.2, beta: -1.5 },
      'fund',
    );
    expect(made).toMatchObject([
      { value: 1.2, level: 'limit', note: 'Net short' },
      { value: 1.5, level: 'limit', note: 'To index, negative' },
    ]);
  });

  it('VaR and ES: by method, confidence and horizon', () => {
    const row = risk.tailRisk.find((r) => r.method === 'gaussian' && r.confidence === 0.95 && r.horizon === 10)!;
    const parameters = { method: 'gaussian', confidence: 0.95, horizon: 10 };
    expect(one(limitOf('var', { limit: '1', parameters })).value).toBe(row.varFraction);
    expect(one(limitOf('es', { limit: '1', parameters })).value).toBe(row.esFraction);
  });

  it('VaR: scales to a horizon the run does not have, and has no value at another confidence', () => {
    const daily = one(limitOf('var', { limit: '1' })).value!;
    expect(one(limitOf('var', { limit: '1', parameters: { horizon: 4 } })).value).toBeCloseTo(2 * daily, 14);
    const other = one(limitOf('var', { limit: '1', parameters: { confidence: 0.9 } }));
    expect(other).toMatchObject({ value: null, level: 'ok', utilisation: null });
    expect(other.note).toContain('run risk again');
  });

  it('volatility and strategy correlation: by their methods', () => {
    const ewma = limitOf('volatility', { limit: '1', parameters: { method: 'ewma' } });
    const average = limitOf('strategy-correlation', { limit: '1', parameters: { method: 'average' } });
    expect(one(ewma).value).toBe(risk.volatilityEwmaAnnual);
    expect(one(average).value).toBe(risk.strategyCorrelation.average);
    expect(one(limitOf('volatility', { limit: '1', parameters: { method: 'guess' } })).value).toBeNull();
  });

  it('without a benchmark there is no beta', () => {
    const made = evaluateLimits([limitOf('beta', { limit: '1' })], { ...risk, beta: null, benchmark: null }, 'fund');
    expect(made[0]).toMatchObject({ value: null, note: 'No benchmark is chosen' });
  });

  it('cannot be listed twice', () => {
    const beta = limitMetrics.get('beta')!;
    expect(() => listMetrics([beta, beta])).toThrow('The limit metric beta is listed twice');
  });
});
