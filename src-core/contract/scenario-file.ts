import { DomainError } from '../domain-error.ts';
import { scenarioFile, type ScenarioFile } from './stress.ts';

/** Errors that are listed in full; a file that is not one of scenarios at all has thousands. */
const shownErrors = 20;

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
