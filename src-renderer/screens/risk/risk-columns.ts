import {
  type CutRiskRow,
  type FactorGroupRow,
  type FactorRiskRow,
  type FactorSecurityRow,
  type SecurityRiskRow,
} from '../../../src-core/contract/index.ts';
import { type Column } from '../../components/data-table/column.ts';
import { decimal, percentNumber } from '../../format/numbers.ts';
import { groupNames } from './risk-address.ts';
import { reasonWords } from './reason-words.ts';

type Figure<Row> = (row: Row) => number | null;

const sum = <Row>(rows: readonly Row[], of: Figure<Row>) => rows.reduce((total, row) => total + (of(row) ?? 0), 0);

function text<Row>(id: string, label: string, width: number, value: (row: Row) => string): Column<Row> {
  return { id, label, width, value, text: value, ...(id === 'name' ? { total: () => 'Total' } : {}) };
}

/** A fraction shown in percent; `adds` puts its sum into the totals row. */
function fraction<Row>(id: string, label: string, of: Figure<Row>, adds = false, hidden = false): Column<Row> {
  return {
    id,
    label,
    number: true,
    width: 112,
    hidden,
    value: (row) => {
      const value = of(row);
      return value === null ? null : value * 100;
    },
    text: (row) => percentNumber(of(row)),
    ...(adds ? { total: (rows: readonly Row[]) => percentNumber(sum(rows, of)) } : {}),
  };
}

function number<Row>(id: string, label: string, of: Figure<Row>, digits: number, adds = false): Column<Row> {
  return {
    id,
    label,
    number: true,
    width: 108,
    value: of,
    text: (row) => decimal(of(row), digits),
    ...(adds ? { total: (rows: readonly Row[]) => decimal(sum(rows, of), digits) } : {}),
  };
}

/** Drawn by the screen as a bar from the contribution. */
function bar<Row>(of: Figure<Row>): Column<Row> {
  return { id: 'bar', label: 'Part', width: 116, value: of, text: (row) => percentNumber(of(row)) };
}

export const groupColumns: readonly Column<FactorGroupRow>[] = [
  text('name', 'Group', 160, (row) => groupNames[row.group]),
  fraction('volatility', 'Own σ, %', (row) => row.volatility),
  fraction('contribution', 'x·σ·ρ, %', (row) => row.contribution, true),
  number('percent', '% of variance', (row) => row.percent, 1, true),
  bar((row) => row.contribution),
];

export const factorColumns: readonly Column<FactorRiskRow>[] = [
  text('name', 'Factor', 180, (row) => row.label),
  text('group', 'Group', 84, (row) => groupNames[row.group]),
  number('exposure', 'Exposure x', (row) => row.exposure, 3),
  fraction('volatility', 'Factor σ, %', (row) => row.volatility),
  number('correlation', 'ρ', (row) => row.correlation, 2),
  fraction('contribution', 'x·σ·ρ, %', (row) => row.contribution, true),
  number('percent', '% of variance', (row) => row.percent, 1, true),
  fraction('marginal', 'Marginal, %', (row) => row.marginal),
  bar((row) => row.contribution),
];

export const factorSecurityColumns: readonly Column<FactorSecurityRow>[] = [
  { ...text<FactorSecurityRow>('name', 'Symbol', 96, (row) => row.symbol), id: 'symbol', total: () => 'Total' },
  text('title', 'Name', 170, (row) => row.name),
  text('sector', 'Sector', 150, (row) => row.sector),
  fraction('weight', 'Weight, %', (row) => row.weight, true),
  number('exposure', 'Exposure', (row) => row.exposure, 3),
  fraction('contribution', 'x·σ·ρ, %', (row) => row.contribution, true),
  number('percent', '% of variance', (row) => row.percent, 2, true),
  text('reason', 'Known by', 150, (row) => reasonWords(row.reason)),
  bar((row) => row.contribution),
];

export const securityColumns: readonly Column<SecurityRiskRow>[] = [
  { ...text<SecurityRiskRow>('name', 'Symbol', 96, (row) => row.symbol), id: 'symbol', total: () => 'Total' },
  text('title', 'Name', 170, (row) => row.name),
  text('sector', 'Sector', 150, (row) => row.sector),
  fraction('weight', 'Weight, %', (row) => row.weight, true),
  fraction('volatility', 'Own σ, %', (row) => row.volatility),
  fraction('marginal', 'MCTR, %', (row) => row.marginal),
  fraction('contribution', 'Contribution, %', (row) => row.contribution, true),
  fraction('factors', 'By factors, %', (row) => row.factorContribution, true, true),
  fraction('specific', 'Specific, %', (row) => row.specificContribution, true),
  number('percent', '% of variance', (row) => row.percent, 2, true),
  bar((row) => row.contribution),
];

/** Securities' specific parts, the last level below the group "specific". */
export const specificColumns: readonly Column<SecurityRiskRow>[] = [
  ...securityColumns.slice(0, 4),
  fraction('specificVolatility', 'Specific σ, %', (row) => row.specificVolatility),
  fraction('contribution', 'Specific part, %', (row) => row.specificContribution, true),
  bar((row) => row.specificContribution),
];

export const cutColumns = (title: string): readonly Column<CutRiskRow>[] => [
  text('name', title, 168, (row) => row.key || '–'),
  fraction('weight', 'Weight, %', (row) => row.weight, true),
  fraction('volatility', 'Own σ, %', (row) => row.volatility),
  number('correlation', 'ρ', (row) => row.correlation, 2),
  fraction('contribution', 'Contribution, %', (row) => row.contribution, true),
  fraction('factors', 'By factors, %', (row) => row.factorContribution, true),
  fraction('specific', 'Specific, %', (row) => row.specificContribution, true),
  number('percent', '% of variance', (row) => row.percent, 1, true),
  bar((row) => row.contribution),
];
