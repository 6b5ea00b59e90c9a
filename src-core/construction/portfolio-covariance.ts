import { DomainError } from '../domain-error.ts';
import { coverSecurities } from '../factor-model/decomposition/covered-weights.ts';
import { type RiskModel } from '../factor-model/risk-model.ts';
import { type CovarianceEstimator } from './construction.ts';
import { ewmaCovarianceMatrix } from './covariance/ewma.ts';
import { ledoitWolf, ledoitWolfConstantCorrelation, ledoitWolfSingleFactor } from './covariance/ledoit-wolf.ts';
import { sampleCovarianceMatrix, type CovarianceEstimate } from './covariance/sample.ts';
import { constructionHalfLife } from './minimum-variance-of-prices.ts';

type FromReturns = (returns: Float64Array, securities: number, days: number) => CovarianceEstimate;

const fromReturns: Readonly<Record<Exclude<CovarianceEstimator, 'factor-model'>, FromReturns>> = {
  sample: sampleCovarianceMatrix,
  ewma: (returns, securities, days) => ewmaCovarianceMatrix(returns, securities, days, constructionHalfLife, 'mean'),
  'ledoit-wolf': ledoitWolf,
  'ledoit-wolf-constant-correlation': ledoitWolfConstantCorrelation,
  'ledoit-wolf-single-factor': ledoitWolfSingleFactor,
};

/** A security as far as its covariances need it. */
export interface CoveredSecurity {
  readonly symbol: string;
  readonly name: string;
  readonly sector: string;
}

/**
 * Covariances of securities by an estimator from returns.
 *
 * @param returns one row a security, days side by side
 */
export function covarianceOfReturns(
  estimator: Exclude<CovarianceEstimator, 'factor-model'>,
  returns: Float64Array,
  securities: number,
): CovarianceEstimate {
  return fromReturns[estimator](returns, securities, returns.length / securities);
}

/** X·F·Xᵀ + Δ of the securities: formed, because an optimiser needs every cell. */
export function covarianceOfModel(model: RiskModel, securities: readonly CoveredSecurity[]): CovarianceEstimate {
  const size = securities.length;
  const { exposures, specificVariances } = exposuresOf(model, securities);
  const width = model.factors.length;
  const covariance = new Float64Array(size * size);
  const turned = new Float64Array(width);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < width; k++) {
      let sum = 0;
      for (let l = 0; l < width; l++) sum += exposures[i * width + l]! * model.covariance[l * width + k]!;
      turned[k] = sum;
    }
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < width; k++) sum += turned[k]! * exposures[j * width + k]!;
      covariance[i * size + j] = sum;
      covariance[j * size + i] = sum;
    }
    covariance[i * size + i]! += specificVariances[i]!;
  }
  return { covariance, shrinkage: null };
}

/** Exposures of the securities, one row each; those the model does not know are average members of their sectors. */
export function exposuresOf(model: RiskModel, securities: readonly CoveredSecurity[]) {
  return coverSecurities(
    model,
    securities.map((security) => ({ ...security, weight: 0, strategies: new Map<string, number>() })),
  );
}

/** @throws DomainError NO_MODEL */
export function neededModel(model: RiskModel | null, what: string, why: string | null): RiskModel {
  if (model) return model;
  throw new DomainError(
    'NO_MODEL',
    `${what} needs the factor model${why === null ? '' : `, and there is none: ${why}`}`,
    {
      kept: 'Nothing was changed',
      remedy: 'Import what the model needs, or choose another covariance and no bounds on factors',
    },
  );
}
