import { baselRow } from '../backtest/forecast-tests/basel-table.ts';

/** Figures of the last day and averages over 60 days, positive, in one unit. */
export interface CapitalFigures {
  readonly imccLast: number;
  readonly sesLast: number;
  readonly imccAverage: number;
  readonly sesAverage: number;
  /** Exceptions of one-day VaR at 99 % in the last 250 days. */
  readonly exceptions: number;
}

/** What modelled risks would cost; analytical, not regulatory capital. */
export interface CapitalCharge {
  /** 1.5 to 2, by the traffic light. */
  readonly multiplier: number;
  readonly charge: number;
}

/**
 * The larger of the last figures and the averages with the multiplier on IMCC.
 *
 * @source Basel Framework MAR33.41; multiplier: MAR99, table 2
 */
export function capitalCharge(figures: CapitalFigures): CapitalCharge {
  const multiplier = baselRow(figures.exceptions).mar99Multiplier;
  const last = figures.imccLast + figures.sesLast;
  return { multiplier, charge: Math.max(last, multiplier * figures.imccAverage + figures.sesAverage) };
}
