import { Decimal } from 'decimal.js';

/**
 * Decimal arithmetic for money, quantities and thresholds: sums and products of imported figures are exact, quotients are
 * rounded (half to even) at 60 significant digits.
 */
export const ExactDecimal = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_EVEN, defaults: true });
export type ExactDecimal = Decimal;

/** Decimal text rounded half to even to the cent, as amounts of risk are shown. */
export function centText(amount: ExactDecimal): string {
  const rounded = amount.toDecimalPlaces(2, Decimal.ROUND_HALF_EVEN);
  return (rounded.isZero() ? rounded.abs() : rounded).toFixed(2);
}
