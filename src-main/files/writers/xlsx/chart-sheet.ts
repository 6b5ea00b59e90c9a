import { type CellObject } from 'write-excel-file/node';
import { type Report } from '../../../../src-core/report/report.ts';
import { type SeriesChart } from '../../../../src-core/report/report-blocks.ts';
import { reportLocale, type ReportLocale } from '../../../../src-core/report/report-locale.ts';
import { captionCell, headingCell, makeSheet, type Sheet } from './sheet.ts';
import { valueCell } from './value-cell.ts';

type Column = readonly (CellObject | null)[];

/** The numbers behind the charts, side by side on one sheet; none where the report has no chart. */
export function chartSheet(report: Report): readonly Sheet[] {
  const locale = reportLocale(report.locale);
  const charts = report.sections
    .flatMap(({ blocks }) => blocks)
    .filter((block): block is SeriesChart => block.kind === 'chart' && block.chart !== 'ladder');
  const columns = charts.flatMap((chart) => [...chartColumns(chart, locale), []]);
  const length = Math.max(0, ...columns.map((column) => column.length));
  const rows = Array.from({ length }, (_, i) => columns.map((column) => column[i] ?? null));
  return length === 0 ? [] : [makeSheet('Chart data', rows, 2)];
}

/** A chart's title above its labels and series. */
function chartColumns(chart: SeriesChart, locale: ReportLocale): readonly Column[] {
  const isLine = chart.chart === 'line';
  const label = { kind: isLine ? 'date' : 'text' } as const;
  const value =
    chart.unit === 'fraction' ? ({ kind: 'fraction', digits: 3 } as const) : ({ kind: 'money', digits: 0 } as const);
  return [
    [
      captionCell(chart.title),
      headingCell(isLine ? 'Date' : 'Name', false),
      ...chart.labels.map((text) => valueCell(label, text, locale)),
    ],
    ...chart.series.map(({ name, values }): Column => [
      null,
      headingCell(name, true),
      ...values.map((number) => valueCell(value, number, locale)),
    ]),
  ];
}
