import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isoDate } from '../../../src-core/market/epoch-day.ts';
import { reportFormats } from '../../../src-core/contract/index.ts';
import {
  addTo,
  limitOf,
  openNewWorkspace,
  marketBatches,
  prices,
  testBench,
  tradingDays,
  type TestBench,
} from './small-workspace.ts';

let bench: TestBench;
const lastDay = isoDate(tradingDays.at(-1)!);

beforeAll(() => {
  bench = testBench();
});
beforeEach(() => openNewWorkspace(bench));
afterAll(() => bench.dispose());

const grossLimit = limitOf('gross-leverage', { warn: '0.1', limit: '0.2' });

describe('a risk run', () => {
  it('decides by itself what was left open', async () => {
    const risk = await bench.application.invoke('risk.run', {});
    expect(risk).toMatchObject({ portfolio: 'Core', asOf: lastDay, benchmark: 'World', stale: false });
    expect(risk.parameters).toMatchObject({ window: 500, confidences: [0.99, 0.95, 0.975] });
    expect(risk.engineVersion).toBe('1.2.3');
    expect(risk.beta).not.toBeNull();
  });

  it('has contributions that add up to its historical VaR', async () => {
    const risk = await bench.application.invoke('risk.run', { confidence: 0.95 });
    const historical = risk.tailRisk.find((row) => row.method === 'historical' && row.confidence === 0.95);
    const sum = risk.contributions.reduce((total, position) => total + position.var, 0);
    expect(sum).toBeCloseTo(historical!.varFraction!, 12);
  });

  it('is recorded with its parameters, figures and hash', async () => {
    const risk = await bench.application.invoke('risk.run', { window: 100 });
    const run = await bench.application.invoke('runs.show', { id: risk.run });
    expect(run).toMatchObject({ kind: 'risk', portfolio: 'Core', asOf: lastDay, datasetVersion: risk.datasetVersion });
    expect(run.parameters).toMatchObject({ portfolio: 'Core', window: 100 });
    expect(run.metrics['nav']).toBe(Number(risk.nav));
    const historical = risk.tailRisk.find((row) => row.method === 'historical' && row.confidence === 0.99);
    expect(run.metrics['var99']).toBe(historical?.varFraction);
    const result = run.artefacts.find((artefact) => artefact.name === 'result');
    expect(result?.sha256).toBe(run.resultHash);
  });

  it('is served again without being computed again', async () => {
    const risk = await bench.application.invoke('risk.run', {});
    const latest = await bench.application.invoke('risk.latest', {});
    expect(latest).toEqual(risk);
    expect(await bench.application.invoke('runs.list', {})).toHaveLength(1);
  });

  it('turns stale when limits, settings, positions or data change, and current again when that is undone', async () => {
    const { application } = bench;
    await application.invoke('risk.run', {});
    const isStale = async () => (await application.invoke('risk.latest', {}))?.stale;
    const changes = [
      () => application.invoke('limits.save', grossLimit),
      () => application.invoke('settings.save', { window: 250 }),
      () =>
        application.invoke('positions.edit', {
          portfolio: 'Core',
          edits: [{ symbol: 'AAA', strategy: 'Value', quantity: '1' }],
        }),
    ];
    for (const change of changes) {
      expect(await isStale()).toBe(false);
      await change();
      expect(await isStale()).toBe(true);
      await application.invoke('history.undo', {});
    }
    expect(await isStale()).toBe(false);
  });

  it('counts as stale for a question it did not answer', async () => {
    await bench.application.invoke('risk.run', { confidence: 0.99 });
    const other = await bench.application.invoke('risk.latest', { confidence: 0.9 });
    expect(other?.stale).toBe(true);
  });

  it('takes the benchmark that was asked for, or none', async () => {
    const without = await bench.application.invoke('risk.run', { benchmark: null });
    expect(without).toMatchObject({ benchmark: null, beta: null });
    const unknown = bench.application.invoke('risk.run', { benchmark: 'Mars' });
    await expect(unknown).rejects.toMatchObject({ code: 'INVALID_INPUT', remedy: 'Choose one of: World' });
  });

  it('knows the figures of the run before', async () => {
    const first = await bench.application.invoke('risk.run', {});
    const second = await bench.application.invoke('risk.run', { window: 50 });
    expect(await bench.application.invoke('risk.previous', { run: first.run })).toBeNull();
    const before = await bench.application.invoke('risk.previous', { run: second.run });
    expect(before?.['volatilityAnnual']).toBe(first.volatilityAnnual);
  });
});

