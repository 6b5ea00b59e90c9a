import { type LimitLevel } from '../../../../src-core/limits/limit.ts';
import { type Cell, type ReportColumn, type ReportTable } from '../../../../src-core/report/report-blocks.ts';
import { type ReportLocale } from '../../../../src-core/report/report-locale.ts';
import { cellText, columnHeading, isNumeric, shownColumns } from '../cell-text.ts';
import { palette } from '../palette.ts';
import { shareWidth } from './column-widths.ts';
import { badgeWidth, drawBadge } from './level-badge.ts';
import { ascent, drawLines, lineHeight, linesOf, paragraph } from './paragraphs.ts';
import { type Paper, type TextStyle } from './paper.ts';

type Element = PDFKit.PDFStructureElement;

const body: TextStyle = { weight: 'regular', size: 7.5 };
const strong: TextStyle = { weight: 'semibold', size: 7.5 };
const head: TextStyle = { weight: 'semibold', size: 7.5, colour: palette.muted };
const caption: TextStyle = { weight: 'semibold', size: 8.5 };
const quiet: TextStyle = { weight: 'regular', size: 8.5, colour: palette.muted };
const gutter = 7;
const padding = 2.2;
/** Lines of a cell; a longer text ends in an ellipsis, so that a row always fits on a page. */
const mostLines = 24;

interface Column {
  readonly column: ReportColumn;
  readonly index: number;
  readonly x: number;
  readonly width: number;
}

interface LaidCell {
  readonly lines: readonly string[];
  readonly level: LimitLevel | null;
}

/** A table over the paper's width: caption, heading repeated on every page, rows that are never cut, total. */
export function drawTable(paper: Paper, parent: Element, table: ReportTable, locale: ReportLocale): void {
  if (table.rows.length === 0) {
    paragraph(paper, parent, 'P', `${table.caption}: ${table.whenEmpty}`, quiet);
    paper.y += 6;
    return;
  }
  const columns = layColumns(paper, table, locale);
  const heading = columns.map(({ column, width }) => ({
    lines: linesOf(paper, columnHeading(column), width, head),
    level: null,
  }));
  const rows = table.rows.map((row) => columns.map((column) => layCell(paper, column, row, body, locale)));
  // A caption without its heading and two rows under it would hang in the air.
  paper.makeRoom(lineHeight(caption) + [heading, ...rows.slice(0, 2)].reduce((sum, row) => sum + heightOf(row), 0));

  const element = paper.element(parent, 'Table');
  paper.content(element, 'Caption', () => drawLines(paper, [table.caption], paper.left, paper.y, caption));
  paper.y += lineHeight(caption) + 1;
  drawHeading(paper, columns, heading, paper.element(paper.element(element, 'THead'), 'TR'));
  const rowHeading = columns.findIndex(({ column }) => column.kind === 'text' || column.kind === 'date');
  const bodyElement = paper.element(element, 'TBody');
  for (const row of rows) {
    if (!paper.fits(heightOf(row))) {
      paper.startPage();
      drawHeading(paper, columns, heading, null);
    }
    drawRow(paper, columns, row, body, paper.element(bodyElement, 'TR'), rowHeading);
    paper.artefact(() => paper.rule(paper.y, 0.35, palette.hairline));
  }
  if (table.total) drawTotal(paper, columns, table.total, paper.element(element, 'TFoot'), rowHeading, locale);
  element.end();
  paper.y += 10;
}

