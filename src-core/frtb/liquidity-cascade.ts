import { DomainError } from '../domain-error.ts';
import { tailMean } from '../tail-risk/distributions/empirical.ts';

/** Liquidity horizons of the rules, in trading days, and the horizon that P&L is computed for. */
export const liquidityHorizons = [10, 20, 40, 60, 120] as const;
const baseHorizon = 10;

/**
 * Expected shortfall that allows for the time it takes to get out of each risk:
 * √(ES(P)² + Σⱼ (ES(P, j)·√((LHⱼ − LHⱼ₋₁)/10))²). Analytical, not regulatory capital.
 *
 * @param shortfalls ES over ten days of the risk factors with horizon LHⱼ or longer, one a horizon; the first is that of all
 * @returns positive = loss, in the unit of the inputs
 * @throws DomainError INVALID_INPUT where there is not one figure a horizon
 * @source Basel Framework MAR33.4
 */
export function liquidityAdjustedShortfall(shortfalls: readonly number[]): number {
  if (shortfalls.length !== liquidityHorizons.length) {
    throw new DomainError(
      'INVALID_INPUT',
      `${liquidityHorizons.length} liquidity horizons need as many figures, not ${shortfalls.length}`,
    );
  }
  let sum = 0;
  liquidityHorizons.forEach((horizon, j) => {
    const before = j === 0 ? 0 : liquidityHorizons[j - 1]!;
    sum += (shortfalls[j]! * Math.sqrt((horizon - before) / baseHorizon)) ** 2;
  });
  return Math.sqrt(sum);
}

/**
 * ES of the risk factors with each horizon or a longer one, from scenarios of their P&L.
 *
 * @param profits scenarios × horizons, row by row: ten-day P&L of the factors with each horizon, negative = loss
 * @param confidence level in (0.5, 1); the rules have 0.975
 * @returns one figure a horizon, positive = loss
 */
export function shortfallsByHorizon(profits: Float64Array, confidence: number): readonly number[] {
  const columns = liquidityHorizons.length;
  const scenarios = profits.length / columns;
  return liquidityHorizons.map((_, j) => {
    const totals = new Float64Array(scenarios);
    for (let scenario = 0; scenario < scenarios; scenario++) {
      for (let column = j; column < columns; column++) totals[scenario]! += profits[scenario * columns + column]!;
    }
    return -tailMean(totals.sort(), confidence).mean;
  });
}
