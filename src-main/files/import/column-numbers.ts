import { DomainError } from '../../../src-core/domain-error.ts';
import { missingFields } from './header-names.ts';
import { type Kind } from './kind.ts';

/**
 * Field → column number of a mapping.
 *
 * @throws DomainError UNKNOWN_COLUMN for a field the kind does not have, MISSING_COLUMN for a header the file does not
 * have or has twice, or a required field without one
 */
export function columnNumbers(
  kind: Kind,
  mapping: Readonly<Record<string, string>>,
  headers: readonly string[],
  fileName: string,
): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  const listed = headers.filter((header) => header !== '').join(', ');
  for (const [field, header] of Object.entries(mapping)) {
    if (!kind.fields.some(({ name }) => name === field)) {
      throw new DomainError('UNKNOWN_COLUMN', `A ${kind.kind} file has no field named ${field}`, {
        kept: 'Nothing was imported',
        remedy: `Its fields are: ${kind.fields.map(({ name }) => name).join(', ')}`,
      });
    }
    const column = headers.indexOf(header);
    if (column < 0) {
      throw new DomainError('MISSING_COLUMN', `${fileName} has no column headed ${header}`, {
        kept: 'Nothing was imported',
        remedy: `Its headers are: ${listed}`,
        place: `${fileName}:1`,
      });
    }
    if (headers.lastIndexOf(header) !== column) {
      throw new DomainError('MISSING_COLUMN', `${fileName} has more than one column headed ${header}`, {
        kept: 'Nothing was imported',
        remedy: 'Rename the one that is not meant',
        place: `${fileName}:1`,
      });
    }
    columns.set(field, column);
  }
  const missing = missingFields(kind, mapping).map(({ name }) => name);
  if (missing.length > 0) {
    throw new DomainError('MISSING_COLUMN', `${fileName} has no column for ${missing.join(' and ')}`, {
      kept: 'Nothing was imported',
      remedy: `Map ${missing.join(' and ')} to one of its headers: ${listed}`,
      place: `${fileName}:1`,
    });
  }
  return columns;
}
