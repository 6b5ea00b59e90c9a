import { afterEach, describe, expect, it } from 'vitest';
import { isoDate } from '../../../../src-core/market/epoch-day.ts';
import { market, modelBench, positions, pricesOn, type ModelBench } from './model-market.ts';

const { dates, symbols } = market.panel;
let bench: ModelBench;
const open = async (days: number) => (bench = await modelBench(days));
const build = (request = {}) => bench.application.invoke('model.build', request);
afterEach(() => bench.dispose());

describe('a factor model version', () => {
  it('is listed, shown and the latest once it is built', async () => {
    const { application } = await open(600);
    expect(await application.invoke('model.list', {})).toEqual([]);
    expect(await application.invoke('model.latest', {})).toBeNull();
    const detail = await build();
    expect(detail).toMatchObject({
      asOf: isoDate(dates[599]!),
      preset: 'full',
      current: true,
      days: 600,
      ownDays: 600,
    });
    expect(await application.invoke('model.show', { id: detail.id })).toEqual(detail);
    expect(await application.invoke('model.latest', {})).toEqual(detail);
    expect(await application.invoke('model.latest', { preset: 'simple' })).toBeNull();
    const [summary, ...others] = await application.invoke('model.list', {});
    expect(others).toEqual([]);
    expect(detail).toMatchObject(summary!);
  });

  it('is built by the preset of the settings', async () => {
    const { application } = await open(600);
    await application.invoke('settings.save', { factorModelPreset: 'simple' });
    expect(await build()).toMatchObject({ preset: 'simple' });
  });

  it('is used again while nothing that it is computed from changes', async () => {
    await open(600);
    const { id } = await build();
    expect((await build()).id).toBe(id);
    const moved = 'rows' in positions ? positions.rows.map((row) => ({ ...row, quantity: '5' })) : [];
    await bench.add('positions', { kind: 'positions', rows: moved as never });
    expect(await build()).toMatchObject({ id, current: true });
  });

  it('continues the days before new prices to the same bits that building it whole gives', async () => {
    await open(600);
    const before = await build();
    await bench.add('more', { kind: 'prices', columns: pricesOn(600, 603) });
    expect(await bench.application.invoke('model.show', { id: before.id })).toMatchObject({ current: false });
    const continued = await build();
    expect(continued).toMatchObject({ parent: before.id, days: 603, ownDays: 3 });
    expect((await build({ asOf: before.asOf })).id).toBe(before.id);
    await bench.dispose();
    await open(603);
    expect(await build()).toMatchObject({ parent: null, ownDays: 603, hash: continued.hash });
  });

  it('is computed anew from the day on which a price was corrected', async () => {
    await open(600);
    const before = await build();
    const columns = pricesOn(580, 581);
    columns.close[3] = columns.close[3]! * 1.05;
    await bench.add('correction', { kind: 'prices', columns });
    const corrected = await build();
    expect(corrected).toMatchObject({ parent: before.id, ownDays: 20 });
    expect(corrected.hash).not.toBe(before.hash);
  });

  it('that is not there is said so', async () => {
    const { application } = await open(600);
    for (const operation of ['model.show', 'model.history', 'model.files'] as const)
      await expect(application.invoke(operation, { id: 9 })).rejects.toMatchObject({ code: 'UNKNOWN_MODEL' });
  });

  it('is not kept when its build is cancelled', async () => {
    const { application } = await open(600);
    const building = application.invoke('model.build', {}, { signal: AbortSignal.abort() });
    await expect(building).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await application.invoke('model.list', {})).toEqual([]);
  });
});

describe('the files of a model', () => {
  it('hold its history, covariance, specific risk and exposures to the last bit', async () => {
    const { application } = await open(600);
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
