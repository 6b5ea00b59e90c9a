import { z } from 'zod';
import { type ExperimentDetail } from '../../../src-core/contract/index.ts';

const runSource = z.object({ workspace: z.string(), run: z.number(), importedAt: z.string() });

/** Whence an imported run came; null for one of this workspace. */
export function readSource(text: string | null): ExperimentDetail['source'] {
  return text === null ? null : runSource.parse(JSON.parse(text));
}
