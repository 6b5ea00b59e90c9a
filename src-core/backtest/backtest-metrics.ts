import { type Backtest } from './backtest-result.ts';

/** Headline figures of a backtest at its first confidence, flat: `exceptions.historical`, `pinball.ewma` and so on. */
export function backtestMetrics({ dates, methods }: Backtest): Readonly<Record<string, number>> {
  const metrics: Record<string, number> = { days: dates.length };
  for (const { method, levels } of methods) {
    const { exceptions, violationRatio, scores, tests } = levels[0]!.assessment;
    const figures = {
      exceptions,
      violationRatio,
      pinball: scores.pinball,
      fz0: scores.fz0,
      kupiecP: tests.kupiec.pValue,
    };
    for (const [name, value] of Object.entries(figures)) if (value !== null) metrics[`${name}.${method}`] = value;
  }
  return metrics;
}

/** Days between two figures of a series. */
const stepDays = 50;

/** Exceptions so far, by method: after every 50 days, and at the end. */
export function exceptionSteps({
  dates,
  methods,
}: Backtest): Readonly<Record<string, readonly { readonly step: number; readonly value: number }[]>> {
  const ends: number[] = [];
  for (let end = stepDays; end < dates.length; end += stepDays) ends.push(end);
  ends.push(dates.length);
  return Object.fromEntries(
    methods.map(({ method, levels }) => {
      const { exceptionDays } = levels[0]!.assessment;
      return [
        `exceptions.${method}`,
        ends.map((step) => ({ step, value: exceptionDays.filter((day) => day < step).length })),
      ];
    }),
  );
}
