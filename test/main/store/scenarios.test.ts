import SQLite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { type Scenario } from '../../../src-core/stress/scenario.ts';
import { workspaceFolder } from './sample-rows.ts';

const folder = workspaceFolder();
const scenario = (id: string, multiple = 2): Scenario => ({
  id,
  name: `Scenario ${id}`,
  description: '',
  group: 'Own',
  parts: [{ kind: 'sigma', multiple }],
});

describe('scenarios in a workspace', () => {
  it('keep every version; the newest is the one in use', () => {
    const store = folder.create();
    store.editScenarios([scenario('one')], 'first');
    store.editScenarios([scenario('one', 3), scenario('two')], 'second');
    expect(store.scenarios().map(({ scenario: { id }, version }) => [id, version])).toEqual([
      ['one', 2],
      ['two', 1],
    ]);
    expect(store.scenarioVersions('one').map(({ scenario: { parts } }) => parts[0])).toEqual([
      { kind: 'sigma', multiple: 3 },
      { kind: 'sigma', multiple: 2 },
    ]);
  });

  it('leave the dataset as it was, are undone as one action and done again', () => {
    const store = folder.create();
    const before = store.datasetVersion();
    store.editScenarios([scenario('one'), scenario('two')], 'import of 2 scenarios');
    expect(store.datasetVersion()).toBe(before);
    expect(store.undo()).toBe('import of 2 scenarios');
    expect(store.scenarios()).toEqual([]);
    store.redo();
    expect(store.scenarios()).toHaveLength(2);
  });

  it('go on counting after a removal', () => {
    const store = folder.create();
    store.editScenarios([scenario('one')], 'first');
    store.removeScenario('one');
    expect(store.scenarios()).toEqual([]);
    expect(store.auditLog().map(({ action }) => action)).toEqual(['save scenario', 'remove scenario']);
    expect(store.editScenarios([scenario('one')], 'again')[0]!.version).toBe(3);
    expect(() => store.removeScenario('two')).toThrow(expect.objectContaining({ code: 'UNKNOWN_RECORD' }) as Error);
  });

  it.each([
    ['no JSON', "'{'"],
    ['no scenario', "'[]'"],
    ['a scenario with a part nobody knows', `json_set(definition, '$.parts[0].kind', 'earthquake')`],
  ])('changed by other hands into %s are reported', (_case, sql) => {
    const store = folder.create();
    store.editScenarios([scenario('one')], 'first');
    const { path } = store;
    store.close();
    const database = new SQLite(path);
    database.exec(`UPDATE scenarios SET definition = ${sql}`);
    database.close();
    expect(() => folder.open(path).scenarios()).toThrow(
      expect.objectContaining({ code: 'CORRUPT_WORKSPACE', message: expect.stringContaining('one') }) as Error,
    );
  });
});
