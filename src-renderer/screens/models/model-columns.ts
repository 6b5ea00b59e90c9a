import {
  type DescriptorInfo,
  type FactorQuality,
  type ModelDetail,
  type TestPortfolioQuality,
} from '../../../src-core/contract/index.ts';
import { type Column } from '../../components/data-table/column.ts';
import { decimal, percentNumber, whole } from '../../format/numbers.ts';
import { reasonWords } from '../risk/reason-words.ts';

/** A factor's quality with the name and group it is shown by. */
export interface QualityRow extends FactorQuality {
  readonly label: string;
  readonly group: string;
  /** After the last step of the covariance chain. */
  readonly forecast: number;
}

export function qualityRows(model: ModelDetail): readonly QualityRow[] {
  const last = model.covarianceSteps.at(-1)!;
  return model.quality.map((quality, k) => {
    const { label, group } = model.factorList[k]!;
    return { ...quality, label, group, forecast: last.volatilities[k]! };
  });
}

function text<Row>(id: string, label: string, width: number, value: (row: Row) => string): Column<Row> {
  return { id, label, width, value, text: value };
}

function number<Row>(
  id: string,
  label: string,
  value: (row: Row) => number | null,
  shown: (value: number | null) => string,
): Column<Row> {
  return { id, label, number: true, width: 104, value, text: (row) => shown(value(row)) };
}

const digits = (count: number) => (value: number | null) => decimal(value, count);
const hundredfold = (value: number | null) => (value === null ? null : value * 100);

export const qualityColumns: readonly Column<QualityRow>[] = [
  text('name', 'Factor', 190, (row) => row.label),
  text('group', 'Group', 80, (row) => row.group),
  number('forecast', 'Forecast σ, %', (row) => hundredfold(row.forecast), digits(2)),
  number('mean', 'Mean, % p.a.', (row) => hundredfold(row.mean), digits(2)),
  number('volatility', 'Past σ, %', (row) => hundredfold(row.volatility), digits(2)),
  number('significant', '|t| > 2, %', (row) => row.significantDays, digits(1)),
  number('autocorrelation', 'Autocorr.', (row) => row.autocorrelation, digits(3)),
  number('vif', 'VIF', (row) => row.vif, digits(2)),
  number('turnover', 'Turnover', (row) => row.turnover, digits(3)),
  number('coverage', 'Coverage, %', (row) => row.coverage, digits(1)),
  number('bias', 'Bias', (row) => row.bias, digits(3)),
  number('qlike', 'QLIKE', (row) => row.qlike, digits(3)),
  number('days', 'Days', (row) => row.days, whole),
];

export const portfolioColumns: readonly Column<TestPortfolioQuality>[] = [
  text('name', 'Portfolio', 300, (row) => row.label),
  number('bias', 'Bias', (row) => row.bias, digits(3)),
  number('qlike', 'QLIKE', (row) => row.qlike, digits(3)),
  number('days', 'Days', (row) => row.days, whole),
];

/** A factor's volatility after each step. */
export interface StepRow {
  readonly id: string;
  readonly label: string;
  readonly volatilities: readonly number[];
}

export function stepRows(model: ModelDetail): readonly StepRow[] {
  return model.factorList.map(({ id, label }, k) => ({
    id,
    label,
    volatilities: model.covarianceSteps.map((step) => step.volatilities[k]!),
  }));
}

export function stepColumns(model: ModelDetail): readonly Column<StepRow>[] {
  return [
    text<StepRow>('name', 'Factor', 190, (row) => row.label),
    ...model.covarianceSteps.map((step, s): Column<StepRow> => ({
      id: step.id,
      label: `${step.label}, σ %`,
      number: true,
      width: 150,
      value: (row) => 100 * row.volatilities[s]!,
      text: (row) => percentNumber(row.volatilities[s]!),
    })),
    {
      id: 'change',
      label: 'Last ÷ first',
      number: true,
      width: 100,
      value: (row) => row.volatilities.at(-1)! / row.volatilities[0]!,
      text: (row) => decimal(row.volatilities.at(-1)! / row.volatilities[0]!, 3),
    },
  ];
}

/** Securities of a factor by the reason of their exposure. */
export interface CoverageRow {
  readonly factor: string;
  readonly label: string;
  readonly reasons: Readonly<Record<string, number>>;
}

export function coverageRows(model: ModelDetail): readonly CoverageRow[] {
  return model.coverage.map(({ factor, reasons }, k) => ({ factor, label: model.factorList[k]!.label, reasons }));
}

export function coverageColumns(rows: readonly CoverageRow[]): readonly Column<CoverageRow>[] {
  const reasons = [...new Set(rows.flatMap((row) => Object.keys(row.reasons)))];
  return [
    text<CoverageRow>('name', 'Factor', 190, (row) => row.label),
    ...reasons.map((reason): Column<CoverageRow> => ({
      id: reason,
      label: reasonWords(reason),
      number: true,
      width: 140,
      value: (row) => row.reasons[reason] ?? 0,
      text: (row) => whole(row.reasons[reason] ?? 0),
    })),
  ];
}

export const descriptorColumns: readonly Column<DescriptorInfo>[] = [
  text('style', 'Style', 90, (row) => row.style),
  text('name', 'Descriptor', 150, (row) => row.label),
  text('id', 'Name in formulas', 140, (row) => row.id),
  text('formula', 'Formula', 380, (row) => row.formula),
  text('inputs', 'From', 150, (row) => row.inputs.join(', ')),
  text('source', 'Source', 300, (row) => row.source),
];
