import { type ExposureRow } from '../../portfolio/portfolio-risk.ts';
import { type ReportTable, type SeriesChart } from '../report-blocks.ts';
import { type SectionBuilder } from './section.ts';

const namesShown = 15;

/** Gross and net exposure by sector, strategy, country and name. */
export const exposuresSection: SectionBuilder = ({ risk }) => {
  const { bySector, byStrategy, byCountry, byName } = risk.exposures;
  const largestNames = bySize(byName).slice(0, namesShown);
  return [
    sectorChart(bySize(bySector)),
    exposureTable('exposure-sector', 'By sector', bySize(bySector), true),
    exposureTable('exposure-strategy', 'By strategy', bySize(byStrategy), true),
    exposureTable('exposure-country', 'By country', bySize(byCountry), true),
    exposureTable(
      'exposure-name',
      largestNames.length < byName.length ? `The ${namesShown} largest names of ${byName.length}` : 'By name',
      largestNames,
      largestNames.length === byName.length,
    ),
  ];
};

const bySize = (rows: readonly ExposureRow[]) => rows.toSorted((a, b) => b.gross - a.gross);

function sectorChart(rows: readonly ExposureRow[]): SeriesChart {
  const largest = rows[0];
  return {
    kind: 'chart',
    chart: 'bar',
    id: 'exposure-sector-chart',
    title: 'Exposure by sector, % of net asset value',
    textAlternative:
      largest === undefined
        ? 'There is no exposure.'
        : `Gross and net exposure of ${rows.length} sectors; the largest is ${largest.label}.`,
    unit: 'fraction',
    labels: rows.map((row) => row.label),
    series: [
      { name: 'Gross', style: 'bars', tone: 'neutral', values: rows.map((row) => row.gross) },
      { name: 'Net', style: 'bars', tone: 'accent', values: rows.map((row) => row.net) },
    ],
  };
}

function exposureTable(id: string, caption: string, rows: readonly ExposureRow[], withTotal: boolean): ReportTable {
  const sum = (pick: (row: ExposureRow) => number) => rows.reduce((total, row) => total + pick(row), 0);
  const columnsOf = (of: (pick: (row: ExposureRow) => number) => number) => [
    of((row) => row.positions),
    of((row) => row.gross),
    of((row) => row.net),
    of((row) => row.volatility),
    of((row) => row.var),
  ];
  return {
    kind: 'table',
    id,
    caption,
    columns: [
      { id: 'group', label: 'Group', kind: 'text' },
      { id: 'positions', label: 'Positions', kind: 'count' },
      { id: 'gross', label: 'Gross', kind: 'fraction' },
      { id: 'net', label: 'Net', kind: 'fraction' },
      { id: 'volatility', label: 'Volatility contribution', kind: 'fraction', digits: 3 },
      { id: 'var', label: 'VaR contribution', kind: 'fraction', digits: 3 },
    ],
    rows: rows.map((row) => [row.label, ...columnsOf((pick) => pick(row))]),
    ...(withTotal && rows.length > 0 ? { total: ['Total', ...columnsOf(sum)] } : {}),
    whenEmpty: 'There is no exposure.',
  };
}
