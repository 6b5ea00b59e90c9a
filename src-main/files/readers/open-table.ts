import { type ReadingOptions } from '../../../src-core/contract/imports.ts';
import { openCsv } from './csv-table.ts';
import { type FileFacts } from './file-bytes.ts';
import { type Table } from './table.ts';
import { openXlsx } from './xlsx-table.ts';

/**
 * Opens a file as a table, by the format of its content.
 *
 * @param onBytes told how many bytes of the file have been read
 * @throws DomainError as `openCsv` and `openXlsx`
 */
export function openTable(
  facts: FileFacts,
  reading: ReadingOptions,
  onBytes: (done: number) => void = () => undefined,
): Promise<Table> {
  return facts.format === 'xlsx' ? openXlsx(facts, reading, onBytes) : openCsv(facts, reading, onBytes);
}
