import { type AttributionRow, type StrategyAttribution } from '../../../src-core/contract/index.ts';
import { type Column } from '../../components/data-table/column.ts';
import { decimal, percentNumber } from '../../format/numbers.ts';
import { groupNames } from './risk-address.ts';

export const attributionColumns: readonly Column<AttributionRow>[] = [
  {
    id: 'name',
    label: 'Factor',
    width: 190,
    value: (row) => row.label,
    text: (row) => row.label,
    total: () => 'Total',
  },
  {
    id: 'group',
    label: 'Group',
    width: 92,
    value: (row) => groupNames[row.group],
    text: (row) => groupNames[row.group],
  },
  {
    id: 'exposure',
    label: 'Mean exposure',
    number: true,
    width: 104,
    value: (row) => row.averageExposure,
    text: (row) => decimal(row.averageExposure, 3),
  },
  {
    id: 'contribution',
    label: 'Contribution, %',
    number: true,
    width: 108,
    value: (row) => 100 * row.contribution,
    text: (row) => percentNumber(row.contribution),
    total: (rows) => percentNumber(rows.reduce((sum, row) => sum + row.contribution, 0)),
  },
  {
    id: 'error',
    label: '± one s.e., %',
    number: true,
    width: 92,
    value: (row) => (row.standardError === null ? null : 100 * row.standardError),
    text: (row) => percentNumber(row.standardError),
  },
  {
    id: 'bar',
    label: 'Part',
    width: 116,
    value: (row) => row.contribution,
    text: (row) => percentNumber(row.contribution),
  },
];

function part(id: string, label: string, of: (row: StrategyAttribution) => number): Column<StrategyAttribution> {
  return {
    id,
    label,
    number: true,
    width: 108,
    value: (row) => 100 * of(row),
    text: (row) => percentNumber(of(row)),
    total: (rows) => percentNumber(rows.reduce((sum, row) => sum + of(row), 0)),
  };
}

export const strategyAttributionColumns: readonly Column<StrategyAttribution>[] = [
  {
    id: 'name',
    label: 'Strategy',
    width: 190,
    value: (row) => row.strategy || '–',
    text: (row) => row.strategy || '–',
    total: () => 'Total',
  },
  part('contribution', 'Contribution, %', (row) => row.contribution),
  part('market', 'Market, %', (row) => row.byGroup.market),
  part('style', 'Styles, %', (row) => row.byGroup.style),
  part('industry', 'Industries, %', (row) => row.byGroup.industry),
  part('specific', 'Specific, %', (row) => row.specificContribution),
  {
    id: 'bar',
    label: 'Part',
    width: 116,
    value: (row) => row.contribution,
    text: (row) => percentNumber(row.contribution),
  },
];
