import { type ModelHistory } from '../../../../src-core/contract/index.ts';
import { type ChartModel } from '../../../components/chart/chart-model.ts';
import { decimal, percent } from '../../../format/numbers.ts';
import { chartOver, type Period } from '../../../components/period/period.ts';

/** Days of the rolling means of the fit. */
const fitWindow = 63;
/** Beyond it a day's factor return is taken to differ from 0. */
const significance = 2;

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

/** Every factor starts at 0 where the period does, so that the period's moves can be compared. */
export function cumulativeChart(history: ModelHistory, drawn: readonly string[], period: Period): ChartModel {
  const { first, last } = period;
  const since = first === 0 ? '' : ` since ${history.dates[first]!}`;
  return {
    title: `Cumulative factor returns${since}, %`,
    kind: 'line',
    labels: history.dates.slice(first, last + 1),
    series: history.factors.flatMap(({ factor, returns }, place) =>
      drawn.includes(factor.id)
        ? [{ name: factor.label, values: cumulative(returns.slice(first, last + 1)), place }]
        : [],
    ),
    format: (value) => percent(value, 0),
  };
}

export function fitChart(history: ModelHistory, period: Period): ChartModel {
  const whole: ChartModel = {
    title: 'R² of the daily cross-section, %',
    kind: 'line',
    labels: history.dates,
    series: [
      { name: `Mean of ${fitWindow} days`, values: rollingMean(history.rSquared, fitWindow), colour: 1 },
      { name: 'R² of the day', values: history.rSquared, colour: 5, faint: true },
    ],
    format: (value) => percent(value, 0),
  };
  return chartOver(whole, period);
}

export function tStatisticChart(history: ModelHistory, factor: string, period: Period): ChartModel | null {
  const found = history.factors.find((series) => series.factor.id === factor);
  if (!found) return null;
  const whole: ChartModel = {
    title: `t-statistics of ${found.factor.label}, day by day`,
    kind: 'line',
    labels: history.dates,
    series: [
      { name: '+2', values: alongside(found.tStatistics, significance), style: 'dashed', colour: 'limit' },
      { name: '−2', values: alongside(found.tStatistics, -significance), style: 'dashed', colour: 'limit' },
      { name: 't', values: found.tStatistics, colour: 3, faint: true },
    ],
    format: (value) => decimal(value, 1),
  };
  return chartOver(whole, period);
}

/** How often a factor's return differs from 0 by more than chance, which alone would make 5 %. */
export function significanceChart(history: ModelHistory, factor: string, period: Period): ChartModel | null {
  const found = history.factors.find((series) => series.factor.id === factor);
  if (!found) return null;
  const beyond = found.tStatistics.map((t) => (t === null ? null : Number(Math.abs(t) > significance)));
  const share = rollingMean(beyond, fitWindow);
  const whole: ChartModel = {
    title: `Days with |t| > 2 of ${found.factor.label}, % of the last ${fitWindow}`,
    kind: 'line',
    labels: history.dates,
    series: [
      { name: 'Share of days', values: share, colour: 3 },
      { name: 'By chance', values: alongside(share, 0.05), style: 'dashed', colour: 5 },
    ],
    format: (value) => percent(value, 0),
  };
  return chartOver(whole, period);
}

export function universeChart(history: ModelHistory, period: Period): ChartModel {
  const whole: ChartModel = {
    title: 'Securities in the cross-section, number',
    kind: 'line',
    labels: history.dates,
    series: [{ name: 'Securities', values: history.securities, colour: 1 }],
    format: (value) => decimal(value, 0),
  };
  return chartOver(whole, period);
}

export function conditionChart(history: ModelHistory, period: Period): ChartModel {
  const whole: ChartModel = {
    title: 'Condition number of the weighted design',
    kind: 'line',
    labels: history.dates,
    series: [{ name: 'Condition number', values: history.conditionNumbers, colour: 2 }],
    format: (value) => decimal(value, 0),
  };
  return chartOver(whole, period);
}

export function biasChart(history: ModelHistory, period: Period): ChartModel {
  const whole: ChartModel = {
    title: 'Bias statistic over 252 days, 1 = right',
    kind: 'line',
    labels: history.dates,
    series: [
      { name: 'Factors, mean', values: history.rollingFactorBias, colour: 1 },
      { name: 'Random portfolios, mean', values: history.rollingPortfolioBias, colour: 2 },
      { name: '0.9', values: alongside(history.rollingFactorBias, 0.9), style: 'dashed', colour: 5 },
      { name: '1.1', values: alongside(history.rollingFactorBias, 1.1), style: 'dashed', colour: 5 },
    ],
    format: (value) => decimal(value, 2),
  };
  return chartOver(whole, period);
}

/** A level as long as there are values to hold against it. */
function alongside(values: readonly (number | null)[], level: number): (number | null)[] {
  return values.map((value) => (value === null ? null : level));
}