describe('limits after a risk run', () => {
  it('open a breach when they are exceeded and resolve it when the measure is back', async () => {
    const { application } = bench;
    const limit = await application.invoke('limits.save', grossLimit);
    const risk = await application.invoke('risk.run', {});
    expect(risk.limits[0]).toMatchObject({ limitId: limit.id, level: 'limit', action: 'reject' });
    const [breach] = await application.invoke('breaches.list', {});
    expect(breach).toMatchObject({ limitId: limit.id, state: 'open', openedRun: risk.run, threshold: 0.2 });

    await application.invoke('limits.save', { ...grossLimit, id: limit.id, warn: '5', limit: '6' });
    const cured = await application.invoke('risk.run', {});
    const [resolved] = await application.invoke('breaches.list', {});
    expect(resolved).toMatchObject({ id: breach!.id, state: 'resolved', resolvedRun: cured.run });
    expect((await application.invoke('workspace.summary', {})).openBreaches).toBe(0);
  });

  it('are listed beside what the newest run measured', async () => {
    const { application } = bench;
    expect(await application.invoke('limits.list', {})).toMatchObject({ definitions: [], statuses: [], run: null });
    await application.invoke('limits.save', grossLimit);
    const risk = await application.invoke('risk.run', {});
    const view = await application.invoke('limits.list', { portfolio: 'Core' });
    expect(view).toMatchObject({ run: risk.run, stale: false, statuses: risk.limits });
    expect(view.metrics.map((metric) => metric.id)).toContain('gross-leverage');
  });

  it('of a template are measured without being saved, and set as one action that can be undone', async () => {
    const { application } = bench;
    const tried = await application.invoke('limits.template', { template: 'default', apply: false });
    expect(tried.statuses.length).toBeGreaterThan(5);
    expect((await application.invoke('limits.list', {})).definitions).toEqual([]);

    await application.invoke('limits.save', grossLimit);
    await application.invoke('limits.template', { template: 'conservative', apply: true });
    const { definitions } = await application.invoke('limits.list', {});
    expect(definitions.map((limit) => limit.limit)).not.toContain('0.2');
    await application.invoke('history.undo', {});
    const back = await application.invoke('limits.list', {});
    expect(back.definitions.map((limit) => limit.limit)).toEqual(['0.2']);
  });

  it('that could never be measured are refused', async () => {
    const saving = bench.application.invoke('limits.save', { ...grossLimit, metric: 'karma' });
    await expect(saving).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const missing = bench.application.invoke('limits.save', { ...grossLimit, id: 77 });
    await expect(missing).rejects.toMatchObject({ code: 'UNKNOWN_RECORD' });
  });
});

describe('the breach report', () => {
  it('is written in every format from a run that is current', async () => {
    const { application } = bench;
    await application.invoke('limits.save', grossLimit);
    for (const format of reportFormats) {
      const report = await application.invoke('report.export', { format });
      const extension = { csv: 'zip', 'tidy-csv': 'csv' }[format as string] ?? format;
      expect(report).toMatchObject({ breached: 1, format, fileName: `Core-limits-${lastDay}.${extension}` });
      expect(report.base64.length).toBeGreaterThan(1000);
    }
    expect(await application.invoke('runs.list', {})).toHaveLength(1);
  });

  it('computes the risk again when it is stale', async () => {
    const { application } = bench;
    const before = await application.invoke('risk.run', {});
    await application.invoke('limits.save', grossLimit);
    const report = await application.invoke('report.export', { format: 'json' });
    expect(report.run).toBeGreaterThan(before.run);
  });
});

describe('reproducing a run', () => {
  it('gives the same bits, also with another number of workers', async () => {
    const { application } = bench;
    const { run } = await application.invoke('risk.run', {});
    const here = await application.invoke('runs.reproduce', { id: run });
    expect(here).toMatchObject({ run, identical: true, differences: [] });
    await application.invoke('workspace.close', {});

    const other = testBench({ workers: 2 });
    try {
      await other.application.invoke('workspace.open', { path: bench.path('w.plimsoll') });
      const there = await other.application.invoke('runs.reproduce', { id: run });
      expect(there).toEqual(here);
    } finally {
      await other.dispose();
    }
  });

  it('answers from what the run was asked, not from the settings of today', async () => {
    const { application } = bench;
    const { run } = await application.invoke('risk.run', {});
    await application.invoke('settings.save', { window: 20, ewmaLambda: 0.5, baseCurrency: 'USD' });
    expect(await application.invoke('runs.reproduce', { id: run })).toMatchObject({ identical: true });
  });

  it('is done on a rebuilt copy when the data has changed, and changes nothing', async () => {
    const { application } = bench;
    const risk = await application.invoke('risk.run', {});
    await application.invoke('workspace.close', {});
    const later = tradingDays.map((day) => day + 7).slice(-5);
    await addTo(bench.path('w.plimsoll'), [{ kind: 'prices', columns: prices(later) }], 'second');
    await application.invoke('workspace.open', { path: bench.path('w.plimsoll') });
    const { datasetVersion } = await application.invoke('workspace.summary', {});
    expect(await application.invoke('runs.reproduce', { id: risk.run })).toMatchObject({
      identical: true,
      dataset: 'rebuilt',
    });
    expect((await application.invoke('workspace.summary', {})).datasetVersion).toBe(datasetVersion);
  });

  it('of a run that does not exist is refused', async () => {
    await expect(bench.application.invoke('runs.reproduce', { id: 99 })).rejects.toMatchObject({ code: 'UNKNOWN_RUN' });
  });
});

