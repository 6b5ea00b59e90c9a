import { ewmaBackcast, meanSquareBackcast, type BackcastKind } from './backcast.ts';
import { type Innovation } from './innovations/innovation.ts';
import { type VolatilityProcess } from './process.ts';

/** A volatility model without its parameters' values: mean, recursion, innovations. */
export interface VolatilitySpecification {
  readonly process: VolatilityProcess;
  readonly innovation: Innovation;
  readonly mean: 'constant' | 'zero';
  readonly backcast: BackcastKind;
}

/** Names of a model's parameters in the order of its vector: mu (constant mean only), coefficients, shape. */
export function parameterNames({ process, innovation, mean }: VolatilitySpecification): readonly string[] {
  return [...(mean === 'constant' ? ['mu'] : []), ...process.coefficientNames, ...innovation.shapeNames];
}

/** The log-likelihood of one series under one model, with room to compute in. */
export class Likelihood {
  readonly returns: Float64Array;
  readonly specification: VolatilitySpecification;
  readonly residuals: Float64Array;
  /** One more than there are returns; the last is the forecast. */
  readonly variance: Float64Array;
  private readonly memory: Float64Array;
  readonly byVariance: Float64Array;
  readonly byResidual: Float64Array;
  private readonly byCoefficients: Float64Array;
  readonly byShape: Float64Array;
  private readonly coefficients: Float64Array;
  /** Fixed before the search: about the sample mean, or about 0 for a zero mean. */
  private readonly fixedBackcast: number;

  constructor(returns: Float64Array, specification: VolatilitySpecification) {
    const { process, innovation, mean } = specification;
    const days = returns.length;
    this.returns = returns;
    this.specification = specification;
    this.residuals = new Float64Array(days);
    this.variance = new Float64Array(days + 1);
    this.memory = new Float64Array(2 * days);
    this.byVariance = new Float64Array(days);
    this.byResidual = new Float64Array(days);
    this.byCoefficients = new Float64Array(process.coefficientNames.length);
    this.byShape = new Float64Array(innovation.shapeNames.length);
    this.coefficients = new Float64Array(process.coefficientNames.length);
    const centre = mean === 'zero' ? 0 : returns.reduce((sum, value) => sum + value, 0) / days;
    this.fixedBackcast = ewmaBackcast(returns.map((value) => value - centre));
  }

  /** Splits a parameter vector; the coefficients are this object's own array. */
  private take(parameters: Float64Array): { readonly mu: number; readonly shape: readonly number[] } {
    const first = this.specification.mean === 'constant' ? 1 : 0;
    const count = this.coefficients.length;
    this.coefficients.set(parameters.subarray(first, first + count));
    return { mu: first === 1 ? parameters[0]! : 0, shape: [...parameters.subarray(first + count)] };
  }

  /** Filters the variances for these parameters; returns the backcast and its derivative by the mean. */
  private filter(mu: number): { readonly value: number; readonly byMean: number } {
    const { returns, residuals, variance, specification } = this;
    for (let t = 0; t < returns.length; t++) residuals[t] = returns[t]! - mu;
    const backcast =
      specification.backcast === 'mean-square'
        ? meanSquareBackcast(residuals)
        : { value: this.fixedBackcast, byMean: 0 };
    specification.process.filter(this.coefficients, residuals, backcast.value, variance, this.memory);
    return backcast;
  }

  /** Log-likelihood at these parameters; residuals and variances stay filled. */
  value(parameters: Float64Array): number {
    const { mu, shape } = this.take(parameters);
    this.filter(mu);
    const { innovation } = this.specification;
    return innovation.logLikelihood(this.residuals, this.variance, this.returns.length, shape, null);
  }

  /** Log-likelihood and its gradient, by the adjoint of the recursion: as cheap for many parameters as for one. */
  gradient(parameters: Float64Array, gradient: Float64Array): number {
    const { process, innovation, mean } = this.specification;
    const { byVariance, byResidual, byShape, byCoefficients, residuals, variance } = this;
    const { mu, shape } = this.take(parameters);
    const days = residuals.length;
    const backcast = this.filter(mu);
    const value = innovation.logLikelihood(residuals, variance, days, shape, this);
    const byBackcast = process.pullBack(
      this.coefficients,
      residuals,
      variance,
      backcast.value,
      byVariance,
      byResidual,
      byCoefficients,
      this.memory,
    );
    let at = 0;
    if (mean === 'constant') {
      let sum = 0;
      for (let t = 0; t < days; t++) sum += byResidual[t]!;
      gradient[at++] = byBackcast * backcast.byMean - sum;
    }
    gradient.set(byCoefficients, at);
    gradient.set(byShape, at + byCoefficients.length);
    return value;
  }

  /**
   * Derivatives of each day's log-density by each parameter, by forward recursion; their sums are the gradient.
   *
   * @returns one array a parameter
   */
  scores(parameters: Float64Array): readonly Float64Array[] {
    const { process, innovation, mean } = this.specification;
    const { byVariance, byResidual, residuals, variance } = this;
    const { mu, shape } = this.take(parameters);
    const days = residuals.length;
    const backcast = this.filter(mu);
    innovation.logLikelihood(residuals, variance, days, shape, this);
    const sensitivities = process.sensitivities(
      this.coefficients,
      residuals,
      variance,
      backcast.value,
      backcast.byMean,
    );
    const byCoefficients = sensitivities.slice(0, -1).map((by) => by.map((value, t) => value * byVariance[t]!));
    const byMean = sensitivities[sensitivities.length - 1]!;
    const ofMean = mean === 'constant' ? [byMean.map((value, t) => value * byVariance[t]! - byResidual[t]!)] : [];
    return [...ofMean, ...byCoefficients, ...innovation.shapeScores(residuals, variance, days, shape)];
  }
}
