import { readScenarioFile } from '../../../src-core/contract/scenario-file.ts';
import { DomainError } from '../../../src-core/domain-error.ts';
import { type Session, type UseCase } from '../context.ts';
import { chosenScenarios } from './scenario-library.ts';

/** The text of a file with the scenarios named, or all of one's own. */
export const exportScenarios: UseCase<'stress.export', Session> = ({ store }, { ids }) => {
  const scenarios = ids ? chosenScenarios(store, ids) : store.scenarios().map(({ scenario }) => scenario);
  if (scenarios.length === 0) {
    throw new DomainError('UNKNOWN_RECORD', 'There are no scenarios of your own to export', {
      kept: 'Nothing was written',
      remedy: 'Save one first, or name scenarios of the library',
    });
  }
  const file = { format: 'plimsoll-stress-scenarios', version: 1, scenarios };
  const fileName = scenarios.length === 1 ? `${scenarios[0]!.id}.json` : 'stress-scenarios.json';
  return { fileName, text: `${JSON.stringify(file, null, 2)}\n`, scenarios: scenarios.length };
};

/** Takes over all scenarios of a file, or none. */
export const importScenarios: UseCase<'stress.import', Session> = ({ store }, { text }) => {
  const { scenarios } = readScenarioFile(text);
  const count = `${scenarios.length} ${scenarios.length === 1 ? 'scenario' : 'scenarios'}`;
  return { saved: store.editScenarios(scenarios, `import of ${count}`) };
};
