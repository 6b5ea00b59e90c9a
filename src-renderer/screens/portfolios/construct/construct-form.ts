import {
  type ConstructionGoal,
  type ConstructionRequest,
  type CovarianceEstimator,
} from '../../../../src-core/contract/index.ts';

/** A bound as it is typed: percent for sectors, units of exposure for factors; empty = none on that side. */
export interface TypedRange {
  name: string;
  lower: number | null;
  upper: number | null;
}

/** The form as it is typed; percents, empty = none. */
export interface ConstructForm {
  goal: ConstructionGoal;
  covariance: CovarianceEstimator;
  window: number | null;
  longOnly: boolean;
  cap: number | null;
  budget: number | null;
  turnover: number | null;
  sectors: TypedRange[];
  factors: TypedRange[];
  benchmark: string;
  /** Symbols apart by commas or spaces. */
  excluded: string;
  targetVolatility: number | null;
  maximumLeverage: number | null;
}

export const goalWords: Readonly<Record<ConstructionGoal, string>> = {
  'minimum-variance': 'Minimum variance',
  'risk-parity': 'Risk parity',
  'maximum-diversification': 'Maximum diversification',
  'minimum-tracking-error': 'Minimum tracking error',
};

export const covarianceWords: Readonly<Record<CovarianceEstimator, string>> = {
  'ledoit-wolf': 'Ledoit–Wolf, constant variance',
  'ledoit-wolf-constant-correlation': 'Ledoit–Wolf, constant correlation',
  'ledoit-wolf-single-factor': 'Ledoit–Wolf, single factor',
  sample: 'Sample',
  ewma: 'Exponentially weighted',
  'factor-model': 'Factor model',
};

export const emptyForm = (): ConstructForm => ({
  goal: 'minimum-variance',
  covariance: 'ledoit-wolf',
  window: null,
  longOnly: true,
  cap: 10,
  budget: null,
  turnover: null,
  sectors: [],
  factors: [],
  benchmark: '',
  excluded: '',
  targetVolatility: null,
  maximumLeverage: 100,
});

const share = (percent: number | null) => (percent === null ? null : percent / 100);

/** What the form asks for. Bounds without a name or without either end are left out. */
export function requestOf(form: ConstructForm, portfolio: string, asOf: string | undefined): ConstructionRequest {
  const given = ({ name, lower, upper }: TypedRange) => name !== '' && (lower !== null || upper !== null);
  const budget = share(form.budget);
  return {
    portfolio,
    ...(asOf === undefined ? {} : { asOf }),
    goal: form.goal,
    covariance: form.covariance,
    ...(form.window === null ? {} : { window: form.window }),
    longOnly: form.longOnly,
    cap: share(form.cap),
    ...(budget === null ? {} : { budget }),
    turnover: share(form.turnover),
    sectors: form.sectors
      .filter(given)
      .map(({ name, lower, upper }) => ({ name, lower: share(lower), upper: share(upper) })),
    factors: form.factors.filter(given).map((range) => ({ ...range })),
    ...(form.benchmark === '' ? {} : { benchmark: form.benchmark }),
    excluded: form.excluded.split(/[\s,;]+/).filter((symbol) => symbol !== ''),
    targetVolatility: share(form.targetVolatility),
    maximumLeverage: share(form.maximumLeverage) ?? 1,
  };
}
