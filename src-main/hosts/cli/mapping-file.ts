import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { columnMapping, DomainError, importKinds, readingOptions } from '../../../src-core/contract/index.ts';

const mappingFile = z.partialRecord(
  z.enum(importKinds),
  z.strictObject({ columns: columnMapping.optional(), reading: readingOptions.optional() }),
);
export type MappingFile = z.infer<typeof mappingFile>;

/**
 * Reads the file of `--mapping`: for each kind, which header stands for which field and how its text is read.
 *
 * @throws DomainError FILE_NOT_FOUND or INVALID_INPUT, the latter naming the place in the file
 */
export async function readMappingFile(file: string): Promise<MappingFile> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new DomainError('FILE_NOT_FOUND', `The mapping file ${file} cannot be read`, {
      remedy: 'Check its name and that you may read it',
      cause,
    });
  }
  const parsed = mappingFile.safeParse(parseJson(file, text));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new DomainError('INVALID_INPUT', issue?.message ?? 'The mapping is not understood', {
    place: [file, ...(issue?.path ?? [])].join(':'),
    remedy: 'Write it as { "prices": { "columns": { "close": "Last" }, "reading": { "decimal": "," } } }',
  });
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DomainError('INVALID_INPUT', 'The mapping file is not JSON', { place: file, cause });
  }
}
