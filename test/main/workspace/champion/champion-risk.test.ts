import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { headlineTailRisk, type RiskResult } from '../../../../src-core/contract/index.ts';
import { isoDate } from '../../../../src-core/market/epoch-day.ts';
import { openNewWorkspace, testBench, tradingDays, type TestBench } from '../small-workspace.ts';

let bench: TestBench;
beforeAll(() => {
  bench = testBench({ workers: 2 });
});
beforeEach(() => openNewWorkspace(bench));
afterAll(() => bench.dispose());

const by = { by: 'An analyst', reason: 'Best record' };
const risk = () => bench.application.invoke('risk.run', {});
const headline = (result: RiskResult) => headlineTailRisk(result).map(({ method }) => method);
async function reproduced({ run }: RiskResult): Promise<boolean> {
  return (await bench.application.invoke('runs.reproduce', { id: run })).identical;
}

describe('the champion of a portfolio', () => {
  it('stands for its headline from the next run on, and makes the run before stale', async () => {
    const { application } = bench;
    const before = await risk();
    expect(before.parameters.champion).toBeNull();
    const { run } = await application.invoke('backtest.run', { methods: ['gaussian', 'historical'] });
    await application.invoke('champions.promote', { run, method: 'gaussian', ...by });
    expect((await application.invoke('risk.latest', {}))!.stale).toBe(true);
    const after = await risk();
    expect(after).toMatchObject({ stale: false, parameters: { champion: { method: 'gaussian', run } } });
    expect(new Set(headline(after))).toEqual(new Set(['gaussian']));
    const { varFraction } = headlineTailRisk(after).find(({ confidence }) => confidence === 0.99)!;
    expect(await application.invoke('monitoring.metrics', {})).toContain(
      `plimsoll_value_at_risk_ratio{portfolio="Core",confidence="0.99"} ${varFraction}\n`,
    );
    await application.invoke('champions.demote', { portfolio: 'Core', ...by });
    const demoted = await risk();
    expect(new Set(headline(demoted))).toEqual(new Set(['historical']));
    expect(await reproduced(after)).toBe(true);
  });

  it('may be an ensemble, with the weights its backtest ended with', async () => {
    const { application } = bench;
    const methods = ['historical', 'gaussian', 'ewma', 'ensemble-equal'];
    const { run } = await application.invoke('backtest.run', { methods, confidences: [0.99, 0.975] });
    await application.invoke('champions.promote', { run, method: 'ensemble-equal', ...by });
    const made = await risk();
    const at = (method: string, confidence: number) =>
      made.tailRisk.find((row) => row.method === method && row.horizon === 1 && row.confidence === confidence)!;
    const members = methods.slice(0, 3).map((method) => at(method, 0.99).varFraction!);
    const mean = members.reduce((sum, value) => sum + value, 0) / 3;
    expect(at('ensemble-equal', 0.99).varFraction).toBeCloseTo(mean, 14);
    // It was not weighed at 95 %.
    expect(at('ensemble-equal', 0.95).varFraction).toBeNull();
    expect(headlineTailRisk(made).find(({ confidence }) => confidence === 0.99)!.method).toBe('ensemble-equal');
    expect(await reproduced(made)).toBe(true);
    const { board } = (await application.invoke('tailRisk.board', { run: made.run }))!;
    expect(board.methods.at(-1)).toMatchObject({ method: 'ensemble-equal', family: 'ensemble' });
  });

  it('may be a trained network', async () => {
    const { application } = bench;
    const { run } = await application.invoke('training.run', { hidden: 8, sequence: 10, epochs: 2 });
    await application.invoke('champions.promote', { run, method: 'lstm', ...by });
    const made = await risk();
    const rows = made.tailRisk.filter(({ method, horizon }) => method === 'lstm' && horizon === 1);
    expect(rows.some(({ varFraction }) => varFraction !== null && varFraction > 0)).toBe(true);
    expect(await reproduced(made)).toBe(true);
    // A history it cannot forecast from leaves the run without its figure alone.
    const early = await application.invoke('risk.run', { asOf: isoDate(tradingDays[40]!) });
    expect(new Set(headline(early))).toEqual(new Set(['historical']));
    expect(early.tailRisk.find(({ method }) => method === 'lstm')!.warnings[0]!.code).toBe('TOO_FEW_OBSERVATIONS');
  });

  it('is no network that was trained without ES', async () => {
    const { application } = bench;
    const { run } = await application.invoke('training.run', { hidden: 8, sequence: 10, epochs: 1, head: 'quantile' });
    const promoting = application.invoke('champions.promote', { run, method: 'lstm', ...by });
    await expect(promoting).rejects.toMatchObject({ code: 'UNKNOWN_METHOD' });
  });
});
