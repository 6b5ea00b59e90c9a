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
    throw new DomainError('CORRUPT_WORKSPACE', `The workspace is damaged: ${what} cannot be read`, {
      kept: 'The file was left as it is; nothing was deleted',
      remedy: 'Run verify, and restore the newest good backup',
      cause: thrown,
    });
  }
}
