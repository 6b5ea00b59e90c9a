import { type Paper, type TextStyle } from './paper.ts';
import { wrapText } from './wrap-text.ts';

type Element = PDFKit.PDFStructureElement;

/** Base line below the upper edge of a line of text, as a part of its size; and the lines' distance. */
export const ascent = 0.98;
export const leading = 1.36;

export const lineHeight = (style: TextStyle) => style.size * leading;

/** Lines of a text at a width. */
export function linesOf(paper: Paper, text: string, width: number, style: TextStyle): readonly string[] {
  return wrapText(text, width, (piece) => paper.measure(piece, style));
}

/** Draws lines below each other from an upper edge. */
export function drawLines(paper: Paper, lines: readonly string[], x: number, top: number, style: TextStyle): void {
  lines.forEach((line, i) => paper.line(line, x, top + i * lineHeight(style) + ascent * style.size, style));
}

/** A paragraph over the given width; it may go on to the next page. */
export function paragraph(
  paper: Paper,
  parent: Element,
  type: string,
  text: string,
  style: TextStyle,
  width = paper.width,
): void {
  const element = paper.element(parent, type);
  const height = lineHeight(style);
  let rest = linesOf(paper, text, width, style);
  while (rest.length > 0) {
    paper.makeRoom(height * Math.min(2, rest.length));
    const room = Math.max(1, Math.floor((paper.bottom - paper.y) / height));
    const shown = rest.slice(0, room);
    paper.mark(element, type, () => drawLines(paper, shown, paper.left, paper.y, style));
    paper.y += shown.length * height;
    rest = rest.slice(room);
  }
  element.end();
}
