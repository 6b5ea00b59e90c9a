import { type LimitStatus } from '../../../src-core/contract/index.ts';
import { inUnit, percent } from './figures.ts';
import { formatTable } from './table.ts';

/** Limits beside their values, as a person reads them. */
export function limitTable(statuses: readonly LimitStatus[]): string {
  return formatTable(
    [
      { header: 'Limit' },
      { header: 'On' },
      { header: 'Value', align: 'right' },
      { header: 'Warn', align: 'right' },
      { header: 'Limit', align: 'right' },
      { header: 'Halt', align: 'right' },
      { header: 'Used', align: 'right' },
      { header: 'Level' },
    ],
    statuses.map((status) => [
      status.label,
      status.subject,
      inUnit(status.value, status.unit),
      inUnit(status.warn, status.unit),
      inUnit(status.limit, status.unit),
      inUnit(status.halt, status.unit),
      percent(status.utilisation),
      status.level,
    ]),
  );
}

/** Whether a limit is at or beyond `limit`. */
export const isBreached = ({ level }: LimitStatus): boolean => level === 'limit' || level === 'halt';
