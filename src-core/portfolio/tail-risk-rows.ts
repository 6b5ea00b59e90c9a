import { centText, type ExactDecimal } from '../numerics/exact-decimal.ts';
import { figureAt, forecast } from '../tail-risk/forecast.ts';
import { selectMethods } from '../tail-risk/registry.ts';
import { type TailRiskRow } from './portfolio-risk.ts';

/** Horizons of every risk run, trading days: tomorrow, and the ten days of margin and Basel rules. */
export const runHorizons = [1, 10] as const;

/** VaR and ES of the portfolio by every method, at each confidence and horizon, as fractions and in base currency. */
export function tailRiskRows(
  returns: Float64Array,
  confidences: readonly number[],
  nav: ExactDecimal,
): readonly TailRiskRow[] {
  const amount = (fraction: number | null) => (fraction === null ? null : centText(nav.times(fraction)));
  return selectMethods().flatMap((method) => {
    const made = forecast(method, returns, {});
    return confidences.flatMap((confidence) =>
      runHorizons.map((horizon) => {
        const figure = figureAt(made, confidence, horizon);
        return {
          method: method.id,
          label: method.label,
          confidence,
          horizon,
          varFraction: figure.var,
          varAmount: amount(figure.var),
          esFraction: figure.es,
          esAmount: amount(figure.es),
          warnings: figure.warnings,
        };
      }),
    );
  });
}
