import { epochDay, isoDate } from '../../market/epoch-day.ts';
import { tailMean } from '../distributions/empirical.ts';
import { figureAt, forecast } from '../forecast.ts';
import { tailRiskMethods } from '../registry.ts';
import { type StressedWindow } from './board.ts';
import { type TailRiskInput } from './tail-risk-input.ts';

interface Span {
  readonly id: string;
  readonly label: string;
  /** Days of the history, the last included. */
  readonly first: number;
  readonly last: number;
}

/** Stretches found in the data, in trading days; the measure is that by which regulation chooses the stressed period. */
const found = [
  { id: 'worst-12-months', label: 'Worst 12 months', days: 252 },
  { id: 'worst-6-months', label: 'Worst 6 months', days: 126 },
] as const;
const searchConfidence = 0.975;

/** Stretches by date, used where the data cover them. */
const named = [
  { id: 'credit-crisis', label: 'Credit crisis', from: '2008-09-01', to: '2009-08-31' },
  { id: 'euro-crisis', label: 'Euro debt crisis', from: '2011-07-01', to: '2012-06-29' },
  { id: 'pandemic', label: 'Pandemic', from: '2020-02-03', to: '2021-01-29' },
  { id: 'inflation', label: 'Inflation and rising rates', from: '2022-01-03', to: '2022-12-30' },
] as const;

/** Of a single series a copula has only its margin: it would repeat historical simulation. */
const leftOut = new Set(['copula-t']);
/** Draws of the simulated methods; windows are short, and their own uncertainty is far larger. */
const scenarios = 20_000;

/**
 * VaR and ES of today's holdings on stretches of their simulated history.
 *
 * @source search of the worst twelve months by ES 97.5 %: Basel Committee (2019), MAR33.5 to MAR33.7
 */
export function stressedWindows(input: TailRiskInput): readonly StressedWindow[] {
  return [...foundSpans(input), ...namedSpans(input)].map((span) => measure(input, span));
}

function foundSpans({ returns }: TailRiskInput): Span[] {
  return found.flatMap(({ id, label, days }) => {
    if (returns.length < days) return [];
    let worst = -Infinity;
    let first = 0;
    for (let start = 0; start + days <= returns.length; start++) {
      const shortfall = -tailMean(returns.slice(start, start + days).sort(), searchConfidence).mean;
      if (shortfall > worst) {
        worst = shortfall;
        first = start;
      }
    }
    return [{ id, label, first, last: first + days - 1 }];
  });
}

function namedSpans({ dates }: TailRiskInput): Span[] {
  return named.flatMap(({ id, label, from, to }) => {
    const start = epochDay(from);
    const end = epochDay(to);
    const first = dates.findIndex((date) => date >= start);
    const last = dates.findLastIndex((date) => date <= end);
    // Covered: the history begins before and goes on after.
    if (first <= 0 || last < 0 || last === dates.length - 1) return [];
    return [{ id, label, first, last }];
  });
}

function measure(input: TailRiskInput, { id, label, first, last }: Span): StressedWindow {
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
