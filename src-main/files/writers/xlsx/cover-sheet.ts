import { type Report } from '../../../../src-core/report/report.ts';
import { reportLocale } from '../../../../src-core/report/report-locale.ts';
import { makeSheet, noteCell, termCell, titleCell, type Row, type Sheet } from './sheet.ts';
import { valueCell } from './value-cell.ts';

/** What the workbook is a report of, and its status. */
export function coverSheet(report: Report): Sheet {
  const locale = reportLocale(report.locale);
  const fact = (
    term: string,
    kind: 'text' | 'date' | 'time' | 'count' | 'status',
    value: string | number | null,
  ): Row => [termCell(term), valueCell({ kind }, value, locale)];
  const note = 'Sample workspace: every company and figure in this report is invented.';
  return makeSheet(
    'Report',
    [
      [titleCell(report.title)],
      ...(report.fictional ? [[noteCell(note)]] : []),
      fact('Portfolio', 'text', report.portfolio),
      fact('As of', 'date', report.asOf),
      fact('Workspace', 'text', report.workspace),
      fact('Base currency', 'text', report.baseCurrency),
      fact('Run', 'count', report.run),
      fact('Computed, UTC', 'time', report.computedAt),
      fact('Status', 'status', report.status),
      fact('Statement', 'text', report.statement),
      fact('Limits breached', 'count', report.breached),
      fact('Result, SHA-256', 'text', report.resultHash),
      ...(report.footer === '' ? [] : [[noteCell(report.footer)]]),
    ],
    1,
  );
}
