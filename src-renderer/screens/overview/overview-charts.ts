import { type ExposureRow, type RiskResult } from '../../../src-core/contract/index.ts';
import { type ChartModel } from '../../components/chart/chart-model.ts';
import { percent, shortMoney } from '../../format/numbers.ts';

/** Days shown: about two years, so that single days can still be told apart. */
const daysShown = 500;

/** Daily P&L against the VaR known the day before; days that lost more are marked as exceptions. */
export function profitAndLossChart(risk: RiskResult): ChartModel {
  const series = risk.realised ?? risk.currentHoldings;
  const varOn = new Map(risk.varSeries.dates.map((date, i) => [date, risk.varSeries.values[i] ?? null]));
  const from = Math.max(0, series.dates.length - daysShown);
  const labels = series.dates.slice(from);
  const values = series.values.slice(from);
  const line = labels.map((date) => {
    const known = varOn.get(date) ?? null;
    return known === null ? null : -known;
  });
  const isException = (i: number) => values[i] != null && line[i] != null && values[i] < line[i];
  return {
    title: `${risk.realised ? 'Realised daily P&L' : 'Daily P&L of current holdings'} against VaR, % of NAV`,
    kind: 'bar',
    labels,
    series: [
      { name: 'P&L', values, style: 'bar', colour: 5 },
      { name: 'VaR known the day before, as a loss', values: line, style: 'line', colour: 1 },
      {
        name: 'Exception',
        values: values.map((value, i) => (isException(i) ? value : null)),
        style: 'points',
        colour: 'limit',
      },
    ],
    format: (value) => percent(value, 1),
  };
}

/** How many of the days shown lost more than the VaR known the day before, and of how many. */
export function countExceptions(model: ChartModel): { readonly exceptions: number; readonly days: number } {
  const [, line, exceptions] = model.series;
  return {
    exceptions: exceptions!.values.filter((value) => value !== null).length,
    days: line!.values.filter((value) => value !== null).length,
  };
}

export function drawdownChart(risk: RiskResult): ChartModel {
  const name = risk.drawdownSource === 'nav-history' ? 'of the NAV history' : 'of current holdings';
  return {
    title: `Drawdown ${name}, %`,
    kind: 'line',
    labels: risk.drawdownSeries.dates,
    series: [{ name: 'Drawdown', values: risk.drawdownSeries.values, colour: 1 }],
    format: (value) => percent(value, 0),
  };
}

export function navChart(risk: RiskResult): ChartModel | null {
  if (!risk.navHistory) return null;
  return {
    title: `Net asset value, ${risk.baseCurrency}`,
    kind: 'line',
    labels: risk.navHistory.dates,
    series: [{ name: 'NAV', values: risk.navHistory.values, colour: 1 }],
    format: shortMoney,
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
