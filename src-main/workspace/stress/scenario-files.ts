import { scenarioFile, type ScenarioFile } from '../../../src-core/contract/index.ts';
import { DomainError } from '../../../src-core/domain-error.ts';
import { type Session, type UseCase } from '../context.ts';
import { chosenScenarios } from './scenario-library.ts';

/** Errors that are listed in full; a file that is not one of scenarios at all has thousands. */
const shownErrors = 20;

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

/**
 * Reads and checks the text of a scenario file.
 *
 * @throws DomainError BAD_ROWS naming every error with its path in the file
 */
export function readScenarioFile(text: string): ScenarioFile {
  let content: unknown;
  try {
    // A byte-order mark is not JSON, but some editors write one.
    content = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    throw refused(`The file is not JSON: ${why}`, thrown);
  }
  const parsed = scenarioFile.safeParse(content);
  if (!parsed.success) {
    const errors = parsed.error.issues.map(
      ({ path, message }) => `${pathText(path)}: ${message.replace(/^Invalid input: /, '')}`,
    );
    const more = errors.length > shownErrors ? `; and ${errors.length - shownErrors} more` : '';
    throw refused(`The scenario file is not valid: ${errors.slice(0, shownErrors).join('; ')}${more}`, parsed.error);
  }
  const ids = parsed.data.scenarios.map(({ id }) => id);
  const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (twice >= 0) throw refused(`scenarios[${twice}].id: ${ids[twice]} is in the file twice`, null);
  return parsed.data;
}

/** `scenarios[0].parts[2].size`; `file` for the whole. */
function pathText(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'file';
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`),
    '',
  );
}

function refused(message: string, cause: unknown): DomainError {
  return new DomainError('BAD_ROWS', message, {
    kept: 'No scenario was taken over',
    remedy: 'Correct what is named above; docs/methods/stress.md says what a scenario file holds',
    cause,
  });
}
