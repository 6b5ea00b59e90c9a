import { type ChartModel } from '../../../components/chart/chart-model.ts';
import { chartOver, type Period } from '../../../components/period/period.ts';
import { levelText, percent } from '../../../format/numbers.ts';
import { type BacktestAtLevel, type MethodLine } from './backtests-address.ts';

/** Up to so many days bars can be told apart; beyond them returns are a faint line. */
const mostBars = 520;

/** Returns under the VaR and ES of one method, with the days that lost more than VaR. */
export function exceptionsChart(
  { backtest, confidence }: BacktestAtLevel,
  line: MethodLine,
  period: Period,
): ChartModel {
  const { dates, returns } = backtest;
  const exceptions = new Set(line.level.assessment.exceptionDays);
  const few = period.last - period.first + 1 <= mostBars;
  const whole: ChartModel = {
    title: `Daily P&L against ${line.label}, ${levelText(confidence)}, % of NAV`,
    kind: 'line',
    labels: dates,
    series: [
      { name: 'P&L', values: returns, colour: 5, ...(few ? { style: 'bar' as const } : { faint: true }) },
      { name: 'VaR, as a loss', values: asLoss(line.level.var), colour: 1 },
      { name: 'ES, as a loss', values: asLoss(line.level.es), colour: 2, style: 'dashed' },
      {
        name: 'Exception',
        values: returns.map((value, day) => (exceptions.has(day) ? value : null)),
        style: 'points',
        colour: 'limit',
      },
    ],
    format: (value) => percent(value, 1),
  };
  return chartOver(whole, period);
}

/** VaR of several methods over the same returns. */
export function comparisonChart(
  { backtest, confidence, methods }: BacktestAtLevel,
  drawn: readonly string[],
  period: Period,
): ChartModel {
  const whole: ChartModel = {
    title: `Daily P&L and VaR ${levelText(confidence)} as a loss, % of NAV`,
    kind: 'line',
    labels: backtest.dates,
    series: [
      ...methods.flatMap(({ id, label, level }, place) =>
        drawn.includes(id) ? [{ name: label, values: asLoss(level.var), place }] : [],
      ),
      { name: 'P&L', values: backtest.returns, colour: 5, faint: true },
    ],
    format: (value) => percent(value, 1),
  };
  return chartOver(whole, period);
}

function asLoss(values: readonly (number | null)[]): (number | null)[] {
  return values.map((value) => (value === null ? null : -value));
}
