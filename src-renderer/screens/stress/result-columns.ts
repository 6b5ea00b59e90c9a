import {
  type MeasuredStress,
  type StressFactorLoss,
  type StressPositionLoss,
} from '../../../src-core/contract/index.ts';
import { type Column } from '../../components/data-table/column.ts';
import { percentNumber, whole } from '../../format/numbers.ts';
import { numberColumn, percentColumn, sumPercent, textColumn } from '../var/figure-columns.ts';

const lossOf = (row: { readonly loss: number }) => row.loss;

/** @param nav for losses in money, which are shown to the unit */
export function positionColumns(currency: string, nav: number, total: number): readonly Column<StressPositionLoss>[] {
  type Row = StressPositionLoss;
  const share = (row: Row) => (total === 0 ? null : row.loss / total);
  const sumAmount = (rows: readonly Row[]) => whole(nav * rows.reduce((sum, { loss }) => sum + loss, 0));
  const weight = (row: Row) => row.weight;
  return [
    textColumn<Row>('symbol', 'Symbol', (row) => row.symbol, { width: 88, total: () => 'Total' }),
    textColumn<Row>('name', 'Name', (row) => row.name, { width: 156 }),
    textColumn<Row>('sector', 'Sector', (row) => row.sector, { width: 144 }),
    textColumn<Row>('strategy', 'Strategy', (row) => row.strategy, { width: 92 }),
    percentColumn<Row>('weight', 'Weight, %', weight, { width: 86, total: sumPercent(weight) }),
    percentColumn<Row>('move', 'Move, %', (row) => row.move, { width: 80 }),
    { ...percentColumn<Row>('loss', 'Loss, %', lossOf, { width: 80, total: sumPercent(lossOf) }), neutral: true },
    { id: 'bar', label: 'Loss ▬', width: 92, value: lossOf, text: (row) => percentNumber(row.loss) },
    {
      id: 'amount',
      label: `Loss, ${currency}`,
      number: true,
      neutral: true,
      width: 108,
      value: (row) => nav * row.loss,
      text: (row) => whole(nav * row.loss),
      total: sumAmount,
    },
    { ...percentColumn<Row>('share', '% of it', share, { width: 78, total: sumPercent(share) }), neutral: true },
  ];
}

/** A factor's move and loss, and how far its move follows from what was shocked. */
export interface FactorMoveRow extends StressFactorLoss {
  /** null where nothing was propagated. */
  readonly shocked: boolean | null;
  readonly rSquared: number | null;
}

/** Factors that move or lose, the largest loss in size first; none without a factor model. */
export function factorMoveRows({ byFactor, propagations }: MeasuredStress): readonly FactorMoveRow[] {
  const carried = new Map(propagations.flatMap(({ moves }) => moves.map((move) => [move.factor, move] as const)));
  return (byFactor ?? [])
    .filter(({ loss, move }) => loss !== 0 || (move !== null && move !== 0))
    .map((row) => {
      const move = carried.get(row.id);
      return { ...row, shocked: move?.shocked ?? null, rSquared: move?.rSquared ?? null };
    })
    .toSorted((a, b) => Math.abs(b.loss) - Math.abs(a.loss));
}

export function factorMoveColumns(propagated: boolean): readonly Column<FactorMoveRow>[] {
  type Row = FactorMoveRow;
  return [
    textColumn<Row>('name', 'Factor', (row) => row.label, { width: 144, total: () => 'Total' }),
    percentColumn<Row>('move', 'Move, %', (row) => row.move, { width: 76 }),
    numberColumn<Row>('sigmas', 'in σ', (row) => row.sigmas, 1, { width: 64 }),
    ...(propagated
      ? [
          textColumn<Row>('how', 'Moved', howText, { width: 74 }),
          percentColumn<Row>('rSquared', 'R², %', (row) => row.rSquared, { width: 66 }),
        ]
      : []),
    { ...percentColumn<Row>('loss', 'Loss, %', lossOf, { width: 72, total: sumPercent(lossOf) }), neutral: true },
    numberColumn<Row>('exposure', 'Exposure', (row) => row.exposure, 3, { width: 84, hidden: propagated }),
  ];
}

function howText({ shocked }: FactorMoveRow): string {
  if (shocked === null) return '–';
  return shocked ? 'shocked' : 'follows';
}
