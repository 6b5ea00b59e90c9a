import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { operations, type ApplicationEvent, type OperationName } from '../../../src-core/contract/index.ts';
import { applicationUseCases, workspaceUseCases } from '../../../src-main/workspace/use-cases.ts';
import { makeWorkspace, testBench, type TestBench } from './small-workspace.ts';

let bench: TestBench;

beforeEach(() => {
  bench = testBench();
});
afterEach(() => bench.dispose());

describe('the table of use-cases', () => {
  it('has every operation of the contract on the side its scope says', () => {
    const names = Object.keys(operations) as OperationName[];
    const ofScope = (scope: string) => names.filter((name) => operations[name].scope === scope).sort();
    expect(Object.keys(applicationUseCases).sort()).toEqual(ofScope('application'));
    expect(Object.keys(workspaceUseCases).sort()).toEqual(ofScope('workspace'));
  });
});

describe('an operation', () => {
  it('on a workspace needs an open one', async () => {
    await expect(bench.application.invoke('workspace.summary', {})).rejects.toMatchObject({ code: 'NO_WORKSPACE' });
  });

  it('that does not exist is refused', async () => {
    for (const name of ['risk.guess', 'toString', '__proto__', '']) {
      await expect(bench.application.invokeUnknown(name, {})).rejects.toMatchObject({ code: 'UNKNOWN_OPERATION' });
    }
  });

  it('with a wrong input is refused before anything happens', async () => {
    const opening = bench.application.invokeUnknown('workspace.open', { path: 7 });
    await expect(opening).rejects.toMatchObject({ code: 'INVALID_INPUT', name: 'DomainError' });
    await expect(opening).rejects.toThrow('workspace.open was refused: path: ');
  });

  it('of a series needs no workspace', async () => {
    const missing = bench.application.invoke('tailRisk.series', { file: bench.path('none.csv') });
    await expect(missing).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
  });
});

describe('events', () => {
  it('tell which workspace is open, what runs and that something changed', async () => {
    const seen: ApplicationEvent[] = [];
    const stop = bench.application.subscribe((event) => seen.push(event));
    await makeWorkspace(bench.path('w.plimsoll'));
    await bench.application.invoke('workspace.open', { path: bench.path('w.plimsoll') });
    await bench.application.invoke('settings.save', { window: 50 });
    await bench.application.invoke('risk.run', {});
    await bench.application.invoke('workspace.close', {});
    stop();
    await bench.application.invoke('workspace.open', { path: bench.path('w.plimsoll') });

    const types = seen.map((event) => (event.type === 'task' ? event.task.state : event.type));
    expect(types[0]).toBe('workspace');
    expect(types[1]).toBe('changed');
    expect(types.slice(2)).toEqual(expect.arrayContaining(['running', 'changed', 'done']));
    expect(seen.at(-1)).toEqual({ type: 'workspace', workspace: null });
  });
});

describe('commands', () => {
  it('asked for at the same time are done one after the other', async () => {
    const { application } = bench;
    await application.invoke('workspace.create', { path: bench.path('w.plimsoll') });
    await Promise.all([100, 200, 300].map((window) => application.invoke('settings.save', { window })));
    const windows: number[] = [];
    for (let i = 0; i < 3; i++) {
      windows.push((await application.invoke('workspace.summary', {})).settings.window);
      await application.invoke('history.undo', {});
    }
    expect(windows).toEqual([300, 200, 100]);
  });

  it('can be undone and done again until there is nothing left', async () => {
    const { application } = bench;
    await application.invoke('workspace.create', { path: bench.path('w.plimsoll') });
    await application.invoke('settings.save', { window: 123 });
    const { undone } = await application.invoke('history.undo', {});
    expect(await application.invoke('history.redo', {})).toEqual({ redone: undone });
    expect((await application.invoke('workspace.summary', {})).settings.window).toBe(123);
    await application.invoke('history.undo', {});
    await expect(application.invoke('history.undo', {})).rejects.toMatchObject({ code: 'NOTHING_TO_UNDO' });
  });
});

describe('closing the workspace', () => {
  it('while a task runs cancels it first', async () => {
    const { application } = bench;
    await makeWorkspace(bench.path('w.plimsoll'));
    await application.invoke('workspace.open', { path: bench.path('w.plimsoll') });
    const running = application.invoke('risk.run', {});
    const refused = expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
    await application.invoke('workspace.close', {});
    await refused;
    await application.invoke('workspace.open', { path: bench.path('w.plimsoll') });
    expect(await application.invoke('runs.list', {})).toEqual([]);
  });
});
