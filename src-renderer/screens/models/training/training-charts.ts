import { type FeatureHistory, type TrainingResult, type TrainingSummary } from '../../../../src-core/contract/index.ts';
import { type ChartModel } from '../../../components/chart/chart-model.ts';
import { decimal, levelText, percent, significant } from '../../../format/numbers.ts';
import { runText } from './training-words.ts';

interface Curves {
  readonly training: readonly number[];
  readonly validation: readonly number[];
}

const epochLabels = (count: number) => Array.from({ length: count }, (_, i) => String(i + 1));

/** Losses epoch by epoch, and the validation loss before the first one; null = not known yet. */
export function curveChart({ training, validation }: Curves, start: number | null, name: string): ChartModel {
  return {
    title: `Loss by epoch, ${name}`,
    kind: 'line',
    labels: epochLabels(training.length),
    series: [
      { name: 'Training', values: training, colour: 1 },
      { name: 'Validation', values: validation, colour: 2 },
      ...(start === null
        ? []
        : [
            {
              name: 'Validation at the start',
              values: training.map(() => start),
              colour: 5 as const,
              style: 'dashed' as const,
            },
          ]),
    ],
    format: (value) => decimal(value, 4),
  };
}

/** The same loss of several models over each other; a shorter one ends where it ended. */
export function overlaidCurves(
  kind: keyof Curves,
  models: readonly { readonly summary: TrainingSummary; readonly curves: Curves }[],
): ChartModel {
  const epochs = Math.max(0, ...models.map(({ curves }) => curves[kind].length));
  return {
    title: kind === 'training' ? 'Training loss by epoch' : 'Validation loss by epoch',
    kind: 'line',
    labels: epochLabels(epochs),
    series: models.map(({ summary, curves }, place) => ({
      name: runText(summary),
      values: Array.from({ length: epochs }, (_, i) => curves[kind][i] ?? null),
      place,
    })),
    format: (value) => decimal(value, 4),
  };
}

/** Returns of the test days against what was forecast the evening before: VaR and ES as losses below 0, exceptions marked. */
export function testChart({ test }: TrainingResult, confidences: readonly number[], level: number): ChartModel {
  const at = Math.max(0, confidences.indexOf(level));
  const valueAtRisk = test.var[at] ?? [];
  const es = test.es?.[at];
  return {
    title: `Test days: returns and forecasts at ${levelText(level)}, %`,
    kind: 'line',
    labels: test.dates,
    series: [
      { name: 'Return', values: test.returns, colour: 5, faint: true },
      { name: '−VaR', values: valueAtRisk.map((value) => -value), colour: 1 },
      ...(es ? [{ name: '−ES', values: es.map((value) => -value), colour: 2 as const, style: 'dashed' as const }] : []),
      {
        name: 'Exception',
        values: test.returns.map((value, day) => (-value > valueAtRisk[day]! ? value : null)),
        style: 'points',
        colour: 'limit',
      },
    ],
    format: (value) => percent(value, 1),
  };
}

/** VaR of several models on their common test days. */
export function comparedForecasts(
  models: readonly { readonly summary: TrainingSummary; readonly result: TrainingResult }[],
  level: number,
): ChartModel {
  const dates = [...new Set(models.flatMap(({ result }) => result.test.dates))].sort();
  return {
    title: `VaR forecast for the test days at ${levelText(level)}, %`,
    kind: 'line',
    labels: dates,
    series: models.flatMap(({ summary, result }, place) => {
      const at = result.settings.confidences.indexOf(level);
      if (at < 0) return [];
      const known = new Map(result.test.dates.map((date, day) => [date, result.test.var[at]![day]!]));
      return [{ name: runText(summary), values: dates.map((date) => known.get(date) ?? null), place }];
    }),
    format: (value) => percent(value, 1),
  };
}

export function featureChart(history: FeatureHistory): ChartModel {
  return {
    title: `Feature ${history.column}, by day`,
    kind: 'line',
    labels: history.dates,
    series: [{ name: history.column, values: history.values, colour: 1 }],
    format: (value) => significant(value, 3),
  };
}

/** How a feature was spread over the training days and how over the last ones. */
export function distributionChart({ column, edges, trained, recent }: FeatureHistory, days: number): ChartModel {
  return {
    title: `Distribution of ${column}, % of days`,
    kind: 'bar',
    labels: trained.map((_, i) => significant((edges[i]! + edges[i + 1]!) / 2, 3)),
    exactLabels: trained.map((_, i) => String((edges[i]! + edges[i + 1]!) / 2)),
    series: [
      { name: 'Training days', values: trained, colour: 5 },
      { name: `Last ${days} days`, values: recent, colour: 1 },
    ],
    format: (value) => percent(value, 0),
  };
}
