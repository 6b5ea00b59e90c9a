import { type Report } from '../../../../src-core/report/report.ts';
import {
  type ReportBlock,
  type ReportFigures,
  type ReportSection,
  type ReportTable,
} from '../../../../src-core/report/report-blocks.ts';
import { reportLocale, type ReportLocale } from '../../../../src-core/report/report-locale.ts';
import { type SectionId } from '../../../../src-core/report/section-titles.ts';
import { isNumeric } from '../cell-text.ts';
import { captionCell, headingCell, makeSheet, noteCell, termCell, titleCell, type Row, type Sheet } from './sheet.ts';
import { valueCell } from './value-cell.ts';

/** Names of the sheets, which may have 31 characters. */
const sheetNames: Readonly<Record<SectionId, string>> = {
  summary: 'Summary',
  utilisation: 'Utilisation',
  breaches: 'Breaches',
  'pre-trade': 'Pre-trade',
  'tail-risk': 'VaR and ES',
  'factor-risk': 'Factor risk',
  stress: 'Stress',
  'stress-detail': 'Stress detail',
  exposures: 'Exposures',
  contributions: 'Positions',
  history: 'History',
  monitoring: 'Monitoring',
  'data-quality': 'Data quality',
  provenance: 'Provenance',
  'method-notes': 'Methods',
  'sign-off': 'Sign-off',
};

/**
 * A section with its blocks below each other. Where it is one table, its heading stays in sight when the sheet is scrolled;
 * where it is several, whose columns differ, only the section's title does.
 */
export function sectionSheet(section: ReportSection, report: Report): Sheet {
  const locale = reportLocale(report.locale);
  const blocks = section.blocks.filter(({ kind }) => kind !== 'chart');
  const [only, ...others] = blocks;
  const single = only?.kind === 'table' && only.rows.length > 0 && others.length === 0;
  const rows = blocks.flatMap((block) => [...blockRows(block, locale), [] as Row]);
  const name = sheetNames[section.id as SectionId];
  return makeSheet(name, [[titleCell(section.title)], ...rows], single ? 3 : 1);
}

function blockRows(block: ReportBlock, locale: ReportLocale): readonly Row[] {
  switch (block.kind) {
    case 'table':
      return tableRows(block, locale);
    case 'figures':
      return figureRows(block, locale);
    case 'terms':
      return block.terms.map(({ term, description }) => [termCell(term), { value: description }]);
    case 'text':
      return block.paragraphs.map((paragraph) => [noteCell(paragraph)]);
    case 'heading':
      return [[captionCell(block.text), null, valueCell({ kind: 'status' }, block.level, locale)]];
    case 'signatures':
      return [
        ['', 'Name', 'Signature', 'Date'].map((label) => headingCell(label, false)),
        ...block.roles.map((role): Row => [{ value: role, height: 36 }]),
      ];
    case 'chart':
      return [];
  }
}

function tableRows(table: ReportTable, locale: ReportLocale): readonly Row[] {
  if (table.rows.length === 0) return [[noteCell(`${table.caption}: ${table.whenEmpty}`)]];
  const { columns } = table;
  const cells = (row: ReportTable['rows'][number]) =>
    columns.map((column, i) => valueCell(column, row[i] ?? null, locale));
  const total = (table.total ? cells(table.total) : []).map((cell) => cell && { ...cell, fontWeight: 'bold' as const });
  return [
    [captionCell(table.caption)],
    columns.map((column) =>
      headingCell(
        column.kind === 'money' ? `${column.label}, ${column.currency ?? ''}` : column.label,
        isNumeric(column),
      ),
    ),
    ...table.rows.map(cells),
    ...(total.length > 0 ? [total] : []),
  ];
}

function figureRows({ figures }: ReportFigures, locale: ReportLocale): readonly Row[] {
  return [
    ['Figure', 'Value', 'Unit', 'Change since the last run', 'What it is'].map((label, i) =>
      headingCell(label, i === 1 || i === 3),
    ),
    ...figures.map((figure): Row => [
      { value: figure.label },
      valueCell(figure, figure.value, locale),
      { value: figure.currency ?? (figure.kind === 'multiple' ? '× NAV' : '') },
      valueCell(figure, figure.change, locale),
      { value: figure.note },
    ]),
  ];
}
