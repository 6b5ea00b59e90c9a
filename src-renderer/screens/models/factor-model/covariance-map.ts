import { type CovarianceStepView } from '../../../../src-core/contract/index.ts';
import { type HeatMapModel } from '../../../components/heat-map.ts';
import { decimal, percentNumber, signed } from '../../../format/numbers.ts';

export const mapKinds = [
  { id: 'correlation', text: 'Correlation' },
  { id: 'covariance', text: 'Covariance' },
  { id: 'change', text: 'Change of correlation' },
] as const;
export type MapKind = (typeof mapKinds)[number]['id'];

/**
 * The factors of a step of the covariance chain against each other.
 *
 * @param names of the factors
 * @param before the step before it, which a change is taken from; without one nothing has changed
 */
export function covarianceMap(
  kind: MapKind,
  names: readonly string[],
  step: CovarianceStepView,
  before: CovarianceStepView | null,
): HeatMapModel {
  const common = { rows: names, columns: names };
  const cells = (value: (a: number, b: number) => number) => names.map((_, a) => names.map((__, b) => value(a, b)));
  if (kind === 'correlation') {
    return {
      ...common,
      title: `Correlation of factor returns after: ${step.label}`,
      values: step.correlations,
      range: [-1, 1],
      format: (value) => decimal(value),
    };
  }
  if (kind === 'covariance') {
    const values = cells((a, b) => step.correlations[a]![b]! * step.volatilities[a]! * step.volatilities[b]!);
    return {
      ...common,
      title: `Annual covariance of factor returns, %², after: ${step.label}`,
      values,
      range: symmetricRange(values),
      // A covariance of fractions holds 100 × 100 of those of percent.
      format: (value) => percentNumber(value * 100, 1),
    };
  }
  const values = cells((a, b) => step.correlations[a]![b]! - (before ?? step).correlations[a]![b]!);
  return {
    ...common,
    title: `Change of correlation by: ${step.label}`,
    values,
    range: symmetricRange(values),
    format: (value) => signed(value),
  };
}

/** As far to either side of 0 as the values reach; never empty. */
function symmetricRange(values: readonly (readonly number[])[]): readonly [number, number] {
  const largest = values.reduce((most, row) => row.reduce((own, value) => Math.max(own, Math.abs(value)), most), 0);
  return largest > 0 ? [-largest, largest] : [-1, 1];
}
