import { type ImportKind } from '../../../../src-core/contract/imports.ts';
import { epochDay } from '../../../../src-core/market/epoch-day.ts';
import { readImport, type ReadImportInput } from '../../../../src-main/files/import/read-import.ts';

export const today = epochDay('2024-06-28');

export const known: ReadImportInput['known'] = {
  securities: [
    { symbol: 'AAPL', currency: 'USD' },
    { symbol: 'MSFT', currency: 'USD' },
    { symbol: 'SAP', currency: 'EUR' },
  ],
  baseCurrency: 'USD',
  currencies: ['EUR', 'USD'],
  lastPriceDate: epochDay('2024-06-27'),
  formulaStyles: ['cheap'],
  panel: null,
};

/** Reads a file as the engine's task would, in a workspace of three securities. */
export function read(path: string, kind: ImportKind, change: Partial<ReadImportInput> = {}) {
  const input: ReadImportInput = {
    path,
    kind,
    mapping: null,
    savedMappings: [],
    reading: {},
    portfolio: null,
    known,
    today,
    issueLimit: 1000,
    show: 'nothing',
    ...change,
  };
  return readImport(input, () => undefined);
}

/** The rows of a batch that is not of prices. */
export function rowsOf(output: Awaited<ReturnType<typeof read>>): readonly unknown[] {
  return 'rows' in output.batch ? output.batch.rows : [];
}

/** The price columns of a batch, as plain arrays. */
export function pricesOf({ batch }: Awaited<ReturnType<typeof read>>) {
  if (!('columns' in batch)) throw new Error(`a batch of ${batch.kind} has no prices`);
  const { symbols, symbol, date, close, totalReturn, volume } = batch.columns;
  return {
    symbol: Array.from(symbol, (s) => symbols[s]),
    date: [...date],
    close: [...close],
    totalReturn: [...totalReturn],
    volume: [...volume],
  };
}
