import { type ChartModel, type ChartSeries } from '../../../components/chart/chart-model.ts';
import { chartOver, type Period } from '../../../components/period/period.ts';
import { decimal, levelText, percent } from '../../../format/numbers.ts';
import { type BacktestAtLevel, type MethodLine } from './backtests-address.ts';

export type CoverageUnit = 'rate' | 'ratio';

/** Days over which forecast and realised volatility are averaged: a month. */
const volatilityWindow = 21;

/** Exceptions over the last 250 forecast days as a rate or as a multiple of those promised, with what chance allows. */
export function coverageChart(
  level: BacktestAtLevel,
  drawn: readonly string[],
  unit: CoverageUnit,
  period: Period,
): ChartModel {
  const { backtest, confidence, methods } = level;
  const any = methods[0]!.level.assessment.rolling;
  const scale = 1 / (unit === 'rate' ? any.window : any.expected);
  const limit = (name: string, count: number): ChartSeries => ({
    name,
    values: backtest.dates.map(() => count * scale),
    style: 'dashed',
    colour: name === 'Promised' ? 5 : 'limit',
  });
  const whole: ChartModel = {
    title:
      unit === 'rate'
        ? `Exceptions of VaR ${levelText(confidence)} over the last ${any.window} days, % of days`
        : `Violation ratio of VaR ${levelText(confidence)} over the last ${any.window} days, 1 = as promised`,
    kind: 'line',
    labels: backtest.dates,
    series: [
      limit('Upper limit', any.upper),
      limit('Promised', any.expected),
      ...(any.lower > 0 ? [limit('Lower limit', any.lower)] : []),
      ...methods.flatMap((line, place) =>
        drawn.includes(line.id) ? [{ name: line.label, values: onDates(line, (count) => count * scale), place }] : [],
      ),
    ],
    format: unit === 'rate' ? (value) => percent(value, 1) : (value) => decimal(value, 1),
  };
  return chartOver(whole, period);
}

/** Exceptions so far against those promised so far. */
export function cumulativeChart(
  { backtest, confidence, methods }: BacktestAtLevel,
  drawn: readonly string[],
  period: Period,
): ChartModel {
  const p = 1 - confidence;
  const whole: ChartModel = {
    title: `Exceptions of VaR ${levelText(confidence)} since the first forecast, number`,
    kind: 'line',
    labels: backtest.dates,
    series: [
      { name: 'Promised', values: backtest.dates.map((_, day) => (day + 1) * p), style: 'dashed', colour: 5 },
      ...methods.flatMap((line, place) =>
        drawn.includes(line.id)
          ? [
              {
                name: line.label,
                values: countedSoFar(line.level.assessment.exceptionDays, backtest.dates.length),
                place,
              },
            ]
          : [],
      ),
    ],
    format: (value) => decimal(value, 0),
  };
  return chartOver(whole, period);
}

/** Mean forecast of daily volatility over a month against what it was, annual; methods without a σ are not drawn. */
export function volatilityChart(
  { backtest, methods }: BacktestAtLevel,
  drawn: readonly string[],
  tradingDays: number,
  period: Period,
): ChartModel {
  const annual = Math.sqrt(tradingDays);
  const realised = meanSquares(backtest.returns);
  const whole: ChartModel = {
    title: `Forecast and realised volatility over ${volatilityWindow} days, annual, %`,
    kind: 'line',
    labels: backtest.dates,
    series: [
      { name: 'Realised', values: realised.map((value) => (value === null ? null : value * annual)), colour: 5 },
      ...methods.flatMap(({ id, label, method }, place) =>
        drawn.includes(id) && hasVolatility(method.sigma)
          ? [
              {
                name: label,
                values: meanSquares(method.sigma).map((value) => (value === null ? null : value * annual)),
                place,
              },
            ]
          : [],
      ),
    ],
    format: (value) => percent(value, 0),
  };
  return chartOver(whole, period);
}

export function hasVolatility(sigma: readonly (number | null)[]): boolean {
  return sigma.some((value) => value !== null);
}

/** √ of the mean square of the last days; null until all of them are known. */
export function meanSquares(values: readonly (number | null)[]): (number | null)[] {
  let sum = 0;
  let known = 0;
  return values.map((value, day) => {
    const gone = day >= volatilityWindow ? (values[day - volatilityWindow] ?? null) : null;
    if (value !== null) {
      sum += value * value;
      known++;
    }
    if (gone !== null) {
      sum -= gone * gone;
      known--;
    }
    return known === volatilityWindow ? Math.sqrt(Math.max(0, sum) / known) : null;
  });
}

/** Rolling counts lie beside the days with a forecast; here they are put on the dates. */
function onDates({ level }: MethodLine, of: (count: number) => number): (number | null)[] {
  let forecast = 0;
  return level.var.map((value) => {
    if (value === null) return null;
    const count = level.assessment.rolling.exceptions[forecast++] ?? null;
    return count === null ? null : of(count);
  });
}

function countedSoFar(days: readonly number[], length: number): number[] {
  const counts = new Array<number>(length).fill(0);
  for (const day of days) counts[day] = 1;
  let sum = 0;
  return counts.map((one) => (sum += one));
}
