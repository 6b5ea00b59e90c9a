import { type ModelHistory } from '../../../src-core/contract/index.ts';
import { type ChartModel } from '../../components/chart/chart-model.ts';
import { decimal, percent } from '../../format/numbers.ts';

/** Days of the rolling mean of R². */
const fitWindow = 63;

/** Σ of daily returns since the factor's first day; null before it. */
export function cumulative(returns: readonly (number | null)[]): (number | null)[] {
  let sum: number | null = null;
  return returns.map((value) => {
    if (value !== null) sum = (sum ?? 0) + value;
    return sum;
  });
}

/** Mean of the known values of the last days; null before there are as many days. */
export function rollingMean(values: readonly (number | null)[], window: number): (number | null)[] {
  let sum = 0;
  let count = 0;
  return values.map((value, i) => {
    if (value !== null) {
      sum += value;
      count++;
    }
    const left = i >= window ? (values[i - window] ?? null) : null;
    if (left !== null) {
      sum -= left;
      count--;
    }
    return i >= window - 1 && count > 0 ? sum / count : null;
  });
}

export function cumulativeChart(history: ModelHistory, chosen: readonly string[]): ChartModel {
  return {
    title: 'Cumulative factor returns, %',
    kind: 'line',
    labels: history.dates,
    series: history.factors
      .filter(({ factor }) => chosen.includes(factor.id))
      .map(({ factor, returns }) => ({ name: factor.label, values: cumulative(returns) })),
    format: (value) => percent(value, 0),
  };
}

export function fitChart(history: ModelHistory): ChartModel {
  return {
    title: 'R² of the daily cross-section',
    kind: 'line',
    labels: history.dates,
    series: [
      { name: `Mean of ${fitWindow} days`, values: rollingMean(history.rSquared, fitWindow), colour: 1 },
      { name: 'R² of the day', values: history.rSquared, colour: 5, faint: true },
    ],
    format: (value) => percent(value, 0),
  };
}

export function tStatisticChart(history: ModelHistory, factor: string): ChartModel | null {
  const found = history.factors.find((series) => series.factor.id === factor);
  if (!found) return null;
  const known = found.tStatistics.map((value) => value !== null);
  const line = (level: number) => known.map((has) => (has ? level : null));
  return {
    title: `t-statistics of ${found.factor.label}, day by day`,
    kind: 'line',
    labels: history.dates,
    series: [
      { name: '+2', values: line(2), style: 'dashed', colour: 'limit' },
      { name: '−2', values: line(-2), style: 'dashed', colour: 'limit' },
      { name: 't', values: found.tStatistics, colour: 3, faint: true },
    ],
    format: (value) => decimal(value, 1),
  };
}

export function universeChart(history: ModelHistory): ChartModel {
  return {
    title: 'Securities in the cross-section',
    kind: 'line',
    labels: history.dates,
    series: [{ name: 'Securities', values: history.securities, colour: 1 }],
    format: (value) => decimal(value, 0),
  };
}

export function conditionChart(history: ModelHistory): ChartModel {
  return {
    title: 'Condition number of the weighted design',
    kind: 'line',
    labels: history.dates,
    series: [{ name: 'Condition number', values: history.conditionNumbers, colour: 2 }],
    format: (value) => decimal(value, 0),
  };
}

export function biasChart(history: ModelHistory): ChartModel {
  const known = history.rollingFactorBias.map((value) => value !== null);
  const line = (level: number) => known.map((has) => (has ? level : null));
  return {
    title: 'Bias statistic over 252 days, 1 = right',
    kind: 'line',
    labels: history.dates,
    series: [
      { name: 'Factors', values: history.rollingFactorBias, colour: 1 },
      { name: 'Test portfolios', values: history.rollingPortfolioBias, colour: 2 },
      { name: '0.9', values: line(0.9), style: 'dashed', colour: 5 },
      { name: '1.1', values: line(1.1), style: 'dashed', colour: 5 },
    ],
    format: (value) => decimal(value, 2),
  };
}
