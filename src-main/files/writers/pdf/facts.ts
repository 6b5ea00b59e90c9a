import { type ReportFigure, type ReportFigures, type ReportTerms } from '../../../../src-core/report/report-blocks.ts';
import { type ReportLocale } from '../../../../src-core/report/report-locale.ts';
import { cellText, changeText, figureUnit } from '../cell-text.ts';
import { palette } from '../palette.ts';
import { ascent, drawLines, lineHeight, linesOf } from './paragraphs.ts';
import { type Paper, type TextStyle } from './paper.ts';

type Element = PDFKit.PDFStructureElement;

const label: TextStyle = { weight: 'regular', size: 8, colour: palette.muted };
const value: TextStyle = { weight: 'semibold', size: 12.5 };
const small: TextStyle = { weight: 'regular', size: 7, colour: palette.muted };
const plain: TextStyle = { weight: 'regular', size: 8 };
const tilesAcross = 5;
/** Of label and figure, with the room around them. */
const tileHeight = 36;
/** Between a tile's text and its neighbour. */
const gap = 8;

/** Headline figures as tiles, a rule above each row of them. */
export function drawFigures(paper: Paper, parent: Element, block: ReportFigures, locale: ReportLocale): void {
  const list = paper.element(parent, 'L');
  const pitch = paper.width / tilesAcross;
  for (let first = 0; first < block.figures.length; first += tilesAcross) {
    const row = block.figures.slice(first, first + tilesAcross);
    const notes = row.map((figure) =>
      notesOf(figure, locale).flatMap((note) => linesOf(paper, note, pitch - gap, small)),
    );
    const height = tileHeight + Math.max(...notes.map((lines) => lines.length)) * lineHeight(small);
    paper.makeRoom(height);
    paper.artefact(() => paper.rule(paper.y, 0.5, palette.hairline));
    row.forEach((figure, i) => {
      const item = paper.element(list, 'LI');
      drawTile(paper, item, figure, notes[i]!, paper.left + i * pitch, pitch, locale);
      item.end();
    });
    paper.y += height;
  }
  paper.y += 4;
  list.end();
}

function drawTile(
  paper: Paper,
  item: Element,
  figure: ReportFigure,
  notes: readonly string[],
  x: number,
  pitch: number,
  locale: ReportLocale,
): void {
  const top = paper.y + 5;
  paper.content(item, 'Lbl', () => drawLines(paper, [figure.label], x, top, label));
  paper.content(item, 'LBody', () => {
    const number = cellText(figure, figure.value, locale);
    const unit = figure.value === null ? '' : figureUnit(figure);
    const base = top + lineHeight(label) + ascent * value.size;
    const style = fittingStyle(paper, number, pitch - gap - paper.measure(unit, label));
    paper.line(number, x, base, style);
    paper.line(unit, x + paper.measure(number, style) + 3, base, label);
    drawLines(paper, notes, x, top + lineHeight(label) + lineHeight(value), small);
  });
}

/** What stands under a figure: its change since the run before, where there was one, and what it is. */
function notesOf(figure: ReportFigure, locale: ReportLocale): readonly string[] {
  const { change, note } = figure;
  return change === null ? [note] : [`${changeText(figure, change, locale)} since the last run`, note];
}

/** The style of a figure, smaller where the number would run into its neighbour. */
function fittingStyle(paper: Paper, number: string, room: number): TextStyle {
  const width = paper.measure(number, value);
  return width <= room ? value : { ...value, size: (value.size * room) / width };
}

/** Terms at the left with what they mean at the right. */
export function drawTerms(paper: Paper, parent: Element, block: ReportTerms): void {
  const list = paper.element(parent, 'L');
  const widest = Math.max(...block.terms.map(({ term }) => paper.measure(term, label)), 0);
  const indent = Math.min(widest, paper.width * 0.34) + 12;
  for (const { term, description } of block.terms) {
    const terms = linesOf(paper, term, indent - 11, label);
    const lines = linesOf(paper, description, paper.width - indent, plain);
    const height = Math.max(lines.length, terms.length) * lineHeight(plain) + 2;
    paper.makeRoom(height);
    const item = paper.element(list, 'LI');
    paper.content(item, 'Lbl', () => drawLines(paper, terms, paper.left, paper.y, label));
    paper.content(item, 'LBody', () => drawLines(paper, lines, paper.left + indent, paper.y, plain));
    item.end();
    paper.y += height;
  }
  list.end();
  paper.y += 7;
}
