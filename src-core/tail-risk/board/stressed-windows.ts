import { isoDate } from '../../market/epoch-day.ts';
import { figureAt, forecast } from '../forecast.ts';
import { tailRiskMethods } from '../registry.ts';
import { type StressedWindow } from './board.ts';
import { stressedSpans, type StressedSpan } from './stressed-spans.ts';
import { type TailRiskInput } from './tail-risk-input.ts';

/** Of a single series a copula has only its margin: it would repeat historical simulation. */
const leftOut = new Set(['copula-t']);
/** Draws of the simulated methods; windows are short, and their own uncertainty is far larger. */
const scenarios = 20_000;

/** VaR and ES of today's holdings on stretches of their simulated history. */
export function stressedWindows(input: TailRiskInput): readonly StressedWindow[] {
  return stressedSpans(input.returns, input.dates).map((span) => measure(input, span));
}

function measure(input: TailRiskInput, { id, label, first, last }: StressedSpan): StressedWindow {
  const confidence = input.confidences[0]!;
  const sample = input.returns.slice(first, last + 1);
  const options = { lambda: input.ewmaLambda, seed: input.seed, scenarios };
  return {
    id,
    label,
    from: isoDate(input.dates[first]!),
    to: isoDate(input.dates[last]!),
    observations: sample.length,
    totalReturn: sample.reduce((sum, value) => sum + value, 0),
    results: [...tailRiskMethods.values()]
      .filter((method) => !leftOut.has(method.id))
      .map((method) => {
        const made = forecast(method, sample, options);
        const { var: valueAtRisk, es } = figureAt(made, confidence, 1);
        return {
          method: method.id,
          label: method.label,
          var: valueAtRisk,
          es,
          reason: made.distribution === null ? made.refusal.message : null,
        };
      }),
  };
}
