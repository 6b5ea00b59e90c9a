import {
  type Cell,
  type ReportBlock,
  type ReportColumn,
  type ReportFigure,
  type ReportTable,
} from '../../../src-core/report/report-blocks.ts';
import { type ReportLocale } from '../../../src-core/report/report-locale.ts';
import { type LimitLevel } from '../../../src-core/limits/limit.ts';
import { cellText, changeText, columnHeading, figureUnit, isNumeric, levelWord, shownColumns } from './cell-text.ts';
import { levelMark } from './level-mark.ts';
import { escapeMarkup } from './markup.ts';
import { svgChart } from './svg-chart.ts';

/** Lays out one block of a section. */
export function htmlBlock(block: ReportBlock, locale: ReportLocale): string {
  switch (block.kind) {
    case 'figures':
      return `<dl class="figures" aria-label="${escapeMarkup(block.label)}">${block.figures.map((figure) => figureTile(figure, locale)).join('')}</dl>`;
    case 'table':
      return htmlTable(block, locale);
    case 'chart':
      return `<figure><figcaption>${escapeMarkup(block.title)}</figcaption>${svgChart(block, locale)}</figure>`;
    case 'text':
      return block.paragraphs.map((paragraph) => `<p>${escapeMarkup(paragraph)}</p>`).join('');
    case 'heading':
      return `<h3 id="${escapeMarkup(block.id)}">${escapeMarkup(block.text)}${block.level === null ? '' : ` ${htmlLevel(block.level)}`}</h3>`;
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

function figureTile(figure: ReportFigure, locale: ReportLocale): string {
  const unit = figureUnit(figure);
  const value = escapeMarkup(cellText(figure, figure.value, locale));
  const note = `<dd class="note">${escapeMarkup(figure.note)}</dd>`;
  return (
    `<div><dt>${escapeMarkup(figure.label)}</dt>` +
    `<dd class="value">${value}${unit === '' ? '' : ` <span class="unit">${escapeMarkup(unit)}</span>`}</dd>` +
    (figure.change === null
      ? ''
      : `<dd class="change">${changeText(figure, figure.change, locale)} since the last run</dd>`) +
    `${note}</div>`
  );
}

function htmlTable(table: ReportTable, locale: ReportLocale): string {
  if (table.rows.length === 0)
    return `<p class="none">${escapeMarkup(table.caption)}: ${escapeMarkup(table.whenEmpty)}</p>`;
  const columns = shownColumns(table);
  const heading = columns.findIndex(({ column }) => column.kind === 'text' || column.kind === 'date');
  const row = (cells: readonly Cell[]) =>
    `<tr>${columns.map(({ column, index }, i) => htmlCell(column, cells[index] ?? null, i === heading, locale)).join('')}</tr>`;
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

function htmlCell(column: ReportColumn, cell: Cell, isHeading: boolean, locale: ReportLocale): string {
  const text =
    column.kind === 'status' && typeof cell === 'string'
      ? htmlLevel(cell as LimitLevel)
      : escapeMarkup(cellText(column, cell, locale));
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
