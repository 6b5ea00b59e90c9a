import { type Column } from '../../components/data-table/column.ts';
import { money, percentNumber, whole } from '../../format/numbers.ts';
import { numberColumn, percentColumn, rangePercent, textColumn } from './figure-columns.ts';
import { familyWords, intervalWords, type MethodRow } from './method-rows.ts';
import { exactParameters, parameterText } from './parameter-text.ts';

function amountColumn(id: string, label: string, of: (row: MethodRow) => string | null): Column<MethodRow> {
  const value = (row: MethodRow) => {
    const text = of(row);
    return text === null ? null : Number(text);
  };
  return { id, label, number: true, width: 100, value, text: (row) => money(of(row)) };
}

const valueAtRisk = (row: MethodRow) => row.figure.var;
const shortfall = (row: MethodRow) => row.figure.es;

/** The order of the columns is the order of questions: how much, how sure, how much money, and on what it rests. */
export function methodColumns(currency: string): readonly Column<MethodRow>[] {
  return [
    textColumn('name', 'Method', (row) => row.label, { width: 216, total: () => 'Lowest – highest' }),
    textColumn('source', 'Source', (row) => row.result.source, { width: 68 }),
    {
      id: 'bar',
      label: 'VaR ▬, ES ◆',
      width: 156,
      value: (row) => (row.figure.var === null ? null : row.figure.var * 100),
      text: (row) => row.refusal ?? percentNumber(row.figure.var),
    },
    percentColumn('var', 'VaR, %', valueAtRisk, { width: 104, total: rangePercent(valueAtRisk) }),
    percentColumn('varLow', 'VaR low, %', (row) => row.figure.varInterval?.low ?? null, { width: 96 }),
    percentColumn('varHigh', 'VaR high, %', (row) => row.figure.varInterval?.high ?? null, { width: 100 }),
    percentColumn('es', 'ES, %', shortfall, { width: 104, total: rangePercent(shortfall) }),
    percentColumn('esLow', 'ES low, %', (row) => row.figure.esInterval?.low ?? null, { width: 84 }),
    percentColumn('esHigh', 'ES high, %', (row) => row.figure.esInterval?.high ?? null, { width: 88 }),
    amountColumn('varAmount', `VaR, ${currency}`, (row) => row.varAmount),
    amountColumn('esAmount', `ES, ${currency}`, (row) => row.esAmount),
    textColumn('family', 'Family', (row) => familyWords[row.result.family], { width: 128 }),
    numberColumn('observations', 'Returns', (row) => row.result.observations || null, 0, { width: 72 }),
    textColumn('remarks', 'Remarks', (row) => row.refusal ?? row.remarks.join('; '), { width: 320 }),
    {
      id: 'parameters',
      label: 'Parameters',
      width: 380,
      value: (row) => exactParameters(row.result.parameters),
      text: (row) => parameterText(row.result.parameters),
    },
    textColumn('intervalKind', 'Interval from', intervalSource, { width: 240 }),
  ];
}

function intervalSource({ figure }: MethodRow): string {
  return figure.intervalKind === null ? 'none' : intervalWords[figure.intervalKind];
}

/** How many methods gave a figure, refused, or have a remark. */
export function countText(rows: readonly MethodRow[]): string {
  const refused = rows.filter(({ refusal }) => refusal !== null).length;
  const remarked = rows.filter(({ remarks }) => remarks.length > 0).length;
  return [
    `${whole(rows.length - refused)} of ${whole(rows.length)} methods gave a figure`,
    ...(refused > 0 ? [`${whole(refused)} refused`] : []),
    ...(remarked > 0 ? [`${whole(remarked)} with a remark`] : []),
  ].join(', ');
}
