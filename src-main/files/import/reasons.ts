import { type EpochDay, isoDate } from '../../../src-core/market/epoch-day.ts';

/** Why cells and rows are refused, worded once for all kinds. */
export const missing = 'Missing: the field is required';

export const unknownSymbol = 'Unknown symbol: no such security in the workspace; import securities first';

export const notPositive = 'Must be greater than zero';

export const negative = 'Must not be negative';

export const weekend = 'A weekend';

export const notADate = (pattern: string): string => `Not an existing date written as ${pattern}`;

export const inTheFuture = (today: EpochDay): string => `In the future: today is ${isoDate(today)}`;

export const raggedReason = (cells: number, headers: number): string =>
  `The row has ${cells} ${cells === 1 ? 'cell' : 'cells'}, the header has ${headers}`;

/** Says which row the key was first seen on, how often it has occurred so far, and whether the values agree. */
export function duplicateReason(keyFields: readonly string[], line: number, times: number, same: boolean): string {
  const key = keyFields.join(' + ');
  const occurrence = times === 2 ? '' : ` (occurrence ${times})`;
  return same
    ? `Duplicate ${key}${occurrence}: the same values as line ${line}`
    : `Duplicate ${key}${occurrence}: other values than line ${line}`;
}
