import { type Report } from '../../../src-core/report/report.ts';
import {
  type Cell,
  type ReportBlock,
  type ReportColumn,
  type SeriesChart,
} from '../../../src-core/report/report-blocks.ts';

/** A value at full precision: a number, text, or decimal text that is a number. */
export type PlainCell = number | string | { readonly decimal: string } | null;

/** A table without any layout. */
export interface PlainTable {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly PlainCell[])[];
}

/** A report's figures, tables, facts and charts as plain tables, the first of which says what it is a report of. */
export function plainTables(report: Report): readonly PlainTable[] {
  const blocks = report.sections.flatMap((section) => section.blocks.flatMap((block) => blockTable(block)));
  return [coverTable(report), ...blocks];
}

function coverTable(report: Report): PlainTable {
  const facts: readonly (readonly [string, PlainCell])[] = [
    ['title', report.title],
    ['workspace', report.workspace],
    ['portfolio', report.portfolio],
    ['as_of', report.asOf],
    ['base_currency', report.baseCurrency],
    ['run', report.run],
    ['computed_at', report.computedAt],
    ['result_sha256', report.resultHash],
    ['status', report.status],
    ['statement', report.statement],
    ['breached', report.breached],
    ['footer', report.footer],
  ];
  return { name: 'report', header: ['field', 'value'], rows: facts };
}

function blockTable(block: ReportBlock): readonly PlainTable[] {
  switch (block.kind) {
    case 'table':
      return [
        {
          name: block.id,
          header: block.columns.map(columnName),
          rows: block.rows.map((row) => row.map((cell, i) => plainCell(block.columns[i]!, cell))),
        },
      ];
    case 'figures':
      return [
        {
          name: block.id,
          header: ['figure', 'label', 'value', 'unit', 'change', 'note'],
          rows: block.figures.map((figure) => [
            figure.id,
            figure.label,
            plainCell(figure, figure.value),
            figure.currency ?? figure.kind,
            figure.change,
            figure.note,
          ]),
        },
      ];
    case 'terms':
      return [
        {
          name: block.id,
          header: ['term', 'description'],
          rows: block.terms.map(({ term, description }) => [term, description]),
        },
      ];
    case 'chart':
      return block.chart === 'ladder' ? [] : [seriesTable(block)];
    case 'text':
    case 'heading':
    case 'signatures':
      return [];
  }
}

/** A money column says its currency, so that a lone file still does. */
const columnName = ({ id, kind, currency }: ReportColumn) =>
  kind === 'money' && currency !== undefined ? `${id}_${currency.toLowerCase()}` : id;

function seriesTable(chart: SeriesChart): PlainTable {
  return {
    name: chart.id,
    header: [chart.chart === 'line' ? 'date' : 'name', ...chart.series.map(({ name }) => name)],
    rows: chart.labels.map((label, i) => [label, ...chart.series.map(({ values }) => values[i] ?? null)]),
  };
}

function plainCell({ kind }: Pick<ReportColumn, 'kind'>, cell: Cell): PlainCell {
  if (cell === null || typeof cell === 'number') return cell;
  if (typeof cell === 'object') return cell.value;
  return kind === 'money' || kind === 'quantity' ? { decimal: cell } : cell;
}
