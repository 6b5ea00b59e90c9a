import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RiskResult } from '../../../../src-core/contract/index.ts';
import { market } from './market-workspace.ts';
import { modelBench, type ModelBench } from './model-bench.ts';

let bench: ModelBench;
let risk: RiskResult;
beforeAll(async () => {
  bench = await modelBench();
});
afterAll(() => bench.dispose());

const symbol = market.panel.symbols[3]!;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('before the first model', () => {
  it('a security has no risk by it', async () => {
    await expect(bench.application.invoke('security.view', { symbol })).rejects.toMatchObject({ code: 'NO_MODEL' });
  });

  it('an unknown security is unknown all the same', async () => {
    const view = bench.application.invoke('security.view', { symbol: 'NOPE' });
    await expect(view).rejects.toMatchObject({ code: 'UNKNOWN_SECURITY' });
  });
});

describe('a security’s risk', () => {
  beforeAll(async () => {
    risk = await bench.application.invoke('risk.run', { benchmark: 'Equal' });
  });

  it('is that of the newest model, its contributions adding up to its volatility', async () => {
    const view = await bench.application.invoke('security.view', { symbol });
    expect(view).toMatchObject({ symbol, name: `${symbol} Inc`, model: risk.decomposition!.model });
    const { standardDeviation, varianceDecomposition, exposures } = view;
    const specific = standardDeviation.specific ** 2 / standardDeviation.total;
    expect(sum(exposures.map(({ contribution }) => contribution)) + specific).toBeCloseTo(standardDeviation.total, 12);
    expect(varianceDecomposition.summary.factors + varianceDecomposition.summary.specific).toBeCloseTo(100, 9);
  });

  it('by a version that is not there is refused', async () => {
    const view = bench.application.invoke('security.view', { symbol, model: 99 });
    await expect(view).rejects.toMatchObject({ code: 'UNKNOWN_MODEL' });
  });
});

describe('the securities behind a factor', () => {
  const factorOf = (factor: string, active?: boolean) =>
    bench.application.invoke('risk.factor', { run: risk.run, factor, ...(active === undefined ? {} : { active }) });

  it.each(['market', 'size', 'value'])('add up to its contribution: %s', async (factor) => {
    const whole = risk.decomposition!;
    for (const [part, active] of [
      [whole, false],
      [whole.active!, true],
    ] as const) {
      const rows = await factorOf(factor, active);
      const { contribution, percent } = part.byFactor.find(({ id }) => id === factor)!;
      expect(sum(rows.map((row) => row.contribution))).toBeCloseTo(contribution, 12);
      expect(sum(rows.map((row) => row.percent))).toBeCloseTo(percent, 9);
    }
  });

  it('of an unknown factor or run are refused', async () => {
    await expect(factorOf('karma')).rejects.toMatchObject({ code: 'UNKNOWN_FACTOR' });
    const unknownRun = bench.application.invoke('risk.factor', { run: 99, factor: 'size' });
    await expect(unknownRun).rejects.toMatchObject({ code: 'UNKNOWN_RUN' });
  });
});
