import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ConstructionRequest,
  type ConstructionResult,
  type LimitInput,
} from '../../../../src-core/contract/index.ts';
import { limitOf, makeWorkspace, testBench, type TestBench } from '../small-workspace.ts';

let bench: TestBench;

beforeAll(async () => {
  bench = testBench();
  await makeWorkspace(bench.path('w.plimsoll'));
  await bench.application.invoke('workspace.open', { path: bench.path('w.plimsoll') });
});
afterAll(() => bench.dispose());

const construct = (request: Partial<ConstructionRequest>): Promise<ConstructionResult> =>
  bench.application.invoke('portfolios.construct', { goal: 'minimum-variance', ...request });
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const targets = ({ positions }: ConstructionResult) => positions.map(({ target }) => target);

describe('a construction', () => {
  it('keeps what is invested, lowers the volatility and changes nothing by itself', async () => {
    const before = await bench.application.invoke('positions.list', { portfolio: 'Core' });
    const result = await construct({});
    expect(sum(targets(result))).toBeCloseTo(sum(result.positions.map(({ present }) => present)), 12);
    expect(Math.min(...targets(result))).toBeGreaterThanOrEqual(-1e-12);
    expect(result.after.volatilityAnnual).toBeLessThanOrEqual(result.before.volatilityAnnual);
    expect(await bench.application.invoke('positions.list', { portfolio: 'Core' })).toEqual(before);
  });

  it('holds each name to its cap and each sector to its bound', async () => {
    const result = await construct({ budget: 1, cap: 0.5, sectors: [{ name: 'Energy', lower: null, upper: 0.3 }] });
    expect(Math.max(...targets(result))).toBeLessThanOrEqual(0.5 + 1e-12);
    const energy = result.positions.filter(({ sector }) => sector === 'Energy');
    expect(sum(energy.map(({ target }) => target))).toBeLessThanOrEqual(0.3 + 1e-12);
  });

  it('has trades that lead to the targets to half a unit', async () => {
    const result = await construct({ budget: 0.8 });
    const nav = Number(result.nav);
    for (const { present, target, trade, tradeAmount } of result.positions) {
      expect(Number.isInteger(Number(trade)) || target === 0).toBe(true);
      if (Number(trade) === 0) continue;
      const price = Number(tradeAmount) / Number(trade);
      expect(Math.abs((target - present) * nav - Number(tradeAmount))).toBeLessThanOrEqual(0.51 * price);
    }
  });

  it('sells what is excluded whole', async () => {
    const first = (await construct({})).positions[0]!;
    const result = await construct({ excluded: [first.symbol] });
    const sold = result.positions.find(({ symbol }) => symbol === first.symbol)!;
    const { positions } = await bench.application.invoke('positions.list', { portfolio: 'Core' });
    const held = sum(positions.filter(({ symbol }) => symbol === first.symbol).map(({ quantity }) => Number(quantity)));
    expect(sold.target).toBe(0);
    expect(Number(sold.trade)).toBe(-held);
  });

  it('spreads risk evenly for risk parity', async () => {
    const { positions } = await construct({ goal: 'risk-parity' });
    for (const { riskShare } of positions) expect(riskShare).toBeCloseTo(1 / positions.length, 9);
  });

  it('tracks a benchmark more closely than the portfolio does today', async () => {
    const result = await construct({ goal: 'minimum-tracking-error', benchmark: 'World', budget: 1 });
    expect(result.after.trackingErrorAnnual!).toBeLessThan(result.before.trackingErrorAnnual!);
  });

  it('scales to a volatility and leaves the rest in cash, never above the leverage limit', async () => {
    const whole = await construct({ budget: 1 });
    const half = whole.after.volatilityAnnual / 2;
    const scaled = await construct({ budget: 1, targetVolatility: half });
    expect(scaled.scale).toBeCloseTo(0.5, 10);
    expect(scaled.after.volatilityAnnual).toBeCloseTo(half, 12);
    const levered = await construct({ budget: 1, targetVolatility: 4 * half, maximumLeverage: 1.2 });
    expect(levered.after.grossLeverage).toBeCloseTo(1.2, 10);
    expect(levered.warnings.map(({ code }) => code)).toContain('LEVERAGE_BINDS');
  });

  it('scales no further than the strictest leverage limit that is set on the portfolio and in force', async () => {
    const limit = (changes: Partial<LimitInput>) =>
      limitOf('gross-leverage', { scope: { level: 'workspace' }, limit: '1.1', ...changes });
    await bench.application.invoke('limits.save', limit({}));
    await bench.application.invoke('limits.save', limit({ limit: '0.5', effectiveTo: '2020-01-01' }));
    const levered = await construct({ budget: 1, targetVolatility: 1, maximumLeverage: 50 });
    expect(levered.after.grossLeverage).toBeCloseTo(1.1, 10);
    await bench.application.invoke('history.undo', {});
    await bench.application.invoke('history.undo', {});
  });

  it('moves no more than the turnover allows', async () => {
    const { turnover } = await construct({ turnover: 0.25 });
    expect(turnover).toBeLessThanOrEqual(0.25 + 1e-9);
  });
});

describe('a bound on a sector nothing is held of', () => {
  it('has no effect and is said to have none', async () => {
    const { warnings, ...bounded } = await construct({ sectors: [{ name: 'Space', lower: null, upper: 0.1 }] });
    const { warnings: without, ...free } = await construct({});
    expect(bounded.positions).toEqual(free.positions);
    expect(warnings.map(({ code }) => code)).toEqual([...without.map(({ code }) => code), 'EMPTY_SECTOR']);
  });
});

describe('a construction refuses', () => {
  it.each<[string, string, Partial<ConstructionRequest>, string]>([
    ['a cap that cannot reach the budget', 'INFEASIBLE', { budget: 1, cap: 0.1 }, 'at most 10 % each make'],
    ['a turnover that cannot reach the bounds', 'INFEASIBLE', { turnover: 0.1 }, 'Turnover of at most 10 %'],
    [
      'a sector it must hold and has nothing of',
      'INFEASIBLE',
      { sectors: [{ name: 'Space', lower: 0.1, upper: 1 }] },
      'Space',
    ],
    ['tracking without a benchmark', 'INVALID_INPUT', { goal: 'minimum-tracking-error' }, 'needs a benchmark'],
    [
      'a factor bound without a factor model',
      'NO_MODEL',
      { factors: [{ name: 'size', lower: 0, upper: 1 }] },
      'needs the factor model',
    ],
  ])('%s, with the reason', async (_, code, request, reason) => {
    await expect(construct(request)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(reason) as string,
    });
  });
});
