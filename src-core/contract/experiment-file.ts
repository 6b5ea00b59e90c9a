import { z } from 'zod';
import { DomainError } from '../domain-error.ts';
import { tagName } from './experiment-filter.ts';
import { noteText, shortText } from './schemas.ts';

const sha256Text = z.string().regex(/^[0-9a-f]{64}$/, 'not a SHA-256 in hexadecimal');
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'not a date (YYYY-MM-DD)');
/** Names reach tables and terminals as they stand. */
const withoutControls = [/^\P{Cc}*$/u, 'a name has no control characters'] as const;
const plainName = shortText.regex(...withoutControls);
const numbersByName = z.record(plainName, z.number());
/** Pairs of step and value, as the table of them takes them. */
const steps = z
  .array(z.tuple([z.int(), z.number()]))
  .refine((points) => points.every(([step], i) => i === 0 || step > points[i - 1]![0]), 'the steps do not ascend');

/** A run in a file of experiments: everything it left behind, and a hash over all of it. */
export const experimentEntry = z.strictObject({
  /** Its number where it was computed. */
  id: z.int().positive(),
  kind: plainName,
  origin: z.enum(['computed', 'rebuilt', 'imported']),
  title: z.string().max(200),
  note: noteText,
  tags: z.record(tagName.regex(...withoutControls), z.string().max(200)),
  portfolio: shortText.nullable(),
  asOf: day.nullable(),
  createdAt: z.iso.datetime(),
  elapsedMilliseconds: z.number().nonnegative(),
  datasetVersion: z.string().max(200),
  inputHash: z.string().max(200),
  seed: z.int(),
  engineVersion: z.string().max(100),
  /** The number in the file of the run it continues; null also where that run is not in the file. */
  parent: z.int().positive().nullable(),
  parameters: z.unknown(),
  warnings: z.array(
    z.looseObject({
      code: z.string(),
      message: z.string(),
      subject: z.string().exactOptional(),
      count: z.number().exactOptional(),
    }),
  ),
  metrics: numbersByName,
  timings: numbersByName,
  resultHash: z.string().max(200),
  /** Name → pairs of step and value, steps ascending. */
  series: z.record(plainName, steps),
  artefacts: z.array(z.strictObject({ name: plainName, sha256: sha256Text, text: z.string() })),
  /** SHA-256 of the canonical JSON of all the rest. */
  sha256: sha256Text,
});
export type ExperimentEntry = z.infer<typeof experimentEntry>;

export const experimentFileFormat = 'plimsoll-experiments';
export const experimentFile = z.strictObject({
  format: z.literal(experimentFileFormat),
  version: z.literal(1),
  /** Name of the workspace the runs come from. */
  workspace: z.string().max(500),
  experiments: z.array(experimentEntry).min(1),
});
export type ExperimentFile = z.infer<typeof experimentFile>;

/** Errors that are listed; a file that is not one of experiments at all has thousands. */
const shownErrors = 10;

/** Reads and checks the text of a file of experiments; hashes are the reader's to check. @throws DomainError BAD_ROWS */
export function readExperimentFile(text: string): ExperimentFile {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (thrown) {
    throw refused(`The file is not JSON: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
  const newer = z
    .looseObject({ format: z.literal(experimentFileFormat), version: z.number().gt(1) })
    .safeParse(content);
  if (newer.success) {
    throw refused(`The file is of version ${newer.data.version}, which a newer Plimsoll wrote`);
  }
  const parsed = experimentFile.safeParse(content);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'file'}: ${message.replace(/^Invalid input: /, '')}`,
  );
  const more = errors.length > shownErrors ? `; and ${errors.length - shownErrors} more` : '';
  throw refused(`The file of experiments is not valid: ${errors.slice(0, shownErrors).join('; ')}${more}`);
}

function refused(message: string): DomainError {
  return new DomainError('BAD_ROWS', message, {
    kept: 'No run was taken over',
    remedy: 'Choose a file that Plimsoll exported',
  });
}
