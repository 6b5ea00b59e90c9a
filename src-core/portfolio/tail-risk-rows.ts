import { centText, ExactDecimal } from '../numerics/exact-decimal.ts';
import { type MethodFigure, type MethodResult } from '../tail-risk/board/board.ts';
import { horizonWarnings, squareRootOfTime } from '../tail-risk/horizon.ts';
import { type TailRiskRow } from './portfolio-risk.ts';

/** Holding periods of a risk run, in trading days: tomorrow, and the ten days of margin and Basel rules. */
export const runHorizons = [1, 10] as const;

/** One-day figures of a method, as far as rows need them. */
export interface FiguresOfMethod extends Pick<MethodResult, 'method' | 'label'> {
  readonly figures: readonly Pick<MethodFigure, 'confidence' | 'var' | 'es' | 'warnings'>[];
}

/**
 * VaR and ES of the portfolio by every method, at each confidence and horizon, as fractions and in base currency; horizons
 * beyond a day by the square-root-of-time rule.
 *
 * @param nav decimal text
 */
export function tailRiskRows(methods: readonly FiguresOfMethod[], nav: string): readonly TailRiskRow[] {
  const value = new ExactDecimal(nav);
  const amount = (fraction: number | null) => (fraction === null ? null : centText(value.times(fraction)));
  return methods.flatMap(({ method, label, figures }) =>
    figures.flatMap(({ confidence, var: valueAtRisk, es, warnings }) =>
      runHorizons.map((horizon): TailRiskRow => {
        const scale = squareRootOfTime(horizon);
        const varFraction = valueAtRisk === null ? null : valueAtRisk * scale;
        const esFraction = es === null ? null : es * scale;
        return {
          method,
          label,
          confidence,
          horizon,
          varFraction,
          varAmount: amount(varFraction),
          esFraction,
          esAmount: amount(esFraction),
          warnings: varFraction === null ? warnings : [...warnings, ...horizonWarnings(horizon)],
        };
      }),
    ),
  );
}