describe('comparing runs', () => {
  it('shows what was asked differently and by how much the figures moved', async () => {
    const { application } = bench;
    const a = await application.invoke('risk.run', { window: 250 });
    const b = await application.invoke('risk.run', { window: 60 });
    const comparison = await application.invoke('runs.compare', { a: a.run, b: b.run });
    expect(comparison.parameters).toEqual([{ name: 'window', a: '250', b: '60' }]);
    const volatility = comparison.metrics.find((metric) => metric.name === 'volatilityAnnual');
    expect(volatility?.difference).toBe(b.volatilityAnnual - a.volatilityAnnual);
  });
});

describe('cancelling a risk run', () => {
  it('leaves the last result in place', async () => {
    const { application } = bench;
    const risk = await application.invoke('risk.run', {});
    const cancelled = application.invoke('risk.run', {}, { signal: AbortSignal.abort() });
    await expect(cancelled).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await application.invoke('risk.latest', {})).toEqual(risk);
    expect(await application.invoke('runs.list', {})).toHaveLength(1);
  });

  it('works through the list of tasks', async () => {
    const { application } = bench;
    const stop = application.subscribe((event) => {
      if (event.type === 'task' && event.task.stage !== '')
        void application.invoke('tasks.cancel', { id: event.task.id });
    });
    const running = application.invoke('risk.run', {});
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
    stop();
    expect(await application.invoke('runs.list', {})).toEqual([]);
    const task = (await application.invoke('tasks.list', {})).at(-1);
    expect(task).toMatchObject({ operation: 'risk.run', state: 'cancelled' });
  });
});

describe('what cannot be computed', () => {
  const openWith = (batches: typeof marketBatches) => openNewWorkspace(bench, batches);
  const [securities, allPrices, positions] = marketBatches;

  it('an empty portfolio is said to be empty', async () => {
    await bench.application.invoke('positions.edit', {
      portfolio: 'Core',
      edits: (['AAA Value', 'BBB Value', 'CCC Growth', 'DDD Growth'] as const).map((held) => ({
        symbol: held.slice(0, 3),
        strategy: held.slice(4),
        quantity: null,
      })),
    });
    await expect(bench.application.invoke('risk.run', { portfolio: 'Core' })).rejects.toMatchObject({
      code: expect.stringMatching(/EMPTY_PORTFOLIO|UNKNOWN_PORTFOLIO/) as string,
    });
  });

  it('a history of one day is too short', async () => {
    await openWith([securities!, { kind: 'prices', columns: prices(tradingDays.slice(-1)) }, positions!]);
    await expect(bench.application.invoke('risk.run', {})).rejects.toMatchObject({ code: 'TOO_FEW_OBSERVATIONS' });
  });

  it('no price at all is said so', async () => {
    await openWith([securities!, positions!]);
    await expect(bench.application.invoke('risk.run', {})).rejects.toMatchObject({ code: 'NO_PRICE' });
  });

  it('a net asset value at or below zero is refused', async () => {
    const debt = { portfolio: 'Core', currency: 'USD', amount: '-90000000', asOf: tradingDays[0]! };
    await openWith([securities!, allPrices!, positions!, { kind: 'cash', rows: [debt] }]);
    await expect(bench.application.invoke('risk.run', {})).rejects.toMatchObject({ code: 'NON_POSITIVE_NAV' });
  });

  it('an unknown portfolio gets the names there are', async () => {
    await expect(bench.application.invoke('risk.run', { portfolio: 'Cory' })).rejects.toMatchObject({
      code: 'UNKNOWN_PORTFOLIO',
      remedy: 'Choose one of: Core',
    });
  });

  it('one of several portfolios must be chosen', async () => {
    const second = {
      portfolio: 'Satellite',
      symbol: 'AAA',
      strategy: '',
      quantity: '1',
      asOf: tradingDays[0]!,
      cost: null,
    };
    await openWith([...marketBatches, { kind: 'positions', rows: [second] }]);
    await expect(bench.application.invoke('risk.run', {})).rejects.toMatchObject({
      code: 'PORTFOLIO_REQUIRED',
      remedy: 'Choose one of: Core, Satellite',
    });
  });
});
