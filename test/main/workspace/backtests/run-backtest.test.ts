import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { backtestMethods } from '../../../../src-core/backtest/choose-methods.ts';
import { rollingMethods } from '../../../../src-core/backtest/rolling/registry.ts';
import { type BacktestRun, type InputOf } from '../../../../src-core/contract/index.ts';
import { type Progress } from '../../../../src-main/engine/index.ts';
import { createApplication } from '../../../../src-main/workspace/application.ts';
import { addTo, openNewWorkspace, testBench, testNow, tradingDays, type TestBench } from '../small-workspace.ts';

let bench: TestBench;
beforeAll(() => {
  bench = testBench({ workers: 2 });
});
beforeEach(() => openNewWorkspace(bench));
afterAll(() => bench.dispose());

const run = (input: InputOf<'backtest.run'> = {}) => bench.application.invoke('backtest.run', input);
const hashOf = async ({ run: id }: BacktestRun) => (await bench.application.invoke('runs.show', { id })).resultHash;
const blocksOf = (made: BacktestRun) => made.blocksReused;

describe('a backtest of a portfolio', () => {
  it('is recorded with its parameters, figures and figures by step', async () => {
    const made = await run();
    expect(made).toMatchObject({ portfolio: 'Core', profitAndLoss: 'hypothetical', stale: false, blocksReused: 0 });
    expect(made.dates).toHaveLength(made.observations - 250);
    expect(made.methods.map(({ method }) => method)).toEqual(backtestMethods);
    for (const { levels } of made.methods) {
      expect(levels.map(({ confidence }) => confidence)).toEqual([0.99, 0.975]);
      for (const { var: path, assessment } of levels) {
        expect(path).toHaveLength(made.dates.length);
        const exceptions = [...path.keys()].filter((day) => made.returns[day]! < -path[day]!);
        expect(assessment.exceptionDays).toEqual(exceptions);
      }
    }
    const recorded = await bench.application.invoke('runs.show', { id: made.run });
    expect(recorded).toMatchObject({
      kind: 'backtest',
      portfolio: 'Core',
      datasetVersion: made.datasetVersion,
      seed: 1,
    });
    expect(recorded.parameters).toMatchObject({ window: 250, refitEvery: 20, scheme: 'rolling' });
    expect(recorded.metrics['exceptions.historical']).toBe(made.methods[0]!.levels[0]!.assessment.exceptions);
    expect(recorded.artefacts.find(({ name }) => name === 'result')!.sha256).toBe(recorded.resultHash);
  });

  it('is served again, listed, and turns stale with the data', async () => {
    const { application } = bench;
    expect(await application.invoke('backtest.latest', {})).toBeNull();
    const made = await run({ methods: ['historical', 'ewma'], window: 100, refitEvery: 5 });
    expect(await application.invoke('backtest.latest', {})).toEqual(made);
    expect(await application.invoke('backtest.show', { run: made.run })).toEqual(made);
    const { runs, interrupted } = await application.invoke('backtest.list', {});
    expect(runs).toHaveLength(1);
    expect(runs[0]).toMatchObject({ run: made.run, days: made.dates.length, stale: false });
    expect(interrupted).toEqual([]);
    await application.invoke('positions.edit', {
      portfolio: 'Core',
      edits: [{ symbol: 'AAA', strategy: 'Value', quantity: '1' }],
    });
    expect((await application.invoke('backtest.latest', {}))?.stale).toBe(true);
  });

  it('has the same bits with one thread and with two', async () => {
    const two = await hashOf(await run());
    const single = testBench({ workers: 1 });
    try {
      await openNewWorkspace(single);
      const made = await single.application.invoke('backtest.run', {});
      expect((await single.application.invoke('runs.show', { id: made.run })).resultHash).toBe(two);
    } finally {
      await single.dispose();
    }
  });

  it('is reproduced to the same bits, also when its data have changed since', async () => {
    const { application } = bench;
    const made = await run({ methods: ['historical', 'garch-t', 'ensemble-quantile-regression'] });
    expect(await application.invoke('runs.reproduce', { id: made.run })).toMatchObject({ identical: true });
    await application.invoke('positions.edit', {
      portfolio: 'Core',
      edits: [{ symbol: 'AAA', strategy: 'Value', quantity: '1' }],
    });
    const again = await application.invoke('runs.reproduce', { id: made.run });
    expect(again).toMatchObject({ identical: true, dataset: 'rebuilt' });
    const earlier = await run({
      methods: ['historical', 'garch-t', 'ensemble-quantile-regression'],
      dataset: made.datasetVersion,
    });
    expect(earlier).toMatchObject({ datasetVersion: made.datasetVersion, stale: true });
    expect(await hashOf(earlier)).toBe(await hashOf(made));
  });

  it('holds forecasts against the actual profit and loss where there is a NAV history', async () => {
    await expect(run({ profitAndLoss: 'actual' })).rejects.toMatchObject({ code: 'TOO_FEW_OBSERVATIONS' });
    await bench.application.invoke('workspace.close', {});
    const path = bench.path('w.plimsoll');
    const rows = tradingDays.slice(-30).map((date, i) => ({
      portfolio: 'Core',
      date,
      nav: String(1_000_000 + 1000 * (i % 3)),
      profitAndLoss: null,
      flow: null,
    }));
    await addTo(path, [{ kind: 'nav', rows }], 'nav');
    await bench.application.invoke('workspace.open', { path });
    const made = await run({ profitAndLoss: 'actual', methods: ['historical'] });
    expect(made.dates).toHaveLength(29);
    expect(made.returns[0]).toBeCloseTo(0.001, 12);
    expect(made.profits.actual).toEqual(made.returns);
    const hypothetical = await run({ methods: ['historical'] });
    // The forecasts are those from the holdings either way.
    expect(made.methods[0]!.levels[0]!.var).toEqual(hypothetical.methods[0]!.levels[0]!.var.slice(-29));
    expect(hypothetical.profits.actual!.slice(-29)).toEqual(made.returns);
  });

  it('leaves out days whose actual profit and loss is that of several, and says how many', async () => {
    await bench.application.invoke('workspace.close', {});
    const path = bench.path('w.plimsoll');
    const known = tradingDays.slice(-40).filter((_, i) => i < 20 || i % 4 === 0 || i > 36);
    const rows = known.map((date, i) => {
      return { portfolio: 'Core', date, nav: String(1_000_000 - 9000 * i), profitAndLoss: null, flow: null };
    });
    await addTo(path, [{ kind: 'nav', rows }], 'nav');
    await bench.application.invoke('workspace.open', { path });
    const made = await run({ profitAndLoss: 'actual', methods: ['historical'] });
    expect(made.dates).toHaveLength(19 + 4);
    expect(made.warnings).toMatchObject([
      { code: 'OTHER_SPAN', count: 4, message: expect.stringMatching(/^4 days are left out/) },
    ]);
  });

  it('refuses methods it does not know, ensembles of nothing and series too short, and records nothing', async () => {
    await expect(run({ methods: ['crystal-ball'] })).rejects.toMatchObject({ code: 'UNKNOWN_METHOD' });
    await expect(run({ methods: ['ensemble-equal'] })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(run({ window: 400 })).rejects.toMatchObject({ code: 'TOO_FEW_OBSERVATIONS' });
    expect(await bench.application.invoke('runs.list', {})).toEqual([]);
  });
});

describe('an interrupted backtest', () => {
  /** Cancels after some blocks. */
  async function interrupt(input: InputOf<'backtest.run'>, blocks: number): Promise<void> {
    const controller = new AbortController();
    let finished = 0;
    const onProgress = ({ stage, done }: Progress) => {
      if (stage.startsWith('Walking') && done > 0 && ++finished === blocks) controller.abort();
    };
    const running = bench.application.invoke('backtest.run', input, { signal: controller.signal, onProgress });
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED', kept: 'Blocks it had finished are kept' });
  }

  it('keeps its finished blocks, and the same request goes on from them to the same bits', async () => {
    await interrupt({}, 4);
    const { interrupted, runs } = await bench.application.invoke('backtest.list', {});
    expect(runs).toEqual([]);
    expect(interrupted).toHaveLength(1);
    expect(interrupted[0]!.blocks.total).toBe(rollingMethods.size);
    expect(interrupted[0]!.blocks.finished).toBeGreaterThanOrEqual(4);
    const stages: string[] = [];
    const resumed = await bench.application.invoke(
      'backtest.run',
      {},
      { onProgress: ({ stage }) => stages.push(stage) },
    );
    expect(blocksOf(resumed)).toBeGreaterThanOrEqual(4);
    expect(
      stages.some((stage) => stage.includes(`${blocksOf(resumed)} of ${rollingMethods.size} blocks from before`)),
    ).toBe(true);
    expect((await bench.application.invoke('backtest.list', {})).interrupted).toEqual([]);
    const whole = await run();
    expect(blocksOf(whole)).toBe(0);
    expect(await hashOf(resumed)).toBe(await hashOf(whole));
  });

  it('says so where no block was finished', async () => {
    const controller = new AbortController();
    const onProgress = ({ stage }: Progress) => {
      if (stage.startsWith('Walking')) controller.abort();
    };
    const running = bench.application.invoke('backtest.run', {}, { signal: controller.signal, onProgress });
    await expect(running).rejects.toMatchObject({
      code: 'CANCELLED',
      kept: 'Nothing was recorded',
    });
  });

  it('begins anew where what blocks are computed from has changed', async () => {
    await interrupt({}, 4);
    expect(blocksOf(await run({ refitEvery: 10, methods: ['historical'] }))).toBe(0);
    await bench.application.invoke('positions.edit', {
      portfolio: 'Core',
      edits: [{ symbol: 'AAA', strategy: 'Value', quantity: '1' }],
    });
    // Nor is it offered: it would go on from nothing.
    expect((await bench.application.invoke('backtest.list', {})).interrupted).toEqual([]);
    expect(blocksOf(await run())).toBe(0);
  });

  it('is not offered to another version of the program', async () => {
    await interrupt({}, 4);
    const path = bench.path('w.plimsoll');
    await bench.application.invoke('workspace.close', {});
    const newer = createApplication({
      host: 'cli',
      version: '9.9.9',
      home: bench.path('home'),
      now: testNow,
      workers: 1,
    });
    try {
      await newer.invoke('workspace.open', { path });
      expect((await newer.invoke('backtest.list', {})).interrupted).toEqual([]);
    } finally {
      await newer.close();
    }
  });

  it('is forgotten when the same is computed to its end on other data, also where those come back', async () => {
    const few = { methods: ['historical', 'gaussian', 'ewma'] };
    const shares = (quantity: string) =>
      bench.application.invoke('positions.edit', {
        portfolio: 'Core',
        edits: [{ symbol: 'AAA', strategy: 'Value', quantity }],
      });
    await shares('1');
    await interrupt(few, 1);
    await shares('2');
    await run(few);
    await shares('1');
    expect((await bench.application.invoke('backtest.list', {})).interrupted).toEqual([]);
    expect(blocksOf(await run(few))).toBe(0);
  });

  it('keeps its blocks when another backtest ends', async () => {
    await interrupt({}, 4);
    await run({ methods: ['historical'] });
    expect((await bench.application.invoke('backtest.list', {})).interrupted).toHaveLength(1);
    expect(blocksOf(await run())).toBeGreaterThanOrEqual(4);
  });

  it('forgets the oldest of many', async () => {
    for (const refitEvery of [5, 10, 15, 25]) await interrupt({ refitEvery, methods: ['historical', 'ewma'] }, 1);
    const { interrupted } = await bench.application.invoke('backtest.list', {});
    expect(interrupted).toHaveLength(3);
  });

  it('goes on after the process was killed, to the same bits', async () => {
    const path = bench.path('w.plimsoll');
    await bench.application.invoke('workspace.close', {});
    const script = fileURLToPath(new URL('killed-backtest.ts', import.meta.url));
    const killed = spawnSync(process.execPath, [script, bench.path('other-home'), path], { encoding: 'utf8' });
    expect([killed.signal, killed.stderr]).toEqual(['SIGKILL', '']);
    await bench.application.invoke('workspace.open', { path });
    const resumed = await run();
    expect(blocksOf(resumed)).toBeGreaterThanOrEqual(3);
    expect(await hashOf(resumed)).toBe(await hashOf(await run()));
  });
});
