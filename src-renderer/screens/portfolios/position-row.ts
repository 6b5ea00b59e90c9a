import { type PositionsView, type RiskResult } from '../../../src-core/contract/index.ts';

/** A position as the screen lists it: its valuation, and its share of risk where a run knows it. Fractions of NAV. */
export interface PositionRow {
  readonly symbol: string;
  readonly strategy: string;
  readonly name: string;
  readonly sector: string;
  readonly currency: string;
  readonly quantity: string;
  readonly price: string | null;
  readonly priceDate: string | null;
  readonly marketValue: string | null;
  readonly weight: number | null;
  readonly volatility: number | null;
  readonly var: number | null;
  readonly es: number | null;
  readonly standaloneVolatility: number | null;
  readonly profitAndLoss: string | null;
}

export function positionKey(row: { readonly symbol: string; readonly strategy: string }): string {
  return JSON.stringify([row.symbol, row.strategy]);
}

/** Joins the valued positions with the risk of the newest run; a position the run did not know has no risk figures. */
export function positionRows(view: PositionsView, risk: RiskResult | null): readonly PositionRow[] {
  const contributions = new Map(
    risk?.portfolio === view.portfolio ? risk.contributions.map((row) => [positionKey(row), row]) : [],
  );
  return view.positions.map((position) => {
    const known = contributions.get(positionKey(position));
    return {
      symbol: position.symbol,
      strategy: position.strategy,
      name: position.name,
      sector: position.sector,
      currency: position.currency,
      quantity: position.quantity,
      price: position.price,
      priceDate: position.priceDate,
      marketValue: position.marketValue,
      weight: position.weight,
      volatility: known?.volatility ?? null,
      var: known?.var ?? null,
      es: known?.es ?? null,
      standaloneVolatility: known?.standaloneVolatility ?? null,
      profitAndLoss: known?.profitAndLoss ?? null,
    };
  });
}

/** Sum of a column, null where no row has a value. */
export function sumOf(rows: readonly PositionRow[], value: (row: PositionRow) => number | null): number | null {
  let sum: number | null = null;
  for (const row of rows) {
    const part = value(row);
    if (part !== null) sum = (sum ?? 0) + part;
  }
  return sum;
}

export interface StrategyCut {
  readonly strategy: string;
  readonly positions: number;
  /** Fractions of NAV; null while a position has no price. */
  readonly gross: number | null;
  readonly net: number | null;
}

export function strategyCuts(rows: readonly PositionRow[]): readonly StrategyCut[] {
  const strategies = [...new Set(rows.map(({ strategy }) => strategy))].sort();
  return strategies.map((strategy) => {
    const own = rows.filter((row) => row.strategy === strategy);
    return {
      strategy,
      positions: own.length,
      gross: sumOf(own, ({ weight }) => (weight === null ? null : Math.abs(weight))),
      net: sumOf(own, ({ weight }) => weight),
    };
  });
}

/** What is wrong with a typed quantity, or null. */
export function quantityFault(text: string): string | null {
  if (!/^[+-]?\d{1,20}(\.\d{1,12})?$/.test(text.trim())) return 'A number such as 1500 or -200.5, without grouping';
  return Number(text) === 0 ? 'Zero holds nothing: remove the position instead' : null;
}
