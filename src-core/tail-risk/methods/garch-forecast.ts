import { DomainError } from '../../domain-error.ts';
import { type RandomStream } from '../../numerics/random-stream.ts';
import { fewestReturns, fitVolatility, type VolatilityFit } from '../../volatility/fit-volatility.ts';
import { largestResidual, nextVariance, partsOf } from '../../volatility/forecast-variance.ts';
import { type InnovationId } from '../../volatility/innovations/innovation.ts';
import { Likelihood, parameterNames } from '../../volatility/likelihood.ts';
import { type ProcessId } from '../../volatility/process.ts';
import { simulatedSums } from '../../volatility/simulate-paths.ts';
import { volatilitySpecification } from '../../volatility/specifications.ts';
import { drawNormal, drawStudentT, locationScale } from '../distributions/location-scale.ts';
import { parametricInterval, type TailFigures } from '../distributions/parametric-interval.ts';
import { type ForecastInterval, type TailRiskMethod } from '../method.ts';

/** What a fitted model's parameters are called in a result. */
export function namedParameters(fit: VolatilityFit): Readonly<Record<string, number>> {
  const names = parameterNames(fit.specification);
  return Object.fromEntries(names.map((name, i) => [name, fit.parameters[i]!]));
}

/** No sample tells of a volatility so many times its largest residual: a recursion that gets there has exploded. */
const mostVolatility = 10;

/**
 * Tomorrow's variance, where a fit has one to speak of.
 *
 * @param largest absolute residual of the sample
 * @throws DomainError UNSUITABLE_SAMPLE
 */
export function requireVariance(next: number, largest: number): number {
  if (next > 0 && Math.sqrt(next) <= mostVolatility * largest) return next;
  const what = next > 0 ? `more than ${mostVolatility} times the largest return` : 'no volatility';
  throw new DomainError('UNSUITABLE_SAMPLE', `The volatility model forecasts ${what}: its fit has degenerated`, {
    remedy: 'Check the series: prices may have stood still or been filled in',
  });
}

/** Draws standardised innovations of a fitted model. */
export function innovationDraw(fit: VolatilityFit): (stream: RandomStream) => number {
  const { specification } = fit;
  if (specification.innovation.id === 'normal') return drawNormal;
  const { shape } = partsOf(fit);
  const df = shape[0]!;
  if (specification.innovation.id === 't') return drawStudentT(df, Math.sqrt((df - 2) / df));
  const distribution = specification.innovation.distribution(shape);
  return (stream) => distribution.quantile(stream.openUniform());
}

/** Figures of the forecast as a function of the parameters, for their uncertainty: each trial filters the sample again. */
export function intervalOfFit(
  fit: VolatilityFit,
  returns: Float64Array,
  figuresOf: (mu: number, deviation: number, shape: readonly number[]) => TailFigures,
): ((confidence: number, level: number) => ForecastInterval) | null {
  const covariance = fit.standardErrors?.robustCovariance;
  if (!covariance) return null;
  const likelihood = new Likelihood(returns, fit.specification);
  const at = (parameters: readonly number[]) => {
    const vector = Float64Array.from(parameters);
    likelihood.value(vector);
    const { mu, shape } = partsOf({ ...fit, parameters: vector });
    return figuresOf(mu, Math.sqrt(likelihood.variance[returns.length]!), shape);
  };
  return (confidence, level) => parametricInterval(at, [...fit.parameters], covariance, confidence, level);
}

/** The method that forecasts by a volatility model with constant mean and the innovations' own distribution. */
export function garchMethod(
  id: string,
  label: string,
  process: ProcessId,
  innovation: InnovationId,
  source: string,
): TailRiskMethod {
  return {
    id,
    label,
    family: 'volatility-model',
    minimumObservations: fewestReturns,
    source,
    options: {},
    longSample: true,
    direct: false,
    incremental: false,
    fit(returns) {
      const fit = fitVolatility(returns, volatilitySpecification(process, innovation));
      const { mu, coefficients, shape } = partsOf(fit);
      const draw = innovationDraw(fit);
      const next = requireVariance(nextVariance(fit), largestResidual(fit));
      const distributionOf = (centre: number, deviation: number, shapeOf: readonly number[]) =>
        locationScale(centre, deviation, fit.specification.innovation.distribution(shapeOf), draw);
      return {
        ...distributionOf(mu, Math.sqrt(next), shape),
        parameters: { ...namedParameters(fit), nextVolatility: Math.sqrt(next) },
        warningsAt: () => fit.warnings,
        intervalAt: intervalOfFit(fit, returns, distributionOf),
        paths: (horizons, count, seed) =>
          simulatedSums({ mu, process: fit.specification.process, coefficients, next, draw }, horizons, count, seed),
        marginalsAt: null,
      };
    },
  };
}
