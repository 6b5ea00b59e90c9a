import { type Column } from '../../../components/data-table/column.ts';
import { type Period } from '../../../components/period/period.ts';
import { decimal, percentNumber, whole } from '../../../format/numbers.ts';
import { numberColumn, percentColumn, textColumn } from '../../var/figure-columns.ts';
import { type BacktestAtLevel, type MethodLine } from './backtests-address.ts';

/** A day that lost more than its VaR; fractions of NAV. */
export interface ExceptionRow {
  readonly date: string;
  readonly loss: number;
  readonly var: number;
  readonly es: number | null;
  readonly excess: number;
  /** Forecast days since the exception before; null for the first. */
  readonly since: number | null;
}

/** The exceptions of a method within a period, newest first. */
export function exceptionRows(
  { backtest }: BacktestAtLevel,
  { level }: MethodLine,
  period: Period,
): readonly ExceptionRow[] {
  return level.assessment.exceptionDays
    .flatMap((day, i, days): ExceptionRow[] => {
      const limit = level.var[day];
      if (day < period.first || day > period.last || limit == null) return [];
      const loss = -backtest.returns[day]!;
      const since = i === 0 ? null : day - days[i - 1]!;
      return [{ date: backtest.dates[day]!, loss, var: limit, es: level.es[day] ?? null, excess: loss - limit, since }];
    })
    .toReversed();
}

export const exceptionColumns: readonly Column<ExceptionRow>[] = [
  textColumn('date', 'Day', (row) => row.date, { width: 110, total: (rows) => `${whole(rows.length)} exceptions` }),
  percentColumn('loss', 'Loss, %', (row) => row.loss, { width: 96, total: meanOf((row) => row.loss) }),
  percentColumn('var', 'VaR, %', (row) => row.var, { width: 96, total: meanOf((row) => row.var) }),
  percentColumn('excess', 'Beyond VaR, %', (row) => row.excess, { width: 120, total: meanOf((row) => row.excess) }),
  numberColumn('ratio', 'Loss ÷ VaR', (row) => ratio(row.loss, row.var), 2, { width: 96 }),
  percentColumn('es', 'ES, %', (row) => row.es, { width: 96, total: meanOf((row) => row.es) }),
  numberColumn('shortfall', 'Loss ÷ ES', (row) => ratio(row.loss, row.es), 2, {
    width: 96,
    total: (rows) => decimal(average(rows.map((row) => ratio(row.loss, row.es)).filter((value) => value !== null))),
  }),
  numberColumn('since', 'Days since the last', (row) => row.since, 0, { width: 136 }),
];

/** Null where there is nothing above 0 to divide by. */
function ratio(loss: number, by: number | null): number | null {
  return by !== null && by > 0 ? loss / by : null;
}

function meanOf(of: (row: ExceptionRow) => number | null) {
  return (rows: readonly ExceptionRow[]) => {
    const mean = average(rows.map(of).filter((value) => value !== null));
    return mean === null ? '' : `mean ${percentNumber(mean)}`;
  };
}

function average(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
