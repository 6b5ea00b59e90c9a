import { type MethodResult, type TailRiskBoard } from '../../../src-core/contract/index.ts';

/** Ways a method's figure is taken apart. */
export const cuts = ['positions', 'strategies', 'factors'] as const;
export type Cut = (typeof cuts)[number];

/** A part of a method's VaR and ES; the parts of a cut add up to the method's figures. Fractions of NAV. */
export interface ContributionRow {
  readonly key: string;
  readonly name: string;
  readonly strategy: string;
  /** null for a factor, which has none. */
  readonly weight: number | null;
  readonly var: number;
  readonly es: number;
  /** Contribution ÷ weight; null without a weight. */
  readonly marginalVar: number | null;
  readonly marginalEs: number | null;
  /** What the figure would fall by without the position; does not add up, so that only positions have one. */
  readonly incrementalVar: number | null;
  readonly incrementalEs: number | null;
}

/** The parts, largest in size first; null where the method has none of that cut. */
export function contributionRows(
  board: TailRiskBoard,
  result: MethodResult,
  cut: Cut,
): readonly ContributionRow[] | null {
  const rows =
    cut === 'positions'
      ? positionRows(board, result)
      : cut === 'strategies'
        ? strategyRows(board, result)
        : factorRows(result);
  return rows && rows.toSorted((a, b) => Math.abs(b.var) - Math.abs(a.var));
}

const perWeight = (part: number, weight: number) => (weight === 0 ? null : part / weight);

function positionRows(
  { positions }: TailRiskBoard,
  { contributions }: MethodResult,
): readonly ContributionRow[] | null {
  if (contributions === null) return null;
  return positions.map(({ symbol, strategy, weight }, i) => ({
    key: `${strategy}\u001f${symbol}`,
    name: symbol,
    strategy,
    weight,
    var: contributions.var[i]!,
    es: contributions.es[i]!,
    marginalVar: perWeight(contributions.var[i]!, weight),
    marginalEs: perWeight(contributions.es[i]!, weight),
    incrementalVar: contributions.incrementalVar?.[i] ?? null,
    incrementalEs: contributions.incrementalEs?.[i] ?? null,
  }));
}

function strategyRows(board: TailRiskBoard, result: MethodResult): readonly ContributionRow[] | null {
  const positions = positionRows(board, result);
  if (positions === null) return null;
  const sums = new Map<string, { weight: number; var: number; es: number }>();
  for (const row of positions) {
    const sum = sums.get(row.strategy) ?? { weight: 0, var: 0, es: 0 };
    sum.weight += row.weight ?? 0;
    sum.var += row.var;
    sum.es += row.es;
    sums.set(row.strategy, sum);
  }
  return Array.from(sums, ([strategy, sum]) => ({
    key: strategy,
    name: strategy || '–',
    strategy,
    ...sum,
    marginalVar: perWeight(sum.var, sum.weight),
    marginalEs: perWeight(sum.es, sum.weight),
    incrementalVar: null,
    incrementalEs: null,
  }));
}

function factorRows({ contributions }: MethodResult): readonly ContributionRow[] | null {
  return (
    contributions?.factors?.map(({ id, label, var: valueAtRisk, es }) => ({
      key: id,
      name: label,
      strategy: '',
      weight: null,
      var: valueAtRisk,
      es,
      marginalVar: null,
      marginalEs: null,
      incrementalVar: null,
      incrementalEs: null,
    })) ?? null
  );
}
