import { afterEach, describe, expect, it } from 'vitest';
import { isoDate } from '../../../../src-core/market/epoch-day.ts';
import { market, pricesOf, writeRows } from './market-workspace.ts';
import { modelBench, type ModelBench } from './model-bench.ts';

const { dates, symbols } = market.panel;
let bench: ModelBench;
const open = async (days: number) => (bench = await modelBench(days));
const build = (request = {}) => bench.application.invoke('model.build', request);
afterEach(() => bench.dispose());

describe('a factor model version', () => {
  it('is listed, shown and the latest once it is built', async () => {
    const { application } = await open(420);
    expect(await application.invoke('model.list', {})).toEqual([]);
    expect(await application.invoke('model.latest', {})).toBeNull();
    const detail = await build();
    expect(detail).toMatchObject({
      asOf: isoDate(dates[419]!),
      preset: 'full',
      current: true,
      days: 420,
      ownDays: 420,
    });
    expect(await application.invoke('model.show', { id: detail.id })).toEqual(detail);
    expect(await application.invoke('model.latest', {})).toEqual(detail);
    expect(await application.invoke('model.latest', { preset: 'simple' })).toBeNull();
    const [summary, ...others] = await application.invoke('model.list', {});
    expect(others).toEqual([]);
    expect(detail).toMatchObject(summary!);
  });

  it('is built by the preset of the settings', async () => {
    const { application } = await open(420);
    await application.invoke('settings.save', { factorModelPreset: 'simple' });
    expect(await build()).toMatchObject({ preset: 'simple' });
  });

  it('of a past day stays in use when later prices come, and that of the last day is no longer current', async () => {
    await open(410);
    const past = await build({ asOf: isoDate(dates[400]!) });
    const last = await build();
    await bench.change((store) => writeRows(store, pricesOf(market, 410, 415)));
    expect((await build({ asOf: past.asOf })).id).toBe(past.id);
    expect(await bench.application.invoke('model.show', { id: last.id })).toMatchObject({ current: false });
  });

  it('that is not there is said so', async () => {
    const { application } = await open(420);
    for (const operation of ['model.show', 'model.history', 'model.files'] as const)
      await expect(application.invoke(operation, { id: 9 })).rejects.toMatchObject({ code: 'UNKNOWN_MODEL' });
  });
});

describe('the files of a model', () => {
  it('hold its history, covariance, specific risk and exposures to the last bit', async () => {
    const { application } = await open(420);
    const detail = await build();
    const history = await application.invoke('model.history', { id: detail.id });
    const files = new Map(
      (await application.invoke('model.files', { id: detail.id })).map((file) => [file.name, file.text]),
    );
    const table = (name: string) => {
      const [header, ...rows] = files
        .get(name)!
        .trimEnd()
        .split('\r\n')
        .map((line) => line.split(','));
      return { header: header!, rows };
    };
    const names = detail.factorList.map((factor) => factor.id);
    const numbers = (row: readonly string[]) => row.slice(1).map((cell) => (cell === '' ? null : Number(cell)));

    const returns = table('factor-returns.csv');
    expect(returns.header).toEqual(['date', ...names]);
    expect(returns.rows.map(([date]) => date)).toEqual(history.dates);
    expect(returns.rows.map(numbers)).toEqual(history.dates.map((_, t) => history.factors.map((f) => f.returns[t])));
    expect(table('t-statistics.csv').rows.map(numbers)).toEqual(
      history.dates.map((_, t) => history.factors.map((f) => f.tStatistics[t])),
    );

    const covariance = table('factor-covariance.csv').rows.map(numbers);
    const last = detail.covarianceSteps.at(-1)!;
    covariance.forEach((row, k) => expect(Math.sqrt(row[k]!)).toBeCloseTo(last.volatilities[k]!, 12));
    for (const { id } of detail.covarianceSteps)
      expect(table(`factor-covariance-${id}.csv`).rows).toHaveLength(names.length);

    expect(table('exposures.csv').rows.map(([symbol]) => symbol)).toEqual(symbols);
    expect(table('exposures.csv').header).toEqual(['symbol', ...names]);
    expect(table('exposure-reasons.csv').rows[0]).toHaveLength(names.length + 1);
    const sources = table('specific-risk.csv').rows.map(([, , source]) => source);
    expect(sources.filter((source) => source === 'time-series')).toHaveLength(detail.specificSources['time-series']!);
    expect(JSON.parse(files.get('diagnostics.json')!)).toEqual(detail);
  });
});
