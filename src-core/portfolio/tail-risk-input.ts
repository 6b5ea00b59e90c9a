import { type EpochDay } from '../market/epoch-day.ts';
import { type FactorPart, type TailRiskInput } from '../tail-risk/board/tail-risk-input.ts';
import { type Simulation } from './current-holdings.ts';
import { type FactorRisk } from './factor-risk.ts';
import { type PositionRisk, type RiskParameters } from './portfolio-risk.ts';

/** Seed of methods that draw random numbers; the draws are part of the method, not of the request. */
export const tailRiskSeed = 1;

/**
 * What the tail-risk methods need of a measured portfolio; the securities' returns in shared memory.
 *
 * @param dates of all simulated days
 * @param securityOf index of each position's security in the simulation
 */
export function tailRiskInput(
  parameters: RiskParameters,
  simulation: Simulation,
  dates: readonly EpochDay[],
  positions: readonly PositionRisk[],
  securityOf: readonly number[],
  byModel: FactorRisk,
): TailRiskInput {
  const { observations, returns, security, missing } = simulation;
  const count = missing.length;
  const cells = new Float64Array(new SharedArrayBuffer(8 * count * observations));
  for (let i = 0; i < count; i++) cells.set(security(i), i * observations);
  const weights = new Float64Array(count);
  positions.forEach(({ weight }, i) => (weights[securityOf[i]!]! += weight));
  const symbols = new Array<string>(count);
  positions.forEach(({ symbol }, i) => (symbols[securityOf[i]!] = symbol));
  return {
    dates,
    returns,
    observations,
    longObservations: Math.min(returns.length, parameters.volatilityWindow),
    cells,
    weights,
    positions: positions.map(({ symbol, strategy, weight }, i) => ({
      symbol,
      strategy,
      weight,
      security: securityOf[i]!,
    })),
    factor: factorPart(byModel, symbols, Math.sqrt(parameters.tradingDaysPerYear)),
    confidences: parameters.confidences,
    tradingDaysPerYear: parameters.tradingDaysPerYear,
    ewmaLambda: parameters.ewmaLambda,
    seed: tailRiskSeed,
  };
}

/** The decomposition by the factor model in daily figures, securities in the order of the simulation. */
function factorPart(
  { view, decomposition }: FactorRisk,
  symbols: readonly string[],
  annual: number,
): FactorPart | null {
  if (view === null || decomposition === null) return null;
  const marginalOf = new Map(decomposition.bySecurity.map(({ symbol, marginal }) => [symbol, marginal / annual]));
  const specific = decomposition.byGroup.find(({ group }) => group === 'specific')?.contribution ?? 0;
  return {
    view,
    marginals: Float64Array.from(symbols, (symbol) => marginalOf.get(symbol) ?? 0),
    factors: [
      ...decomposition.byFactor.map(({ id, label, contribution }) => ({
        id,
        label,
        contribution: contribution / annual,
      })),
      { id: 'specific', label: 'Specific', contribution: specific / annual },
    ],
  };
}
