import { type BacktestSeries } from '../../backtest/rolling-method.ts';
import { DomainError } from '../../domain-error.ts';
import { isoDate, type IsoDate } from '../../market/epoch-day.ts';
import { mean, standardDeviation } from '../../numerics/moments.ts';
import { featureMatrix, type FeatureMatrix, type LeftOutFeature } from './feature-matrix.ts';
import { featureIds, features } from './registry.ts';

/** One column of the features: how it was in training, and how it is now. null = there is no value. */
export interface FeatureSummary {
  readonly column: string;
  readonly feature: string;
  readonly label: string;
  readonly what: string;
  readonly mean: number | null;
  readonly deviation: number | null;
  /** The newest value. */
  readonly now: number | null;
  /** Mean of the last days, in standard deviations of the training days from their mean. */
  readonly shift: number | null;
  readonly missing: number;
}

/** The history of one column and its distribution then and now. */
export interface FeatureHistory {
  readonly column: string;
  readonly dates: readonly IsoDate[];
  readonly values: readonly (number | null)[];
  /** Edges of the classes, one more than there are shares. */
  readonly edges: readonly number[];
  /** Share of the training days, and of the last days, in each class. */
  readonly trained: readonly number[];
  readonly recent: readonly number[];
}

export interface FeatureView {
  readonly summaries: readonly FeatureSummary[];
  readonly leftOut: readonly LeftOutFeature[];
  readonly history: FeatureHistory;
  /** Last day counted as training, and how many days count as now. */
  readonly trainedTo: IsoDate;
  readonly recentDays: number;
}

/** Days that count as now. */
const recentDays = 60;
const classes = 24;

/**
 * All features of a series, with one of them in full.
 *
 * @param trainShare share of the days that count as trained on
 * @param column the one in full; null = the first
 * @throws DomainError TOO_FEW_OBSERVATIONS, INVALID_INPUT for an unknown column
 */
export function featureView(series: BacktestSeries, trainShare: number, column: string | null): FeatureView {
  const matrix = featureMatrix(series, featureIds);
  const days = series.returns.length;
  const trainedTo = matrix.firstRow + Math.floor((days - matrix.firstRow) * trainShare);
  if (trainedTo - matrix.firstRow < 2 || days - matrix.firstRow < recentDays) {
    throw new DomainError('TOO_FEW_OBSERVATIONS', `${days} returns are too few to look at features of`, {
      remedy: `Give at least ${matrix.firstRow + 2 * recentDays} returns`,
    });
  }
  const at = column === null ? 0 : matrix.columns.indexOf(column);
  if (at < 0) {
    throw new DomainError('INVALID_INPUT', `No feature has a column named ${column}`, {
      remedy: `Choose among: ${matrix.columns.join(', ')}`,
    });
  }
  const dateOf = (day: number) => isoDate(series.context?.dates[day] ?? day);
  const blocks = { from: matrix.firstRow, trainedTo, recentFrom: days - recentDays, to: days };
  return {
    summaries: matrix.columns.map((_, index) => summary(matrix, index, blocks)),
    leftOut: matrix.leftOut,
    history: {
      column: matrix.columns[at]!,
      dates: Array.from({ length: days - matrix.firstRow }, (_, i) => dateOf(matrix.firstRow + i)),
      values: valuesOf(matrix, at, matrix.firstRow, days).map((value) => (Number.isNaN(value) ? null : value)),
      ...distributions(matrix, at, blocks),
    },
    trainedTo: dateOf(trainedTo - 1),
    recentDays,
  };
}

interface Blocks {
  readonly from: number;
  readonly trainedTo: number;
  readonly recentFrom: number;
  readonly to: number;
}

function valuesOf({ values, columns }: FeatureMatrix, column: number, from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => values[(from + i) * columns.length + column]!);
}

const present = (values: readonly number[]) => values.filter((value) => !Number.isNaN(value));

function summary(matrix: FeatureMatrix, index: number, { from, trainedTo, recentFrom, to }: Blocks): FeatureSummary {
  const column = matrix.columns[index]!;
  const feature = [...features.values()].find(({ columns }) => columns.includes(column))!;
  const trained = present(valuesOf(matrix, index, from, trainedTo));
  const recent = present(valuesOf(matrix, index, recentFrom, to));
  const all = valuesOf(matrix, index, from, to);
  const usual = trained.length === 0 ? null : mean(Float64Array.from(trained));
  const deviation = trained.length < 2 ? null : standardDeviation(Float64Array.from(trained));
  return {
    column,
    feature: feature.id,
    label: feature.label,
    what: feature.what,
    mean: usual,
    deviation,
    now: present(all.slice(-1))[0] ?? null,
    shift:
      usual === null || !deviation || recent.length === 0
        ? null
        : (mean(Float64Array.from(recent)) - usual) / deviation,
    missing: all.length - present(all).length,
  };
}

function distributions(matrix: FeatureMatrix, column: number, { from, trainedTo, recentFrom, to }: Blocks) {
  const trained = present(valuesOf(matrix, column, from, trainedTo));
  const recent = present(valuesOf(matrix, column, recentFrom, to));
  const all = [...trained, ...recent];
  const low = all.reduce((least, value) => Math.min(least, value), Infinity);
  const high = all.reduce((most, value) => Math.max(most, value), -Infinity);
  const width = high > low ? (high - low) / classes : 1;
  const start = all.length === 0 ? 0 : low;
  const shares = (values: readonly number[]) => {
    const counts = new Array<number>(classes).fill(0);
    for (const value of values) counts[Math.min(classes - 1, Math.floor((value - start) / width))]! += 1;
    return counts.map((count) => (values.length === 0 ? 0 : count / values.length));
  };
  return {
    edges: Array.from({ length: classes + 1 }, (_, i) => start + i * width),
    trained: shares(trained),
    recent: shares(recent),
  };
}
