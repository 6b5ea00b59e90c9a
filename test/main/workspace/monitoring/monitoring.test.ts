import { writeFile } from 'node:fs/promises';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../../src-main/store/index.ts';
import { canonicalJson, sha256 } from '../../../../src-main/workspace/canonical-json.ts';
import { marketBatches, openNewWorkspace, testBench } from '../small-workspace.ts';

const bench = testBench();
const { application } = bench;
afterAll(() => bench.dispose());
beforeEach(() => openNewWorkspace(bench));

const show = () => application.invoke('monitoring.show', {});

describe('monitoring of a portfolio', () => {
  it('walks its own history where there is no backtest, before any risk run', async () => {
    const shown = await show();
    expect(shown).toMatchObject({
      portfolio: 'Core',
      inUse: ['historical'],
      windows: { recent: 125, reference: 1000 },
    });
    expect(shown.source).toMatchObject({ kind: 'risk', profitAndLoss: 'simulated', run: null });
    expect(shown.methods.map(({ id }) => id)).toContain('historical');
    expect(shown.asOf).toBe(shown.source.lastDate);
  });

  it('gives the same figures again, and after a risk run', async () => {
    const before = await show();
    await application.invoke('risk.run', { portfolio: 'Core' });
    const after = await show();
    expect(after.methods).toEqual(before.methods);
    expect(after.drift).toEqual(before.drift);
  });

  it('has as many exceptions as the risk run’s own series', async () => {
    const risk = await application.invoke('risk.run', { portfolio: 'Core' });
    const { methods } = await show();
    const historical = methods.find(({ id }) => id === 'historical')!;
    const exceptions = risk.currentHoldings.values.filter((value, day) => {
      const forecast = risk.varSeries.values[day];
      return value !== null && forecast != null && -value > forecast;
    });
    expect(historical.exceptions).toBe(exceptions.length);
  });

  it('draws methods day by day and names those it knows', async () => {
    const [path] = await application.invoke('monitoring.paths', { methods: ['historical'], window: 60 });
    expect(path!.exceptions).toHaveLength(path!.dates.length);
    const unknown = application.invoke('monitoring.paths', { methods: ['astrology'] });
    await expect(unknown).rejects.toMatchObject({ code: 'UNKNOWN_METHOD', remedy: 'Choose among: historical, ewma' });
  });

  it('has no alarms of its own where it can’t be valued, and those of data and system all the same', async () => {
    await openNewWorkspace(
      bench,
      marketBatches.filter(({ kind }) => kind !== 'prices'),
    );
    await expect(application.invoke('monitoring.alarms', { portfolio: 'Core' })).resolves.toEqual([]);
    await expect(show()).rejects.toMatchObject({ code: 'NO_PRICE' });
  });
});

