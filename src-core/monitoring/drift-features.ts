import { type Feature } from '../learning/features/feature.ts';
import { features } from '../learning/features/registry.ts';
import { type MarketDays } from './market-days.ts';

/** A daily figure whose distribution is watched; NaN = no value on that day. */
export interface DriftFeature {
  readonly id: string;
  readonly label: string;
  /** How its values read: `fraction` in per cent, `number` as they are. */
  readonly unit: 'fraction' | 'number';
  readonly values: Float64Array;
}

/** Features of networks that are watched; the others are the return itself, the calendar, or need prices of the day. */
const learned: readonly { readonly id: string; readonly unit: DriftFeature['unit'] }[] = [
  { id: 'volatility', unit: 'number' },
  { id: 'momentum', unit: 'fraction' },
  { id: 'rsi', unit: 'number' },
  { id: 'macd', unit: 'number' },
  { id: 'drawdown', unit: 'fraction' },
];

/**
 * The figures that risk methods live on, day by day: returns, what networks are told of them, and what the held names did
 * together.
 *
 * @param returns of the portfolio, no NaN
 * @param market of what it holds, on the same days; null = not known
 */
export function driftFeatures(returns: Float64Array, market: MarketDays | null): readonly DriftFeature[] {
  const own: readonly DriftFeature[] = [
    { id: 'return', label: 'Return', unit: 'fraction', values: returns },
    { id: 'absolute-return', label: 'Size of return', unit: 'fraction', values: returns.map(Math.abs) },
    ...learned.flatMap(({ id, unit }) => columnsOf(features.get(id)!, unit, returns)),
  ];
  if (market === null) return own;
  return [
    ...own,
    { id: 'dispersion', label: 'Dispersion of names', unit: 'fraction', values: market.dispersion },
    { id: 'common-move', label: 'Common movement of names', unit: 'number', values: market.commonMove },
    { id: 'traded-value', label: 'Value traded against a year', unit: 'number', values: market.tradedValue },
  ];
}

function columnsOf(feature: Feature, unit: DriftFeature['unit'], returns: Float64Array): readonly DriftFeature[] {
  const values = feature.compute({ returns, context: null });
  return feature.columns.map((column, k) => ({
    id: column.replaceAll(' ', '-'),
    label: columnLabel(feature, column),
    unit,
    values: values[k]!,
  }));
}

/** `macd signal` of MACD → `MACD signal`; a feature of one column has its own name. */
function columnLabel({ label, columns }: Feature, column: string): string {
  if (columns.length === 1) return label;
  const name = label.toLowerCase();
  return column.startsWith(name) ? label + column.slice(name.length) : column[0]!.toUpperCase() + column.slice(1);
}
