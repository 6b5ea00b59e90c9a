import { type z } from 'zod';
import { DomainError } from '../../../src-core/domain-error.ts';

/**
 * Reads a JSON column and checks its shape: the file may have been changed by other hands.
 *
 * @param what the column in the user's words
 * @throws DomainError CORRUPT_WORKSPACE
 */
export function readJson<Shape>(text: string, schema: z.ZodType<Shape>, what: string): Shape {
  try {
    return schema.parse(JSON.parse(text));
  } catch (thrown) {
    throw damaged(what, thrown);
  }
}

/**
 * Reads a JSON column of numbers by name. A list of runs has a hundred thousand of them, which a schema would take longer to
 * check than all the rest.
 *
 * @throws DomainError CORRUPT_WORKSPACE
 */
export function readNumbers(text: string, what: string): Readonly<Record<string, number>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (thrown) {
    throw damaged(what, thrown);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw damaged(what, null);
  const numbers = value as Readonly<Record<string, unknown>>;
  for (const name in numbers) if (typeof numbers[name] !== 'number') throw damaged(what, null);
  return numbers as Readonly<Record<string, number>>;
}

function damaged(what: string, cause: unknown): DomainError {
  return new DomainError('CORRUPT_WORKSPACE', `The workspace is damaged: ${what} cannot be read`, {
    kept: 'The file was left as it is; nothing was deleted',
    remedy: 'Run verify, and restore the newest good backup',
    cause,
  });
}
