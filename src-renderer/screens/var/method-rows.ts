import {
  type IntervalKind,
  type MethodFamily,
  type MethodFigure,
  type MethodResult,
  type RiskParameters,
  type RiskResult,
  type TailRiskBoard,
} from '../../../src-core/contract/index.ts';

/** A method with its figures at one confidence, for one day. */
export interface MethodRow {
  readonly id: string;
  readonly label: string;
  readonly result: MethodResult;
  readonly figure: MethodFigure;
  /** Base currency, decimal text. */
  readonly varAmount: string | null;
  readonly esAmount: string | null;
  /** Why there is no figure; null where there is one. */
  readonly refusal: string | null;
  /** What the reader should know of the figures; empty where the method refused. */
  readonly remarks: readonly string[];
}

export const familyWords: Readonly<Record<MethodFamily, string>> = {
  simulation: 'Simulation',
  parametric: 'Parametric',
  'volatility-model': 'Volatility model',
  'extreme-value': 'Extreme value',
  learned: 'Learned',
  ensemble: 'Ensemble',
};

/** What an interval accounts for, in the reader's words. */
export const intervalWords: Readonly<Record<IntervalKind, string>> = {
  'order-statistics': 'order statistics of the sample',
  exact: 'exact sampling distribution',
  asymptotic: 'asymptotic, from the parameters’ uncertainty',
  bootstrap: 'bootstrap of the sample',
  'simulation-error': 'error of the simulation alone',
  'effective-sample': 'the sample’s effective size under its weights',
};

/**
 * Every method at a confidence, in the board's order, the portfolio's champion marked; amounts are the run's own, exact to the cent.
 */
export function methodRows(
  board: TailRiskBoard,
  risk: Pick<RiskResult, 'tailRisk'> & { readonly parameters: Pick<RiskParameters, 'champion'> },
  confidence: number,
): readonly MethodRow[] {
  const amounts = new Map(
    risk.tailRisk
      .filter((row) => row.horizon === 1 && row.confidence === confidence)
      .map((row) => [row.method, row] as const),
  );
  const champion = risk.parameters.champion?.method;
  return board.methods.flatMap((result) => {
    const figure = result.figures.find((candidate) => candidate.confidence === confidence);
    if (!figure) return [];
    const messages = figure.warnings.map(({ message }) => message);
    const refused = figure.var === null;
    const amount = amounts.get(result.method);
    return [
      {
        id: result.method,
        label: result.method === champion ? `${result.label} · champion` : result.label,
        result,
        figure,
        varAmount: amount?.varAmount ?? null,
        esAmount: amount?.esAmount ?? null,
        refusal: refused ? messages.join('; ') || 'The method gave no reason' : null,
        remarks: refused ? [] : messages,
      },
    ];
  });
}

/** Why a method refused, without its own name in front, which stands beside it already. */
export function shortRefusal({ result, refusal }: Pick<MethodRow, 'result' | 'refusal'>): string {
  const text = refusal ?? '';
  return text.startsWith(`${result.label} `) ? text.slice(result.label.length + 1) : text;
}

export interface RowSpread {
  readonly low: MethodRow;
  readonly high: MethodRow;
  /** Fraction of NAV. */
  readonly apart: number;
}

/** Rows with the lowest and the highest figure: the model risk. null when fewer than two methods gave one. */
export function spreadOf(rows: readonly MethodRow[], measure: 'var' | 'es'): RowSpread | null {
  const given = rows
    .filter(({ figure }) => figure[measure] !== null)
    .toSorted((a, b) => a.figure[measure]! - b.figure[measure]!);
  const low = given[0];
  const high = given.at(-1);
  if (low === undefined || high === undefined || low === high) return null;
  return { low, high, apart: high.figure[measure]! - low.figure[measure]! };
}

/** The largest of all figures and ends of intervals: the right end of the scale all rows are drawn on. */
export function largestFigure(rows: readonly MethodRow[]): number {
  return rows.reduce((most, { figure }) => {
    const ends = [figure.var, figure.es, figure.varInterval?.high ?? null, figure.esInterval?.high ?? null];
    return Math.max(most, ...ends.map((end) => end ?? 0));
  }, 0);
}
