import { numberText, percentNumber } from '../../../src-core/report/number-text.ts';
import {
  type Cell,
  type ReportBlock,
  type ReportColumn,
  type ReportFigure,
  type ReportTable,
} from '../../../src-core/report/report-blocks.ts';
import { type LimitLevel } from '../../../src-core/limits/limit.ts';
import { cellText, columnHeading, isNumeric, levelWord } from './cell-text.ts';
import { levelMark } from './level-mark.ts';
import { escapeMarkup } from './markup.ts';
import { svgChart } from './svg-chart.ts';

/** Lays out one block of a section. */
export function htmlBlock(block: ReportBlock): string {
  switch (block.kind) {
    case 'figures':
      return `<dl class="figures" aria-label="${escapeMarkup(block.label)}">${block.figures.map(figureTile).join('')}</dl>`;
    case 'table':
      return htmlTable(block);
    case 'chart':
      return `<figure><figcaption>${escapeMarkup(block.title)}</figcaption>${svgChart(block)}</figure>`;
    case 'text':
      return block.paragraphs.map((paragraph) => `<p>${escapeMarkup(paragraph)}</p>`).join('');
    case 'heading':
      return `<h3 id="${escapeMarkup(block.id)}">${escapeMarkup(block.text)} ${htmlLevel(block.level)}</h3>`;
    case 'terms':
      return (
        `<dl class="terms" aria-label="${escapeMarkup(block.label)}">` +
        block.terms
          .map(
            ({ term, description }) => `<div><dt>${escapeMarkup(term)}</dt><dd>${escapeMarkup(description)}</dd></div>`,
          )
          .join('') +
        '</dl>'
      );
    case 'signatures':
      return `<div class="signatures">${block.roles.map(signatureLine).join('')}</div>`;
  }
}

/** A level as icon and word. */
export function htmlLevel(level: LimitLevel): string {
  return `<span class="level level-${level}">${levelMark(level)}${levelWord(level)}</span>`;
}

function figureTile(figure: ReportFigure): string {
  const unit = figure.kind === 'fraction' ? '%' : figure.kind === 'multiple' ? '×' : (figure.currency ?? '');
  const value = escapeMarkup(cellText(figure, figure.value));
  const note = `<dd class="note">${escapeMarkup(figure.note)}</dd>`;
  return (
    `<div><dt>${escapeMarkup(figure.label)}</dt>` +
    `<dd class="value">${value}${unit === '' ? '' : ` <span class="unit">${escapeMarkup(unit)}</span>`}</dd>` +
    (figure.change === null ? '' : `<dd class="change">${changeText(figure, figure.change)} since the last run</dd>`) +
    `${note}</div>`
  );
}

function changeText(figure: ReportFigure, change: number): string {
  const digits = figure.digits ?? 2;
  const size = figure.kind === 'fraction' ? percentNumber(change, digits) : numberText(change, digits);
  return change > 0 && /[1-9]/.test(size) ? `+${size}` : size;
}

function htmlTable(table: ReportTable): string {
  if (table.rows.length === 0)
    return `<p class="none">${escapeMarkup(table.caption)}: ${escapeMarkup(table.whenEmpty)}</p>`;
  const columns = shownColumns(table);
  const heading = columns.findIndex(({ column }) => column.kind === 'text' || column.kind === 'date');
  const row = (cells: readonly Cell[]) =>
    `<tr>${columns.map(({ column, index }, i) => htmlCell(column, cells[index] ?? null, i === heading)).join('')}</tr>`;
  return (
    `<div class="scroll"><table><caption>${escapeMarkup(table.caption)}</caption><thead><tr>` +
    columns
      .map(
        ({ column }) =>
          `<th scope="col" class="${isNumeric(column) ? 'number' : 'text'}">${escapeMarkup(columnHeading(column))}</th>`,
      )
      .join('') +
    `</tr></thead><tbody>${table.rows.map(row).join('')}</tbody>` +
    (table.total ? `<tfoot>${row(table.total)}</tfoot>` : '') +
    '</table></div>'
  );
}

/** Columns that hold anything; a text column that is empty in every row is left out on paper. */
function shownColumns(table: ReportTable): readonly { readonly column: ReportColumn; readonly index: number }[] {
  return table.columns
    .map((column, index) => ({ column, index }))
    .filter(({ column, index }) => column.kind !== 'text' || table.rows.some((row) => row[index] !== ''));
}

function htmlCell(column: ReportColumn, cell: Cell, isHeading: boolean): string {
  const text =
    column.kind === 'status' && typeof cell === 'string'
      ? htmlLevel(cell as LimitLevel)
      : escapeMarkup(cellText(column, cell));
  const kind = isNumeric(column) ? 'number' : 'text';
  return isHeading ? `<th scope="row" class="${kind}">${text}</th>` : `<td class="${kind}">${text}</td>`;
}

function signatureLine(role: string): string {
  return (
    `<div><strong>${escapeMarkup(role)}</strong>` +
    ['Name', 'Signature', 'Date'].map((label) => `<span class="line">${label}</span>`).join('') +
    '</div>'
  );
}
