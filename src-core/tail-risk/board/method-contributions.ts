import { usualOptions, type ForecastDistribution, type TailRiskMethod } from '../method.ts';
import { type MethodContributions } from './board.ts';
import { holdingsOf, sampleOf, type FactorPart, type TailRiskInput } from './tail-risk-input.ts';

/** Positions in a portfolio above which incremental figures, a refit each, are left out. */
const mostRefits = 5000;

/**
 * Contributions of the positions to a method's VaR and ES at the board's confidence.
 *
 * @param method of a series; null for methods of the factor model
 */
export function methodContributions(
  input: TailRiskInput,
  distribution: ForecastDistribution,
  method: TailRiskMethod | null,
): MethodContributions | null {
  if (method === null) return input.factor && factorContributions(input, input.factor, distribution);
  // A long sample has no securities' returns beside it.
  if (distribution.marginalsAt === null || method.longSample) return null;
  const marginals = distribution.marginalsAt(holdingsOf(input), input.confidences[0]!);
  if (marginals === null) return null;
  return {
    var: contributions(input, marginals.var),
    es: contributions(input, marginals.es),
    ...incrementals(input, distribution, method),
    factors: null,
  };
}

/** Adding 0 turns −0 into 0. */
function contributions({ positions }: TailRiskInput, marginals: Float64Array): readonly number[] {
  return positions.map(({ weight, security }) => weight * marginals[security]! + 0);
}

/** What VaR and ES fall by without each position, by fitting the method again to the rest. */
function incrementals(
  input: TailRiskInput,
  distribution: ForecastDistribution,
  method: TailRiskMethod,
): Pick<MethodContributions, 'incrementalVar' | 'incrementalEs'> {
  const { positions, ewmaLambda, seed } = input;
  if (!method.incremental || positions.length > mostRefits) return { incrementalVar: null, incrementalEs: null };
  const confidence = input.confidences[0]!;
  const options = { ...usualOptions(method.options), lambda: ewmaLambda, seed };
  const sample = sampleOf(input, false);
  const { security } = holdingsOf(input);
  const rest = new Float64Array(sample.length);
  const whole = { var: -distribution.quantile(1 - confidence), es: distribution.expectedShortfall(confidence) };
  const incrementalVar: number[] = [];
  const incrementalEs: number[] = [];
  for (const position of positions) {
    const returns = security(position.security);
    for (let day = 0; day < rest.length; day++) rest[day] = sample[day]! - position.weight * returns[day]!;
    // Without its only mover a portfolio stands still, and some methods refuse: then all of the risk is the position's.
    const without = rest.every((value) => value === rest[0])
      ? { var: -rest[0]!, es: -rest[0]! }
      : figuresOf(method.fit(rest, options), confidence);
    incrementalVar.push(whole.var - without.var);
    incrementalEs.push(whole.es - without.es);
  }
  return { incrementalVar, incrementalEs };
}

function figuresOf(distribution: ForecastDistribution, confidence: number) {
  return { var: -distribution.quantile(1 - confidence), es: distribution.expectedShortfall(confidence) };
}

/** Forecasts of the factor model are multiples of volatility, so that VaR is shared out as volatility is. */
function factorContributions(
  input: TailRiskInput,
  { view, marginals, factors }: FactorPart,
  distribution: ForecastDistribution,
): MethodContributions | null {
  const deviation = factors.reduce((sum, { contribution }) => sum + contribution, 0);
  if (!(deviation > 0) || view.exposures.length === 0) return null;
  const confidence = input.confidences[0]!;
  const multiple = {
    var: -distribution.quantile(1 - confidence) / deviation,
    es: distribution.expectedShortfall(confidence) / deviation,
  };
  const scaled = (by: number) => contributions(input, marginals).map((value) => value * by);
  const incremental = { incrementalVar: null, incrementalEs: null };
  return {
    var: scaled(multiple.var),
    es: scaled(multiple.es),
    ...incremental,
    factors: factors.map(({ id, label, contribution }) => ({
      id,
      label,
      var: contribution * multiple.var + 0,
      es: contribution * multiple.es + 0,
    })),
  };
}