describe('monitoring of a backtest', () => {
  const backtest = (methods: string[], confidences = [0.99]) =>
    application.invoke('backtest.run', { portfolio: 'Core', methods, confidences, window: 100, refitEvery: 20 });

  it('watches all of its methods, with the figures of the backtest', async () => {
    const made = await backtest(['historical', 'ewma', 'gaussian']);
    const shown = await show();
    expect(shown.source).toMatchObject({
      kind: 'backtest',
      run: made.run,
      firstDate: made.dates[0],
      lastDate: made.dates.at(-1),
      confidence: 0.99,
    });
    expect(shown.methods.map(({ id }) => id)).toEqual(made.methods.map(({ method }) => method));
    made.methods.forEach(({ levels }, k) => {
      const { exceptions, days } = levels[0]!.assessment;
      expect(shown.methods[k]).toMatchObject({ exceptions, days });
    });
  });

  it('prefers the newest that walked the method in use, which is the champion where there is one', async () => {
    const first = await backtest(['historical', 'ewma']);
    await backtest(['gaussian']);
    expect(await show()).toMatchObject({ source: { run: first.run }, inUse: ['historical'] });
    await application.invoke('champions.promote', {
      portfolio: 'Core',
      method: 'ewma',
      run: first.run,
      by: 'M. Keel',
      reason: 'Fewest surprises',
    });
    expect(await show()).toMatchObject({ source: { run: first.run }, inUse: ['ewma'] });
  });

  it('holds on to the one at 99 %; other confidences are second, and a try below 90 % never counts', async () => {
    await backtest(['historical'], [0.75]);
    expect(await show()).toMatchObject({ source: { kind: 'risk', run: null } });
    const other = await backtest(['historical'], [0.95]);
    await backtest(['gaussian']);
    expect(await show()).toMatchObject({ source: { run: other.run, confidence: 0.95 } });
    const usual = await backtest(['historical']);
    await backtest(['historical'], [0.95]);
    await backtest(['historical'], [0.75]);
    expect(await show()).toMatchObject({ source: { run: usual.run, confidence: 0.99 } });
  });

  it('is not led by runs of other workspaces, nor stopped by odd ones', async () => {
    const own = await backtest(['historical']);
    const risk = await application.invoke('risk.run', { portfolio: 'Core' });
    const { base64 } = await application.invoke('experiments.export', { ids: [risk.run], format: 'json' });
    const file = JSON.parse(Buffer.from(base64, 'base64').toString('utf8')) as {
      experiments: Record<string, unknown>[];
    };
    const forged = ['backtest', 'training'].map((kind, index) => {
      const entry: Record<string, unknown> = { ...file.experiments[0], id: 100 + index, kind, parameters: {} };
      delete entry['sha256'];
      return { ...entry, sha256: sha256(canonicalJson(entry)) };
    });
    await writeFile(bench.path('odd.json'), JSON.stringify({ ...file, experiments: forged }));
    await application.invoke('experiments.import', { file: bench.path('odd.json'), by: 'M. Keel' });

    expect(await show()).toMatchObject({ source: { run: own.run } });
    const { runs } = await application.invoke('backtest.list', { portfolio: 'Core' });
    expect(runs.map(({ run }) => run)).toEqual([own.run]);
    expect(await application.invoke('backtest.latest', { portfolio: 'Core' })).toMatchObject({ run: own.run });
    expect(await application.invoke('training.list', {})).toMatchObject({ trainings: [] });
  });
});

describe('the quality of the data', () => {
  it('is kept once for every version of the dataset', async () => {
    const first = await application.invoke('monitoring.quality', {});
    expect(first).toMatchObject({ names: 4, unpriced: [], late: [] });
    await application.invoke('monitoring.quality', {});
    const { history } = await application.invoke('monitoring.quality', {});
    expect(history).toHaveLength(1);
    expect(history[0]!.figures).toMatchObject({ names: 4, cells: 80, missing: 0, delayDays: 116 });

    const { positions } = await application.invoke('positions.list', { portfolio: 'Core' });
    const [position] = positions;
    await application.invoke('positions.edit', {
      portfolio: 'Core',
      edits: [{ symbol: position!.symbol, strategy: position!.strategy, quantity: null }],
    });
    const after = await application.invoke('monitoring.quality', {});
    expect(after.history.map(({ figures }) => figures.names)).toEqual([4, 3]);
    expect(new Set(after.history.map(({ datasetVersion }) => datasetVersion)).size).toBe(2);
  });

  it('is looked at after an import without being asked for', async () => {
    const file = bench.path('later.csv');
    await writeFile(file, 'date,symbol,close\n2025-07-28,AAA,51.2\n2025-07-28,BBB,60.1\n');
    await application.invoke('import.commit', { kind: 'prices', file });
    await application.invoke('workspace.close', {});
    const store = openStore(bench.path('w.plimsoll'), {});
    try {
      expect(store.qualityLog()).toMatchObject([{ asOf: '2025-07-28', figures: { missing: 2, late: 2 } }]);
      expect(store.taskLog(1)).toMatchObject([{ operation: 'import.commit', state: 'done' }]);
    } finally {
      store.close();
    }
  });

  it('knows prices to be late also after old ones were corrected, those of the newest day too', async () => {
    const clock = { now: new Date('2025-07-29T08:00:00Z') };
    const dated = testBench({ now: () => clock.now });
    try {
      await openNewWorkspace(dated);
      const late = async () => {
        const alarms = await dated.application.invoke('monitoring.alarms', { portfolio: 'Core' });
        return alarms.filter(({ id }) => id === 'data/late').map(({ level, since }) => ({ level, since }));
      };
      const importing = async (name: string, rows: string) => {
        await writeFile(dated.path(name), `date,symbol,close\n${rows}\n`);
        await dated.application.invoke('import.commit', {
          kind: 'prices',
          file: dated.path(name),
          onConflict: 'replace',
        });
      };
      await importing('feed.csv', '2025-07-28,AAA,51.2\n2025-07-28,BBB,60.1');
      expect(await late()).toEqual([]);
      clock.now = new Date('2025-08-20T08:00:00Z');
      const alarm = [{ level: 'limit', since: '2025-07-29' }];
      expect(await late()).toEqual(alarm);
      await importing('old.csv', '2025-07-25,AAA,50.9');
      expect(await late()).toEqual(alarm);
      await importing('newest.csv', '2025-07-28,AAA,51.3\n2025-07-28,BBB,60.2');
      expect(await late()).toEqual(alarm);
    } finally {
      await dated.dispose();
    }
  });

  it('says nothing of a workspace that holds nothing', async () => {
    await openNewWorkspace(
      bench,
      marketBatches.filter(({ kind }) => kind === 'securities' || kind === 'prices'),
    );
    const quality = await application.invoke('monitoring.quality', {});
    expect(quality).toMatchObject({ names: 0, lastDate: null, history: [] });
  });
});