function layColumns(paper: Paper, table: ReportTable, locale: ReportLocale): readonly Column[] {
  const shown = shownColumns(table);
  const cells = table.total ? [...table.rows, table.total] : table.rows;
  const needs = shown.map(({ column, index }) => {
    const style = table.total ? strong : body;
    const heading = columnHeading(column);
    let least = widestWord(paper, heading, head);
    // A number's heading may stand on two lines.
    let natural = paper.measure(heading, head) * (isNumeric(column) ? 0.6 : 1);
    for (const row of cells) {
      const cell = row[index] ?? null;
      if (column.kind === 'status' && cell !== null && cell !== '') {
        least = Math.max(least, badgeWidth(paper, cell as LimitLevel, body.size));
        continue;
      }
      const text = cellText(column, cell, locale);
      const width = paper.measure(text, style);
      natural = Math.max(natural, width);
      least = Math.max(least, isNumeric(column) ? width : Math.min(widestWord(paper, text, style), 90));
    }
    const firm = isNumeric(column) || column.kind === 'status' || column.kind === 'date';
    return { least, natural: Math.max(natural, least), firm };
  });
  const widths = shareWidth(needs, paper.width - gutter * (shown.length - 1));
  let x = paper.left;
  return shown.map(({ column, index }, i) => {
    const laid = { column, index, x, width: widths[i]! };
    x += laid.width + gutter;
    return laid;
  });
}

function widestWord(paper: Paper, text: string, style: TextStyle): number {
  return text.split(' ').reduce((widest, word) => Math.max(widest, paper.measure(word, style)), 0);
}

function layCell(
  paper: Paper,
  { column, index, width }: Column,
  row: readonly Cell[],
  style: TextStyle,
  locale: ReportLocale,
): LaidCell {
  const cell = row[index] ?? null;
  if (column.kind === 'status' && cell !== null && cell !== '') return { lines: [''], level: cell as LimitLevel };
  const lines = linesOf(paper, cellText(column, cell, locale), width + 0.01, style);
  if (lines.length <= mostLines) return { lines, level: null };
  return { lines: [...lines.slice(0, mostLines - 1), `${lines[mostLines - 1]!}…`], level: null };
}

const heightOf = (cells: readonly LaidCell[]) =>
  Math.max(...cells.map(({ lines }) => lines.length)) * lineHeight(body) + 2 * padding;

/** The heading row; without an element it is a repetition, which only the eye needs. */
function drawHeading(paper: Paper, columns: readonly Column[], cells: readonly LaidCell[], row: Element | null): void {
  const height = heightOf(cells);
  cells.forEach((cell, i) => {
    const column = columns[i]!;
    const top = paper.y + height - padding - cell.lines.length * lineHeight(head);
    const draw = () => drawCell(paper, column, cell, top, head);
    if (row) paper.content(row, 'TH', draw, { scope: 'Column' });
    else paper.artefact(draw, 'Pagination');
  });
  paper.y += height;
  paper.artefact(() => paper.rule(paper.y, 0.75, palette.ink));
}

function drawRow(
  paper: Paper,
  columns: readonly Column[],
  cells: readonly LaidCell[],
  style: TextStyle,
  row: Element,
  rowHeading: number,
): void {
  cells.forEach((cell, i) => {
    const draw = () => drawCell(paper, columns[i]!, cell, paper.y + padding, style);
    if (i === rowHeading) paper.content(row, 'TH', draw, { scope: 'Row' });
    else paper.content(row, 'TD', draw);
  });
  row.end();
  paper.y += heightOf(cells);
}

function drawTotal(
  paper: Paper,
  columns: readonly Column[],
  total: readonly Cell[],
  foot: Element,
  rowHeading: number,
  locale: ReportLocale,
): void {
  // What does not add up has no total, which is not the same as a missing value.
  const cells = columns.map((column) =>
    total[column.index] === null ? { lines: [''], level: null } : layCell(paper, column, total, strong, locale),
  );
  if (!paper.fits(heightOf(cells))) paper.startPage();
  paper.artefact(() => paper.rule(paper.y, 0.75, palette.ink));
  drawRow(paper, columns, cells, strong, paper.element(foot, 'TR'), rowHeading);
}

function drawCell(
  paper: Paper,
  { column, x, width }: Column,
  { lines, level }: LaidCell,
  top: number,
  style: TextStyle,
) {
  if (level !== null) {
    drawBadge(paper, level, x, top + ascent * style.size, style.size);
    return;
  }
  if (!isNumeric(column)) {
    drawLines(paper, lines, x, top, style);
    return;
  }
  lines.forEach((line, i) =>
    drawLines(paper, [line], x + width - paper.measure(line, style), top + i * lineHeight(style), style),
  );
}
