import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LearnedModel, type StoredTraining } from '../../../../src-core/contract/index.ts';
import { openNewWorkspace, testBench, type TestBench } from '../small-workspace.ts';

const small = { hidden: 8, sequence: 10, epochs: 40, patience: 40, features: ['returns', 'volatility'] as const };
const request = { ...small, features: [...small.features] };
let bench: TestBench;

beforeAll(() => {
  bench = testBench({ workers: 2 });
});
beforeEach(() => openNewWorkspace(bench));
afterAll(() => bench.dispose());

const train = (changes: object = {}) => bench.application.invoke('training.run', { ...request, ...changes });
const modelOf = async (training: StoredTraining) => {
  const { text } = await bench.application.invoke('training.model', { id: training.run });
  return JSON.parse(text) as LearnedModel & { datasetVersion: string; portfolio: string };
};
/** Trains until so many epochs are done, then cancels. */
async function interrupt(epochs: number): Promise<void> {
  const controller = new AbortController();
  const training = bench.application.invoke('training.run', request, {
    signal: controller.signal,
    onProgress: ({ stage, done }) => {
      if (stage === 'Training' && done >= epochs) controller.abort();
    },
  });
  await expect(training).rejects.toMatchObject({
    code: 'CANCELLED',
    kept: '25 epochs are kept; the same training goes on from there',
  });
}

describe('a training', () => {
  it('is recorded with its settings, scores, losses by epoch and model', async () => {
    const made = await train();
    expect(made).toMatchObject({ portfolio: 'Core', current: true, resumedFrom: 0 });
    expect(made.settings).toMatchObject({ hidden: 8, sequence: 10, features: ['returns', 'volatility'] });
    const run = await bench.application.invoke('runs.show', { id: made.run });
    expect(run).toMatchObject({ kind: 'training', portfolio: 'Core', seed: 1 });
    expect(run.artefacts.map(({ name }) => name).toSorted()).toEqual(['model', 'result']);
    expect(run.metrics['validationLoss']).toBe(made.result.bestLoss);
    expect(Object.keys(run.metrics)).toEqual(expect.arrayContaining(['exceptions.0.99', 'pinball.0.99', 'fz0.0.99']));
    expect(made.result.curves.training).toHaveLength(40);
    const model = await modelOf(made);
    expect(model).toMatchObject({ portfolio: 'Core', datasetVersion: made.datasetVersion, features: small.features });
    expect(model.parameters).toHaveLength(made.result.parameters);
  });

  it('is listed and shown again as it was', async () => {
    const made = await train();
    const { trainings } = await bench.application.invoke('training.list', { portfolio: 'Core' });
    expect(trainings.map(({ run }) => run)).toEqual([made.run]);
    expect(await bench.application.invoke('training.show', { id: made.run })).toEqual(made);
    expect((await bench.application.invoke('training.list', { portfolio: 'Nobody' })).trainings).toEqual([]);
  });

  it('reports its losses while it runs', async () => {
    const seen: number[][] = [];
    await bench.application.invoke('training.run', request, {
      onProgress: ({ curves }) => {
        if (curves) seen.push(curves['validation']!.slice());
      },
    });
    expect(seen.at(-1)).toHaveLength(40);
    for (const losses of seen) expect(losses).toEqual(seen.at(-1)!.slice(0, losses.length));
  });

  it('goes on from its checkpoint when it was cancelled, also after the workspace was closed, to the same bits', async () => {
    const whole = await train();
    const model = await modelOf(whole);
    await openNewWorkspace(bench);
    await interrupt(26);
    const { interrupted, trainings } = await bench.application.invoke('training.list', {});
    expect(trainings).toEqual([]);
    expect(interrupted).toMatchObject([{ portfolio: 'Core', epochs: 25 }]);
    expect(interrupted[0]!.curves.validation).toEqual(whole.result.curves.validation.slice(0, 25));
    await bench.application.invoke('workspace.close', {});
    await bench.application.invoke('workspace.open', { path: bench.path('w.plimsoll') });
    const resumed = await train();
    expect(resumed.resumedFrom).toBe(25);
    expect(resumed.resultHash).toBe(whole.resultHash);
    expect(resumed.modelHash).toBe(whole.modelHash);
    expect(await modelOf(resumed)).toEqual(model);
    expect((await bench.application.invoke('training.list', {})).interrupted).toEqual([]);
  });

  it('says so where a cancelled one has kept nothing', async () => {
    const controller = new AbortController();
    const training = bench.application.invoke('training.run', request, {
      signal: controller.signal,
      onProgress: ({ stage }) => {
        if (stage === 'Training') controller.abort();
      },
    });
    await expect(training).rejects.toMatchObject({ code: 'CANCELLED', kept: 'Nothing is kept' });
    expect((await bench.application.invoke('training.list', {})).interrupted).toEqual([]);
  });

  it('starts anew where that is asked for, or where anything it depends on is another', async () => {
    await interrupt(26);
    expect((await train({ seed: 2 })).resumedFrom).toBe(0);
    expect((await train({ anew: true })).resumedFrom).toBe(0);
  });

  it('is reproduced bit for bit, by one thread as by two', async () => {
    const made = await train();
    expect(await bench.application.invoke('runs.reproduce', { id: made.run })).toMatchObject({ identical: true });
    await bench.application.invoke('workspace.close', {});
    const single = testBench({ workers: 1 });
    await single.application.invoke('workspace.open', { path: bench.path('w.plimsoll') });
    const reproduced = await single.application.invoke('runs.reproduce', { id: made.run });
    expect(reproduced).toMatchObject({ identical: true, artefacts: [{ identical: true }, { identical: true }] });
    await single.dispose();
  });

  it('refuses what cannot be trained, and a run that is no training', async () => {
    await expect(train({ sequence: 5 })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(train({ sequence: 60, validation: 0.4, test: 0.4 })).rejects.toMatchObject({
      code: 'TOO_FEW_OBSERVATIONS',
    });
    const risk = await bench.application.invoke('risk.run', {});
    await expect(bench.application.invoke('training.show', { id: risk.run })).rejects.toMatchObject({
      code: 'UNKNOWN_MODEL',
    });
  });

  it('shows the features of a portfolio’s history', async () => {
    const view = await bench.application.invoke('training.features', { column: 'rsi' });
    expect(view.history.column).toBe('rsi');
    expect(view.leftOut.map(({ id }) => id)).toContain('range');
    expect(view.portfolio).toBe('Core');
  });
});