describe('the log of tasks', () => {
  it('keeps how each one ended, with memory and sizes', async () => {
    await application.invoke('risk.run', { portfolio: 'Core' });
    await expect(application.invoke('risk.run', { benchmark: 'Nowhere' })).rejects.toThrow();
    const aborted = new AbortController();
    aborted.abort();
    await expect(application.invoke('risk.run', {}, { signal: aborted.signal })).rejects.toThrow();
    await expect.poll(async () => (await application.invoke('monitoring.system', {})).tasks.length).toBe(3);
    const { tasks, statistics, now } = await application.invoke('monitoring.system', {});
    expect(tasks.map(({ state }) => state).toSorted()).toEqual(['cancelled', 'done', 'failed']);
    const done = tasks.find(({ state }) => state === 'done')!;
    expect(done).toMatchObject({ operation: 'risk.run', label: 'Risk of Core', errorCode: null });
    expect(done.elapsedMilliseconds).toBeGreaterThan(1);
    expect(done.workerBytes).toBeGreaterThan(1e6);
    expect(done.databaseBytes).toBeGreaterThan(1e4);
    expect(statistics).toMatchObject([{ operation: 'risk.run', count: 3, failed: 1, cancelled: 1 }]);
    expect(now.residentBytes).toBeGreaterThan(1e7);
    expect(now.freeBytes).toBeGreaterThan(0);
  });

  it('is complete when the workspace is closed at once, and keeps the newest 5,000', async () => {
    await application.invoke('risk.run', { portfolio: 'Core' });
    await application.invoke('workspace.close', {});
    const store = openStore(bench.path('w.plimsoll'), {});
    try {
      const [task] = store.taskLog(10);
      expect(task).toMatchObject({ operation: 'risk.run', state: 'done' });
      const { id, ...record } = task!;
      store.atomically(() => {
        for (let added = 0; added < 5003; added++) store.addTaskRecord(record);
      });
      const kept = store.taskLog(10_000);
      expect(kept).toHaveLength(5000);
      expect(kept[0]!.id).toBe(id + 5003);
    } finally {
      store.close();
    }
  });

  it('changes neither the dataset nor what is stale', async () => {
    const risk = await application.invoke('risk.run', { portfolio: 'Core' });
    await application.invoke('monitoring.quality', {});
    await application.invoke('workspace.verify', {});
    const again = await application.invoke('risk.latest', { portfolio: 'Core' });
    expect(again).toMatchObject({ run: risk.run, stale: false, datasetVersion: risk.datasetVersion });
  });
});

describe('a read-only workspace', () => {
  it('is monitored without being written to', async () => {
    await application.invoke('workspace.open', { path: bench.path('w.plimsoll'), readOnly: true });
    await expect(show()).resolves.toMatchObject({ portfolio: 'Core' });
    await expect(application.invoke('monitoring.quality', {})).resolves.toMatchObject({ history: [] });
  });
});
