import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { newLimit, workspaceFolder } from './sample-rows.ts';

const folder = workspaceFolder();
const moduleUrl = (path: string) => JSON.stringify(new URL(`../../../${path}`, import.meta.url).href);

/** A run that finds a breach and a halt, written as the risk run writes them, by a process that dies after `writes` of them. */
async function dieAfter(writes: number, file: string): Promise<void> {
  const script = `
    import { openStore } from ${moduleUrl('src-main/store/index.ts')};
    import { reconcileBreaches } from ${moduleUrl('src-core/limits/breaches.ts')};
    import { newHalts } from ${moduleUrl('src-core/limits/halts.ts')};
    const store = openStore(${JSON.stringify(file)});
    const status = { limitId: 1, metric: 'drawdown', label: 'Drawdown', unit: 'fraction', scope: { level: 'portfolio' },
      subject: 'P', value: 0.3, warn: 0.1, limit: 0.15, halt: 0.2, utilisation: 2, level: 'halt', action: 'halt', note: '' };
    const at = '2026-01-05T08:00:00.000Z';
    const left = { writes: ${writes} };
    const step = (write) => { if (left.writes-- === 0) process.kill(process.pid, 'SIGKILL'); return write(); };
    store.atomically(() => {
      const run = step(() => store.addRun({ kind: 'risk', portfolio: 'P', asOf: '2026-01-05', createdAt: at, datasetVersion: 'd',
        inputHash: 'i', seed: 1, engineVersion: '0', parameters: {}, warnings: [], metrics: {}, timings: {},
        elapsedMilliseconds: 1, resultHash: 'h', artefacts: { result: '{}' } }));
      step(() => store.saveBreaches(
        reconcileBreaches([], [status], { run, portfolio: 'P', asOf: '2026-01-05', at }), { run, at }));
      step(() => store.addHalts(newHalts([], [status], { run, portfolio: 'P', at })));
      step(() => undefined);
    });
    step(() => undefined);`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  expect([code, signal]).toEqual([null, 'SIGKILL']);
}

it.each([0, 1, 2, 3])(
  'a process killed after %i of the writes of a run leaves neither run, breach, halt nor audit entry',
  async (writes) => {
    const file = folder.newPath();
    const store = folder.create(file);
    store.editLimit(newLimit);
    store.close();
    await dieAfter(writes, file);
    const again = folder.open(file);
    expect(again.runs()).toEqual([]);
    expect(again.breaches()).toEqual([]);
    expect(again.halts()).toEqual([]);
    expect(again.auditLog().map(({ action }) => action)).toEqual(['save limit']);
    expect(again.verify().filter(({ ok }) => !ok)).toEqual([]);
  },
);

it('a process killed after them leaves them all', async () => {
  const file = folder.newPath();
  folder.create(file).close();
  await dieAfter(4, file);
  const again = folder.open(file);
  expect(again.runs()).toHaveLength(1);
  expect(again.breaches()).toMatchObject([{ state: 'open', level: 'halt' }]);
  expect(again.breachEvents(1)).toMatchObject([{ kind: 'opened', run: 1 }]);
  expect(again.halts()).toHaveLength(1);
  expect(again.auditLog().map(({ action }) => action)).toEqual(['breach opened', 'halt']);
  expect(again.verify().filter(({ name }) => name === 'audit log')).toMatchObject([{ ok: true }]);
});

it('a clock that goes backwards leaves the order of events and the chain as they were written', () => {
  const file = folder.newPath();
  const store = folder.create(file);
  const limit = store.editLimit(newLimit);
  const run = store.addRun({
    kind: 'risk',
    portfolio: 'P',
    asOf: '2026-01-05',
    createdAt: '2026-01-05T08:00:00.000Z',
    datasetVersion: 'd',
    inputHash: 'i',
    seed: 1,
    engineVersion: '0',
    parameters: {},
    warnings: [],
    metrics: {},
    timings: {},
    elapsedMilliseconds: 1,
    resultHash: 'h',
    artefacts: { result: '{}' },
  });
  const breach = {
    limitId: limit.id,
    portfolio: 'P',
    metric: 'drawdown',
    label: 'Drawdown',
    unit: 'fraction' as const,
    subject: 'P',
    level: 'limit' as const,
    value: 0.2,
    threshold: 0.1,
    state: 'open' as const,
    openedRun: run,
    openedAt: '2026-01-05T08:00:00.000Z',
    openedAsOf: '2026-01-05',
    lastRun: run,
    lastValue: 0.2,
    resolvedRun: null,
    resolvedAt: null,
    resolvedAsOf: null,
    owner: '',
    reason: '',
    waivedUntil: null,
  };
  const opening = { breach, happened: [{ kind: 'opened' as const, text: '' }] };
  store.saveBreaches({ open: [opening], update: [] }, { run, at: '2026-01-05T08:00:00.000Z' });
  const stored = store.breach(1);
  store.changeBreach(
    { ...stored, state: 'acknowledged' },
    { kind: 'acknowledged', text: '' },
    { at: '2026-01-05T07:00:00.000Z', actor: 'Risk desk' },
  );
  expect(store.breachEvents(1).map(({ kind }) => kind)).toEqual(['opened', 'acknowledged']);
  expect(store.brokenAuditEntry()).toBeNull();
  expect(store.verify().filter(({ name }) => name === 'breaches and halts')).toMatchObject([{ ok: true }]);
});
