import { type MarketDays } from './market-days.ts';

/** A daily figure whose distribution is watched; NaN = no value on that day. */
export interface DriftFeature {
  readonly id: string;
  readonly label: string;
  /** How its values read: `fraction` in per cent, `number` as they are. */
  readonly unit: 'fraction' | 'number';
  readonly values: Float64Array;
}

/** Days of a month of trading. */
const month = 21;

/**
 * The figures that risk methods live on, day by day.
 *
 * @param returns of the portfolio, no NaN
 * @param market of what it holds, on the same days; null = not known
 */
export function driftFeatures(returns: Float64Array, market: MarketDays | null): readonly DriftFeature[] {
  const features: DriftFeature[] = [
    { id: 'return', label: 'Return', unit: 'fraction', values: returns },
    { id: 'absolute-return', label: 'Size of return', unit: 'fraction', values: returns.map(Math.abs) },
    {
      id: 'volatility-21',
      label: 'Realised volatility, 21 days',
      unit: 'fraction',
      values: overMonth(returns, (value) => value * value).map((sum) => Math.sqrt(sum / month)),
    },
    {
      id: 'momentum-21',
      label: 'Return over 21 days',
      unit: 'fraction',
      values: overMonth(returns, (value) => value),
    },
    { id: 'drawdown', label: 'Drawdown', unit: 'fraction', values: drawdowns(returns) },
  ];
  if (market === null) return features;
  return [
    ...features,
    { id: 'dispersion', label: 'Dispersion of names', unit: 'fraction', values: market.dispersion },
    { id: 'common-move', label: 'Common movement of names', unit: 'number', values: market.commonMove },
    { id: 'traded-value', label: 'Value traded against a year', unit: 'number', values: market.tradedValue },
  ];
}

/** Sums over the last 21 days; NaN before there are as many. */
function overMonth(returns: Float64Array, of: (value: number) => number): Float64Array {
  return returns.map((_, day) => {
    if (day < month - 1) return NaN;
    let sum = 0;
    for (let at = day - month + 1; at <= day; at++) sum += of(returns[at]!);
    return sum;
  });
}

/** Distance of the compounded value below its highest so far, a positive fraction. */
function drawdowns(returns: Float64Array): Float64Array {
  let value = 1;
  let peak = 1;
  return returns.map((change) => {
    value *= 1 + change;
    peak = Math.max(peak, value);
    return 1 - value / peak;
  });
}
