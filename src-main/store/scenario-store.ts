import { type Database } from 'better-sqlite3';
import { scenarioInput } from '../../src-core/contract/stress.ts';
import { DomainError } from '../../src-core/domain-error.ts';
import { type Scenario } from '../../src-core/stress/scenario.ts';
import { type Writing } from './model-store.ts';
import { readJson } from './repositories/json-column.ts';
import { type Store, type StoredScenario } from './store.ts';

interface ScenarioRow {
  readonly id: string;
  readonly version: number;
  readonly saved_at: string;
  readonly definition: string;
  readonly removed: number;
}

type ScenarioMethods = 'scenarios' | 'scenarioVersions' | 'editScenarios' | 'removeScenario';

/** The part of the store about stress scenarios of one's own; each save and removal is in the audit log. */
export function scenarioStore(
  database: Database,
  edit: Writing['edit'],
  audit: (action: string, subject: string, detail: unknown) => void,
): Pick<Store, ScenarioMethods> {
  const newest = database.prepare<[], ScenarioRow>(
    `SELECT * FROM scenarios AS s WHERE removed = 0
       AND version = (SELECT max(version) FROM scenarios WHERE id = s.id) ORDER BY id`,
  );
  const versions = database.prepare<[string], ScenarioRow>(
    'SELECT * FROM scenarios WHERE id = ? ORDER BY version DESC',
  );

  const imageOf = (scenario: Scenario, version: number, savedAt: string, removed: 0 | 1) => ({
    id: scenario.id,
    version,
    saved_at: savedAt,
    definition: JSON.stringify(scenario),
    removed,
  });
  const nextVersion = (id: string) => (versions.get(id)?.version ?? 0) + 1;

  return {
    scenarios: () => newest.all().map(toScenario),
    scenarioVersions: (id) => versions.all(id).map(toScenario),
    editScenarios: (scenarios, label) =>
      edit(label, false, (recorder) => {
        const savedAt = new Date().toISOString();
        return scenarios.map((scenario) => {
          const version = nextVersion(scenario.id);
          recorder.put('scenarios', imageOf(scenario, version, savedAt, 0));
          audit('save scenario', `scenario ${scenario.id}, version ${version}`, scenario);
          return { scenario, version, savedAt, removed: false };
        });
      }),
    removeScenario: (id) => {
      const present = versions.get(id);
      if (!present || present.removed === 1) {
        throw new DomainError('UNKNOWN_RECORD', `There is no scenario of your own with the id ${id}`, {
          kept: 'Nothing was removed',
          remedy: 'List the scenarios and choose one of your own',
        });
      }
      const { scenario, version } = toScenario(present);
      edit(`removal of scenario ${scenario.name}`, false, (recorder) => {
        recorder.put('scenarios', imageOf(scenario, version + 1, new Date().toISOString(), 1));
        audit('remove scenario', `scenario ${id}`, scenario);
      });
    },
  };
}

function toScenario(row: ScenarioRow): StoredScenario {
  return {
    scenario: readJson<Scenario>(row.definition, scenarioInput, `scenario ${row.id}, version ${row.version}`),
    version: row.version,
    savedAt: row.saved_at,
    removed: row.removed === 1,
  };
}
