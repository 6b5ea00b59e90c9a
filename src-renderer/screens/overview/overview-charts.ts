import { profitChart, type ExposureRow, type RiskResult } from '../../../src-core/contract/index.ts';
import { chartModelOf } from '../../components/chart/chart-model-of.ts';
import { type ChartModel } from '../../components/chart/chart-model.ts';
import { percent } from '../../format/numbers.ts';

/** Days shown: about two years, so that single days can still be told apart. */
const daysShown = 500;

/** Daily P&L against the VaR known the day before, of the last days. */
export function profitAndLossChart(risk: RiskResult): ChartModel {
  return { ...chartModelOf(profitChart(risk), daysShown), format: (value) => percent(value, 1) };
}

/** How many of the days shown lost more than the VaR known the day before, and of how many. */
export function countExceptions(model: ChartModel): { readonly exceptions: number; readonly days: number } {
  const [, line, exceptions] = model.series;
  return {
    exceptions: exceptions!.values.filter((value) => value !== null).length,
    days: line!.values.filter((value) => value !== null).length,
  };
}

/** Gross and net exposure beside the share of risk, largest first. */
export function exposureChart(title: string, rows: readonly ExposureRow[], shown = 11): ChartModel {
  const largest = rows.toSorted((a, b) => b.gross - a.gross).slice(0, shown);
  return {
    title: `${title}, % of NAV`,
    kind: 'bar',
    labels: largest.map((row) => row.label),
    series: [
      { name: 'Gross', values: largest.map((row) => row.gross), colour: 5 },
      { name: 'Net', values: largest.map((row) => row.net), colour: 1 },
    ],
    format: (value) => percent(value, 0),
    horizontal: true,
  };
}
