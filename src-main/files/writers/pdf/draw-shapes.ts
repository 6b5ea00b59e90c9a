import { type Shape } from '../chart/drawing.ts';
import { type Paper } from './paper.ts';

type Painted = Exclude<Shape, { kind: 'text' }>;

/** Draws shapes with their own origin at (x, y) and their unit `scale` points wide. */
export function drawShapes(paper: Paper, shapes: readonly Shape[], x: number, y: number, scale: number): void {
  const { document } = paper;
  document.save().translate(x, y).scale(scale);
  for (const shape of shapes) {
    if (shape.kind === 'text') drawText(paper, shape);
    else drawPainted(document, shape);
  }
  document.restore();
}

function drawText(
  paper: Paper,
  { text, x, y, anchor, colour, size = 10, bold }: Extract<Shape, { kind: 'text' }>,
): void {
  const style = { weight: bold ? 'semibold' : 'regular', size, colour } as const;
  const width = anchor === 'start' ? 0 : paper.measure(text, style);
  paper.line(text, x - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0), y, style);
}

function drawPainted(document: PDFKit.PDFDocument, shape: Painted): void {
  if (shape.kind === 'path' && shape.d === '') return;
  document.save();
  outline(document, shape);
  const filled = shape.fill !== undefined && shape.fill !== 'none';
  if (filled) document.fillColor(shape.fill!).fillOpacity(shape.fillOpacity ?? 1);
  if (shape.stroke !== undefined) {
    document.strokeColor(shape.stroke).lineWidth(shape.strokeWidth ?? 1);
    if (shape.dash) document.dash(shape.dash[0], { space: shape.dash[1] });
    if (shape.roundJoin) document.lineJoin('round');
  }
  if (filled && shape.stroke !== undefined) document.fillAndStroke();
  else if (filled) document.fill();
  else document.stroke();
  document.restore();
}

function outline(document: PDFKit.PDFDocument, shape: Painted): void {
  if (shape.kind === 'rectangle') document.rect(shape.x, shape.y, shape.width, shape.height);
  else if (shape.kind === 'circle') document.circle(shape.x, shape.y, shape.radius);
  else document.path(shape.d);
}
