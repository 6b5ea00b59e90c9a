import { type Report } from '../../../src-core/report/report.ts';
import {
  type Cell,
  type ReportBlock,
  type ReportColumn,
  type ReportTable,
} from '../../../src-core/report/report-blocks.ts';
import { csvDecimal, csvNumber, csvText } from './csv-cell.ts';
import { type ReportWriter } from './report-writer.ts';

const header = ['section', 'item', 'row', 'subject', 'metric', 'value', 'unit'];

/**
 * One tidy table: a line a value, with the section and item it stands in, its row, what it is about, what it measures and
 * its unit. Values are at full precision, fractions as fractions; docs/reports.md says how to pivot it.
 */
export const tidyCsvWriter: ReportWriter = {
  format: 'tidy-csv',
  mediaType: 'text/csv',
  extension: 'csv',
  write: (report) => {
    const lines = [header.join(','), ...coverLines(report)];
    for (const section of report.sections) {
      for (const block of section.blocks) lines.push(...blockLines(section.id, block));
    }
    return new TextEncoder().encode(lines.join('\r\n') + '\r\n');
  },
};

function line(
  section: string,
  item: string,
  row: number,
  subject: string,
  metric: string,
  value: string,
  unit: string,
) {
  return [csvText(section), csvText(item), String(row), csvText(subject), csvText(metric), value, csvText(unit)].join(
    ',',
  );
}

function coverLines(report: Report): readonly string[] {
  const cover = {
    title: report.title,
    workspace: report.workspace,
    portfolio: report.portfolio,
    as_of: report.asOf,
    base_currency: report.baseCurrency,
    computed_at: report.computedAt,
    status: report.status ?? '',
    statement: report.statement,
  };
  return [
    ...Object.entries(cover).map(([metric, value]) => line('cover', 'report', 1, '', metric, csvText(value), 'text')),
    line('cover', 'report', 1, '', 'run', csvNumber(report.run), 'count'),
    line('cover', 'report', 1, '', 'breached', csvNumber(report.breached), 'count'),
  ];
}

function blockLines(section: string, block: ReportBlock): readonly string[] {
  switch (block.kind) {
    case 'table':
      return block.rows.flatMap((row, i) => rowLines(section, block, row, i + 1));
    case 'figures':
      return block.figures.flatMap((figure, i) => {
        const cell = cellOf(figure, figure.value);
        const value = line(section, block.id, i + 1, figure.label, figure.id, cell.value, cell.unit);
        if (figure.change === null) return [value];
        return [
          value,
          line(section, block.id, i + 1, figure.label, `${figure.id}_change`, csvNumber(figure.change), cell.unit),
        ];
      });
    case 'chart':
      return block.chart === 'ladder'
        ? []
        : block.series.flatMap((series) =>
            block.labels.map((label, i) =>
              line(
                section,
                block.id,
                i + 1,
                label,
                series.name,
                csvNumber(series.values[i] ?? null),
                block.currency ?? block.unit,
              ),
            ),
          );
    case 'terms':
      return block.terms.map(({ term, description }, i) =>
        line(section, block.id, i + 1, '', term, csvText(description), 'text'),
      );
    case 'text':
      return block.paragraphs.map((paragraph, i) =>
        line(section, block.id, i + 1, '', 'paragraph', csvText(paragraph), 'text'),
      );
    case 'heading':
      return [line(section, block.id, 1, block.text, 'status', csvText(block.level ?? ''), 'status')];
    case 'signatures':
      return [];
  }
}

/** One line a cell; the first text column that is no status names the row. */
function rowLines(section: string, table: ReportTable, row: readonly Cell[], number: number): readonly string[] {
  const naming = table.columns.findIndex((column) => column.kind === 'text' || column.kind === 'date');
  const subject = String(row[Math.max(0, naming)] ?? '');
  return table.columns.flatMap((column, i) => {
    if (column.kind === 'unit') return [];
    const cell = cellOf(column, row[i] ?? null);
    return [line(section, table.id, number, subject, column.id, cell.value, cell.unit)];
  });
}

function cellOf(column: Pick<ReportColumn, 'kind' | 'currency'>, cell: Cell): { value: string; unit: string } {
  if (column.kind === 'money' || column.kind === 'quantity') {
    return { value: cell === null ? '' : csvDecimal(String(cell)), unit: column.currency ?? column.kind };
  }
  if (cell === null) return { value: '', unit: column.kind };
  if (typeof cell === 'number') return { value: csvNumber(cell), unit: column.kind };
  if (typeof cell === 'string') return { value: csvText(cell), unit: column.kind };
  return { value: csvNumber(cell.value), unit: cell.unit };
}
