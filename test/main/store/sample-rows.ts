import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach } from 'vitest';
import { type Limit } from '../../../src-core/limits/limit.ts';
import {
  openStore,
  type BatchInfo,
  type PriceColumns,
  type Security,
  type Store,
} from '../../../src-main/store/index.ts';

/** A private folder and the stores opened in it; both are gone after each test. */
export function workspaceFolder() {
  const folders: string[] = [];
  const stores: Store[] = [];
  afterEach(() => {
    for (const store of stores.splice(0)) store.close();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  const newPath = () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-store-'));
    folders.push(folder);
    return path.join(folder, 'desk.plimsoll');
  };
  const keep = (store: Store) => {
    stores.push(store);
    return store;
  };
  return {
    newPath,
    create: (file = newPath()) => keep(openStore(file, { create: { name: 'desk', sample: false } })),
    open: (file: string, readOnly = false) => keep(openStore(file, { readOnly })),
  };
}

export function security(symbol: string, name = `${symbol} plc`): Security {
  return {
    symbol,
    name,
    sector: 'Energy',
    subIndustry: '',
    currency: 'USD',
    country: 'US',
    isin: '',
    benchmark: false,
  };
}

export function batchInfo(kind: BatchInfo['kind'], file: string, rows = 1): BatchInfo {
  const importedAt = '2026-01-05T08:00:00.000Z';
  return { kind, file, sha256: file, rows, accepted: rows, rejected: 0, importedAt, rejectedRows: null };
}

/** Prices as columns, sorted by symbol and date. */
export function prices(rows: readonly (readonly [symbol: string, date: number, close: number])[]): PriceColumns {
  const sorted = rows.toSorted((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1]));
  const symbols = [...new Set(sorted.map(([symbol]) => symbol))];
  return {
    symbols,
    symbol: Int32Array.from(sorted, ([symbol]) => symbols.indexOf(symbol)),
    date: Int32Array.from(sorted, ([, date]) => date),
    close: Float64Array.from(sorted, ([, , close]) => close),
    totalReturn: Float64Array.from(sorted, ([, , close]) => close * 0.9),
    volume: Float64Array.from(sorted, () => NaN),
  };
}

export async function importSecurities(store: Store, symbols: readonly string[]): Promise<void> {
  const rows = symbols.map((symbol) => security(symbol));
  await store.writeBatch(
    batchInfo('securities', 'securities.csv'),
    { kind: 'securities', rows },
    { onConflict: 'replace' },
  );
}

export function importPrices(
  store: Store,
  file: string,
  columns: PriceColumns,
  onConflict: 'replace' | 'keep' | 'reject' = 'replace',
) {
  return store.writeBatch(batchInfo('prices', file), { kind: 'prices', columns }, { onConflict });
}

export const newLimit: Omit<Limit, 'id'> = {
  metric: 'gross-leverage',
  parameters: {},
  scope: { level: 'portfolio', portfolio: 'P' },
  controlPoint: 'both',
  warn: '1.8',
  limit: '2',
  halt: null,
  warnAction: 'warn',
  limitAction: 'reject',
  haltAction: 'halt',
  effectiveFrom: null,
  effectiveTo: null,
  note: '',
  approvedBy: '',
  approvedAt: null,
};
