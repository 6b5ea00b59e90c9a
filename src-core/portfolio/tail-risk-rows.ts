import { centText, type ExactDecimal } from '../numerics/exact-decimal.ts';
import { figureAt, forecast, forecastPortfolio } from '../tail-risk/forecast.ts';
import { type FactorView } from '../tail-risk/portfolio-method.ts';
import { portfolioMethods, selectMethods } from '../tail-risk/registry.ts';
import { type TailRiskRow } from './portfolio-risk.ts';

/** Horizons of every risk run, trading days: tomorrow, and the ten days of margin and Basel rules. */
export const runHorizons = [1, 10] as const;

/**
 * VaR and ES of the portfolio by every method, at each confidence and horizon, as fractions and in base currency.
 *
 * @param view the portfolio by the factor model; null = there is none, and its methods are left out
 */
export function tailRiskRows(
  returns: Float64Array,
  view: FactorView | null,
  confidences: readonly number[],
  nav: ExactDecimal,
): readonly TailRiskRow[] {
  const amount = (fraction: number | null) => (fraction === null ? null : centText(nav.times(fraction)));
  const ofSeries = selectMethods().map((method) => forecast(method, returns, {}));
  const ofPortfolio =
    view === null ? [] : [...portfolioMethods.values()].map((method) => forecastPortfolio(method, view));
  return [...ofSeries, ...ofPortfolio].flatMap((made) => {
    const { method } = made;
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
