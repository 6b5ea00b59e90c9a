import { type ReportFigures, type ReportTerms } from '../../../../src-core/report/report-blocks.ts';
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
const tileHeight = 52;

/** Headline figures as tiles, a rule above each row of them. */
export function drawFigures(paper: Paper, parent: Element, block: ReportFigures, locale: ReportLocale): void {
  const list = paper.element(parent, 'L');
  const pitch = paper.width / tilesAcross;
  block.figures.forEach((figure, i) => {
    const across = i % tilesAcross;
    if (across === 0) {
      if (i > 0) paper.y += tileHeight;
      paper.makeRoom(tileHeight);
      paper.artefact(() => paper.rule(paper.y, 0.5, palette.hairline));
    }
    const x = paper.left + across * pitch;
    const top = paper.y + 5;
    const item = paper.element(list, 'LI');
    paper.content(item, 'Lbl', () => drawLines(paper, [figure.label], x, top, label));
    paper.content(item, 'LBody', () => {
      const number = cellText(figure, figure.value, locale);
      const unit = figure.value === null ? '' : figureUnit(figure);
      const base = top + lineHeight(label) + ascent * value.size;
      const size = fittingSize(paper, number, pitch - 8 - paper.measure(unit, label));
      paper.line(number, x, base, size);
      paper.line(unit, x + paper.measure(number, size) + 3, base, label);
      const change = figure.change === null ? [] : [`${changeText(figure, figure.change, locale)} since the last run`];
      drawLines(paper, [...change, figure.note], x, top + lineHeight(label) + lineHeight(value), small);
    });
    item.end();
  });
  if (block.figures.length > 0) paper.y += tileHeight + 4;
  list.end();
}

/** The style of a figure, smaller where the number would run into its neighbour. */
function fittingSize(paper: Paper, number: string, room: number): TextStyle {
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
