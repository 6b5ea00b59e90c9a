import { centText, ExactDecimal } from '../numerics/exact-decimal.ts';
import { type Warning } from '../warning.ts';
import { type PartShock } from './parts/part-model.ts';
import { mahalanobisDistance, plausibilityOf } from './plausibility.ts';
import { factorDeviations } from './propagated.ts';
import { type Regime } from './regime.ts';
import { type ScenarioPartKind } from './scenario.ts';
import { type StressMarket } from './stress-market.ts';
import {
  type MeasuredStress,
  type Plausibility,
  type StressCutLoss,
  type StressFactorLoss,
  type StressPositionLoss,
} from './stress-result.ts';
import { valueAtRiskQuantile } from './value-at-risk.ts';

/** A part with what it does; null = it changes only the regime. */
export interface ShockedPart {
  readonly part: number | null;
  readonly kind: ScenarioPartKind | 'value-at-risk';
  readonly label: string;
  readonly shock: PartShock | null;
}

/** Securities whose sector is not known are shown under this name. */
const unclassified = 'Unclassified';

/** What is known besides the shocks. */
export interface StressNotes {
  /** Where a part's loss is not that of its own moves; one a part, with the same sum. */
  readonly lossByPart?: readonly number[] | null;
  readonly warnings?: readonly Warning[];
}

/** −Σ wᵢ·rᵢ over the positions. */
export function lossOf({ positions }: StressMarket, { returns }: Pick<PartShock, 'returns'>): number {
  return positions.reduce((loss, { security, weight }) => loss - weight * returns[security]!, 0);
}

/** Adds shocks up and splits the loss by part, position, strategy, sector and factor; every split adds up to it. */
export function measureStress(
  market: StressMarket,
  regime: Regime,
  parts: readonly ShockedPart[],
  { lossByPart = null, warnings = [] }: StressNotes,
): Omit<MeasuredStress, 'scenario' | 'name' | 'group' | 'basis'> {
  const { positions, securities } = market;
  const nav = new ExactDecimal(market.nav);
  const amountOf = (loss: number) => centText(nav.times(loss));
  const moves = new Float64Array(securities.length);
  let loss = 0;
  const byPart = parts.map(({ part, kind, label, shock }, p) => {
    for (let i = 0; shock && i < moves.length; i++) moves[i]! += shock.returns[i]!;
    const own = shock ? lossOf(market, shock) : 0;
    loss += own;
    const shown = lossByPart?.[p] ?? own;
    return { part, kind, label, loss: shown, amount: amountOf(shown) };
  });
  const byPosition = positions
    .map(({ security, strategy, weight }): StressPositionLoss => {
      const { symbol, name, sector } = securities[security]!;
      const move = moves[security]!;
      return { symbol, name, sector: sector || unclassified, strategy, weight, move, loss: 0 - weight * move };
    })
    .sort((a, b) => b.loss - a.loss);
  const shocks = parts.flatMap(({ part, shock }) => (shock ? [{ part: part ?? -1, ...shock }] : []));
  return {
    loss,
    amount: amountOf(loss),
    byPart,
    byPosition,
    byStrategy: cutBy(byPosition, ({ strategy }) => strategy, amountOf),
    bySector: cutBy(byPosition, ({ sector }) => sector, amountOf),
    byFactor: factorLosses(market, shocks, loss, amountOf),
    paths: shocks.flatMap(({ part, path }) => (path ? [{ part, ...path }] : [])),
    coverage: shocks.flatMap(({ part, coverage }) => (coverage ? [{ part, ...coverage }] : [])),
    risk: stressedRisk(market, regime),
    propagations: shocks.flatMap(({ part, propagation }) => (propagation ? [{ part, ...propagation }] : [])),
    plausibility: plausibilityOfShocks(market, shocks),
    warnings: [...warnings, ...shocks.flatMap(({ warnings }) => warnings), ...ruinWarnings(moves)],
  };
}

function cutBy(
  rows: readonly StressPositionLoss[],
  keyOf: (row: StressPositionLoss) => string,
  amountOf: (loss: number) => string,
): readonly StressCutLoss[] {
  const cuts = new Map<string, { weight: number; loss: number }>();
  for (const row of rows) {
    const cut = cuts.get(keyOf(row)) ?? { weight: 0, loss: 0 };
    cuts.set(keyOf(row), { weight: cut.weight + row.weight, loss: cut.loss + row.loss });
  }
  return [...cuts]
    .map(([key, cut]) => ({ key, ...cut, amount: amountOf(cut.loss) }))
    .sort((a, b) => b.loss - a.loss || (a.key < b.key ? -1 : 1));
}

/** The factor move of all parts together. */
function totalFactorMove(market: StressMarket, shocks: readonly PartShock[]): Float64Array {
  const total = new Float64Array(market.model?.factors.length ?? 0);
  for (const { factorMove } of shocks) factorMove?.forEach((value, k) => (total[k]! += value));
  return total;
}

function factorLosses(
  market: StressMarket,
  shocks: readonly PartShock[],
  loss: number,
  amountOf: (loss: number) => string,
): readonly StressFactorLoss[] | null {
  const { model } = market;
  if (!model) return null;
  const move = totalFactorMove(market, shocks);
  const deviations = factorDeviations(model);
  let rest = loss;
  const rows = model.factors.map(({ id, label, group }, k): StressFactorLoss => {
    const exposure = model.portfolioExposures[k]!;
    const own = 0 - exposure * move[k]!;
    rest -= own;
    const sigmas = deviations[k]! > 0 ? move[k]! / deviations[k]! : 0;
    return { id, label, group, exposure, move: move[k]!, sigmas, loss: own, amount: amountOf(own) };
  });
  return [
    ...rows,
    {
      id: 'rest',
      label: 'Specific and other',
      group: 'rest',
      exposure: null,
      move: null,
      sigmas: null,
      loss: rest,
      amount: amountOf(rest),
    },
  ];
}

function plausibilityOfShocks(market: StressMarket, shocks: readonly PartShock[]): Plausibility | null {
  const { model } = market;
  if (!model) return null;
  const fixed = shocks.reduce((sum, { dimensions }) => sum + dimensions, 0);
  const move = totalFactorMove(market, shocks);
  if (fixed === 0 || move.every((value) => value === 0)) return null;
  const days = shocks.reduce((most, shock) => Math.max(most, shock.days), 1);
  const { distance, rank } = mahalanobisDistance(move, model.covariance, days);
  return rank === 0 ? null : plausibilityOf(distance, Math.min(fixed, rank), days);
}

export function stressedRisk(market: StressMarket, regime: Regime): MeasuredStress['risk'] {
  const annual = Math.sqrt(market.tradingDaysPerYear);
  const { volatility: before } = market;
  const { volatility: after } = regime;
  return {
    volatility: { before: before * annual, after: after * annual },
    valueAtRisk: { before: before * valueAtRiskQuantile, after: after * valueAtRiskQuantile },
    covariance: market.model ? 'factor-model' : 'sample',
  };
}

/** Moves that add up to more than a security is worth. */
function ruinWarnings(moves: Float64Array): readonly Warning[] {
  const count = moves.reduce((sum, move) => sum + (move < -1 ? 1 : 0), 0);
  if (count === 0) return [];
  return [
    {
      code: 'BELOW_ZERO',
      message: `${count} securities would fall by more than 100 %: shocks are linear, and the loss is overstated`,
      count,
    },
  ];
}
