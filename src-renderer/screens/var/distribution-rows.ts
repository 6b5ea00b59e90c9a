import { type TailRiskBoard } from '../../../src-core/contract/index.ts';
import { type Column } from '../../components/data-table/column.ts';
import { type DistributionModel } from '../../components/chart/distribution-model.ts';
import { decimal, levelText, percent } from '../../format/numbers.ts';
import { numberColumn, percentColumn, textColumn } from './figure-columns.ts';
import { type MethodRow } from './method-rows.ts';

/** A method's VaR held against the sample itself. */
export interface TailRow extends MethodRow {
  /** Days of the sample that lost more than VaR, and how many would be expected to. */
  readonly beyond: number;
  readonly expected: number;
  /** Mean loss on those days; null where there was none. */
  readonly meanLoss: number | null;
}

/** The returns behind the histogram; the volatility models' longer sample ends on the same day. */
export function sampleReturns({ observations, volatility }: TailRiskBoard): readonly number[] {
  return volatility.returns.slice(-observations);
}

/** Methods that gave a figure, in their order. */
export function tailRows(board: TailRiskBoard, rows: readonly MethodRow[]): readonly TailRow[] {
  const sample = sampleReturns(board);
  return rows.flatMap((row) => {
    const { var: valueAtRisk, confidence } = row.figure;
    if (valueAtRisk === null) return [];
    const losses = sample.filter((value) => -value > valueAtRisk).map((value) => -value);
    const sum = losses.reduce((total, loss) => total + loss, 0);
    return [
      {
        ...row,
        beyond: losses.length,
        expected: sample.length * (1 - confidence),
        meanLoss: losses.length === 0 ? null : sum / losses.length,
      },
    ];
  });
}

export const tailColumns: readonly Column<TailRow>[] = [
  textColumn('name', 'Method', (row) => row.label, { width: 240 }),
  percentColumn('var', 'VaR, %', (row) => row.figure.var, { width: 96 }),
  numberColumn('beyond', 'Days beyond VaR', (row) => row.beyond, 0, { width: 132 }),
  numberColumn('expected', 'Days expected', (row) => row.expected, 1, { width: 120 }),
  percentColumn('es', 'ES, %', (row) => row.figure.es, { width: 96 }),
  percentColumn('meanLoss', 'Mean loss beyond, %', (row) => row.meanLoss, { width: 150 }),
  textColumn('curve', 'Curve', (row) => (row.result.density === null ? 'no' : 'yes'), { width: 72 }),
];

/** Methods with a curve, in their order: their place gives them colour and dashes. */
export function curveMethods({ methods }: TailRiskBoard) {
  return methods.flatMap(({ method, label, density }) => (density === null ? [] : [{ id: method, label, density }]));
}

/** How far towards 0 the close view of the tail reaches, of VaR. */
const closeView = 2 / 3;

/**
 * @param marked the method whose VaR and ES are marked; null where none gave a figure
 * @param close the tail alone
 */
export function distributionModel(
  board: TailRiskBoard,
  drawn: readonly string[],
  marked: MethodRow | null,
  close: boolean,
): DistributionModel {
  const { edges, counts, grid } = board.distribution;
  const { var: valueAtRisk = null, es = null, confidence = board.confidence } = marked?.figure ?? {};
  return {
    title: `Daily returns of today’s holdings, days in a bin of ${percent(edges[1]! - edges[0]!)}`,
    edges,
    counts,
    counted: 'Days',
    grid,
    curves: curveMethods(board).flatMap(({ id, label, density }, place) =>
      drawn.includes(id) ? [{ name: label, density, place }] : [],
    ),
    marks: [
      ...(valueAtRisk === null
        ? []
        : [{ text: `VaR ${levelText(confidence)}: ${percent(valueAtRisk)}`, at: -valueAtRisk, dashed: false }]),
      ...(es === null ? [] : [{ text: `ES ${levelText(confidence)}: ${percent(es)}`, at: -es, dashed: true }]),
    ],
    tailBelow: valueAtRisk === null ? null : -valueAtRisk,
    shownTo: close && valueAtRisk !== null && -valueAtRisk > edges[0]! ? -closeView * valueAtRisk : null,
    format: (value) => percent(value),
    formatCount: (count) => decimal(count, Number.isInteger(count) ? 0 : 1),
  };
}
