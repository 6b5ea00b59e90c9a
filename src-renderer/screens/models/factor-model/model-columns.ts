import {
  type BuildStage,
  type DescriptorInfo,
  type FactorQuality,
  type ModelDetail,
  type TestPortfolioQuality,
  type UserStyle,
} from '../../../../src-core/contract/index.ts';
import { type Column } from '../../../components/data-table/column.ts';
import { decimal, percentNumber, signed, whole } from '../../../format/numbers.ts';
import { reasonWords } from '../../risk/reason-words.ts';

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

/** Each step's volatilities and, beside them, by how much the step changed those before it. */
export function stepColumns(model: ModelDetail): readonly Column<StepRow>[] {
  const wide = (label: string) => Math.max(96, 24 + 7 * label.length);
  return [
    text<StepRow>('name', 'Factor', 190, (row) => row.label),
    ...model.covarianceSteps.flatMap(({ id, label }, s): readonly Column<StepRow>[] => {
      const volatility = (row: StepRow) => row.volatilities[s]!;
      const change = (row: StepRow) => 100 * (row.volatilities[s]! / row.volatilities[s - 1]! - 1);
      const own: Column<StepRow> = {
        id,
        label: `${label}, σ %`,
        number: true,
        width: wide(`${label}, σ %`),
        value: (row) => 100 * volatility(row),
        text: (row) => percentNumber(volatility(row)),
      };
      if (s === 0) return [own];
      return [
        own,
        {
          id: `${id}-change`,
          label: 'Change, %',
          number: true,
          width: 88,
          value: change,
          text: (row) => signed(change(row), 1),
        },
      ];
    }),
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

/** Something counted of the model, out of how many. */
export interface RestRow {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  readonly of: number;
}

/** What specific risk and the days of a model rest on. */
export function restRows(model: ModelDetail): readonly RestRow[] {
  const sources: readonly (readonly [id: string, label: string])[] = [
    ['time-series', 'Securities with specific risk from their own history'],
    ['blended', 'Securities with specific risk blended with the structural model'],
    ['structural', 'Securities with specific risk from the structural model alone'],
  ];
  const all = Object.values(model.specificSources).reduce((sum, count) => sum + count, 0);
  return [
    ...sources.map(([id, label]) => ({ id, label, count: model.specificSources[id] ?? 0, of: all })),
    {
      id: 'cap-fallback',
      label: 'Days weighed by traded value, for want of market caps',
      count: model.capFallbackDays,
      of: model.days,
    },
    { id: 'skipped', label: 'Days without a cross-section', count: model.skippedDays, of: model.days },
  ];
}

const share = ({ count, of }: RestRow) => (of === 0 ? null : (100 * count) / of);

export const restColumns: readonly Column<RestRow>[] = [
  text('what', 'What', 420, (row) => row.label),
  number('count', 'Number', (row) => row.count, whole),
  number('of', 'Of', (row) => row.of, whole),
  number('share', 'Share, %', share, digits(1)),
];

export const styleColumns: readonly Column<UserStyle>[] = [
  text('name', 'Style', 190, (row) => row.label),
  text('id', 'Id', 150, (row) => row.id),
  text('formula', 'Formula', 400, (row) => row.formula ?? ''),
  number('values', 'Imported values', (row) => row.values, whole),
];

export const stageColumns: readonly Column<BuildStage>[] = [
  { ...text<BuildStage>('stage', 'Stage', 230, (row) => row.stage), total: () => 'Total' },
  {
    ...number<BuildStage>('milliseconds', 'Time, ms', (row) => row.milliseconds, whole),
    total: (rows) => whole(rows.reduce((sum, stage) => sum + stage.milliseconds, 0)),
  },
  text('detail', 'What was done', 420, (row) => row.detail),
];

/** A parameter of a build, or what it was built from. */
export interface ParameterRow {
  readonly name: string;
  readonly value: string;
}

export function parameterRows(model: ModelDetail): readonly ParameterRow[] {
  return [
    ...flatten(model.parameters),
    { name: 'dataset version', value: model.datasetVersion },
    { name: 'hash of the model', value: model.hash },
    { name: 'version of the program', value: model.engineVersion },
  ];
}

export const parameterColumns: readonly Column<ParameterRow>[] = [
  text('name', 'Parameter', 260, (row) => row.name),
  text('value', 'Value', 520, (row) => row.value),
];

/** Nested parameters as one list, for instance `covariance.eigenfactor.draws`. */
function flatten(parameters: object, prefix = ''): readonly ParameterRow[] {
  return Object.entries(parameters).flatMap(([key, own]: [string, unknown]) => {
    const name = `${prefix}${key}`;
    if (typeof own === 'object' && own !== null) return flatten(own, `${name}.`);
    return [{ name, value: own === null ? absentParameter(name) : String(own) }];
  });
}

/** What it means that a parameter has no value. */
function absentParameter(name: string): string {
  return name === 'estimationUniverse' ? 'all securities' : 'off';
}
