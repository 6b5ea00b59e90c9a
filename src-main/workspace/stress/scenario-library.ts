import library from '../../../resources/stress-scenarios.json' with { type: 'json' };
import { DomainError } from '../../../src-core/domain-error.ts';
import { type ScenarioReference } from '../../../src-core/portfolio/portfolio-risk.ts';
import { type Scenario } from '../../../src-core/stress/scenario.ts';
import { type Store, type StoredScenario } from '../../store/store.ts';

// The file is checked against the schema by its own test; JSON modules widen literals to string.
const shipped = library.scenarios as readonly Scenario[];

/** A scenario that can be chosen; `own` is null for one that comes with the program. */
export interface KnownScenario {
  readonly scenario: Scenario;
  readonly own: StoredScenario | null;
}

/** The library in its order, each replaced by one's own of the same id, then one's own others. */
export function knownScenarios(own: readonly StoredScenario[]): readonly KnownScenario[] {
  const byId = new Map(own.map((stored) => [stored.scenario.id, stored]));
  const listed = shipped.map((scenario): KnownScenario => {
    const stored = byId.get(scenario.id) ?? null;
    return { scenario: stored?.scenario ?? scenario, own: stored };
  });
  const others = own.filter(({ scenario }) => !shipped.some(({ id }) => id === scenario.id));
  return [...listed, ...others.map((stored) => ({ scenario: stored.scenario, own: stored }))];
}

/** @throws DomainError UNKNOWN_RECORD naming the first id there is no scenario of */
export function chosenScenarios(store: Store, ids: readonly string[] | undefined): readonly Scenario[] {
  const known = knownScenarios(store.scenarios()).map(({ scenario }) => scenario);
  if (ids === undefined) return known;
  const byId = new Map(known.map((scenario) => [scenario.id, scenario]));
  return ids.map((id) => {
    const scenario = byId.get(id);
    if (scenario) return scenario;
    throw new DomainError('UNKNOWN_RECORD', `There is no scenario ${id}`, {
      kept: 'Nothing was computed',
      remedy: 'List the scenarios and choose one of them',
    });
  });
}

/** One's own scenarios as a run records them. */
export function scenarioReferences(store: Store): readonly ScenarioReference[] {
  return store.scenarios().map(({ scenario, version }) => ({ id: scenario.id, version }));
}

/** The scenarios of a run: the library with the recorded versions of one's own. */
export function recordedScenarios(store: Store, references: readonly ScenarioReference[]): readonly Scenario[] {
  const own = references.flatMap(({ id, version }) =>
    store.scenarioVersions(id).filter((stored) => stored.version === version),
  );
  return knownScenarios(own).map(({ scenario }) => scenario);
}
