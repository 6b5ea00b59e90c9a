import {
  importKinds,
  type FileInspection,
  type ImportField,
  type ImportKind,
  type ImportPreview,
} from '../../../src-core/contract/imports.ts';

const field = (name: string, required: boolean): ImportField => ({
  name,
  label: name,
  required,
  type: 'text',
  description: '',
});

/** A positions file as detected, with what the test is about in its place. */
export function inspection(change: Partial<FileInspection> = {}): FileInspection {
  const none = Object.fromEntries(importKinds.map((kind) => [kind, []])) as unknown as Record<
    ImportKind,
    ImportField[]
  >;
  return {
    file: 'h1',
    name: 'positions.csv',
    bytes: 120,
    sha256: 'ab',
    format: 'csv',
    encoding: 'utf-8',
    separator: ',',
    decimal: '.',
    datePattern: 'yyyy-MM-dd',
    sheets: [],
    headers: ['Ticker', 'Qty', 'Book'],
    sample: [
      ['AAA', '10', 'Core'],
      ['AAA', '', 'Core'],
      ['BBB', '30', ''],
    ],
    wide: false,
    kinds: ['positions', 'securities'],
    mappings: { positions: { symbol: 'Ticker', quantity: 'Qty' }, securities: { symbol: 'Ticker' } },
    fields: {
      ...none,
      securities: [field('symbol', true)],
      positions: [field('symbol', true), field('quantity', true), field('strategy', false)],
      prices: [field('date', true), field('symbol', true), field('close', true), field('volume', false)],
    },
    unmappedHeaders: ['Book'],
    alreadyImported: null,
    notes: [],
    ...change,
  };
}

/** What a check answered, with what the test is about in its place. */
export function preview(change: Partial<ImportPreview> = {}): ImportPreview {
  return {
    kind: 'positions',
    file: 'positions.csv',
    sha256: 'ab',
    rows: 3,
    accepted: 3,
    rejected: 0,
    unchanged: 0,
    inserted: 3,
    replaced: 0,
    errors: [],
    errorCount: 0,
    warnings: [],
    warningCount: 0,
    batch: null,
    message: '',
    elapsedMilliseconds: 1,
    headers: ['Ticker', 'Qty', 'Book'],
    rowsShown: [],
    unmappedValues: [],
    ...change,
  };
}
