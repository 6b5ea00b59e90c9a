import { readFile } from 'node:fs/promises';
import { DomainError, type Scenario } from '../../../src-core/contract/index.ts';
import { readScenarioFile } from '../../../src-core/contract/scenario-file.ts';

/**
 * Reads the file of `--file`.
 *
 * @throws DomainError FILE_NOT_FOUND; BAD_ROWS naming every error with its path in the file
 */
export async function scenariosOfFile(file: string): Promise<readonly Scenario[]> {
  return readScenarioFile(await readScenarioText(file)).scenarios;
}

/** @throws DomainError FILE_NOT_FOUND */
export async function readScenarioText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new DomainError('FILE_NOT_FOUND', `The scenario file ${file} cannot be read`, {
      remedy: 'Check its name and that you may read it',
      cause,
    });
  }
}
