import { type BacktestSeries } from '../../backtest/rolling-method.ts';
import { DomainError } from '../../domain-error.ts';
import { type Feature } from './feature.ts';
import { featureIds, features } from './registry.ts';

/** A feature whose data the series has not got. */
export interface LeftOutFeature {
  readonly id: string;
  readonly label: string;
  readonly reason: string;
}

/** The features of every day, day by day. */
export interface FeatureMatrix {
  /** Features that are in it. */
  readonly features: readonly string[];
  readonly columns: readonly string[];
  readonly leftOut: readonly LeftOutFeature[];
  /** The first day on which every feature has run its course. */
  readonly firstRow: number;
  /** days × columns; NaN where a day's data are missing */
  readonly values: Float64Array;
}

/**
 * Computes features of a series, in the registry's order.
 *
 * @param wanted ids; those that need data the series has not got are left out and named
 * @throws DomainError INVALID_INPUT for an unknown feature, UNSUITABLE_SAMPLE where none is left
 */
export function featureMatrix(series: BacktestSeries, wanted: readonly string[]): FeatureMatrix {
  const unknown = wanted.find((id) => !features.has(id));
  if (unknown !== undefined) {
    throw new DomainError('INVALID_INPUT', `There is no feature named ${unknown}`, {
      remedy: `Choose among: ${featureIds.join(', ')}`,
    });
  }
  const chosen = [...features.values()].filter(({ id }) => wanted.includes(id));
  const leftOut: LeftOutFeature[] = [];
  const used = chosen.filter((feature) => {
    const reason = missingData(feature, series);
    if (reason !== null) leftOut.push({ id: feature.id, label: feature.label, reason });
    return reason === null;
  });
  if (used.length === 0) {
    throw new DomainError('UNSUITABLE_SAMPLE', 'None of the features can be computed from this series', {
      kept: 'Nothing was trained',
      remedy: 'Choose features of returns',
    });
  }
  const columns = used.flatMap((feature) => feature.columns);
  const days = series.returns.length;
  const values = new Float64Array(new SharedArrayBuffer(8 * days * columns.length));
  used
    .flatMap((feature) => feature.compute(series))
    .forEach((column, at) => {
      for (let day = 0; day < days; day++) values[day * columns.length + at] = column[day]!;
    });
  return {
    features: used.map(({ id }) => id),
    columns,
    leftOut,
    firstRow: Math.max(...used.map(({ warmUp }) => warmUp)),
    values,
  };
}

function missingData({ source }: Feature, { context }: BacktestSeries): string | null {
  if (source === 'dates' && context === null) return 'the series has no dates';
  if (source === 'range' && !present(context?.range)) return 'no highest and lowest prices are known';
  if (source === 'volume' && !present(context?.volume)) return 'no traded amounts are known';
  return null;
}

function present(values: Float64Array | null | undefined): boolean {
  return values != null && values.some((value) => !Number.isNaN(value));
}
