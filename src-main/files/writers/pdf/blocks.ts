import {
  type ReportBlock,
  type ReportChart,
  type ReportHeading,
  type ReportSignatures,
} from '../../../../src-core/report/report-blocks.ts';
import { type ReportLocale } from '../../../../src-core/report/report-locale.ts';
import { drawChart } from '../chart/draw-chart.ts';
import { palette } from '../palette.ts';
import { drawShapes } from './draw-shapes.ts';
import { drawFigures, drawTerms } from './facts.ts';
import { badgeWidth, drawBadge } from './level-badge.ts';
import { ascent, drawLines, lineHeight, linesOf, paragraph } from './paragraphs.ts';
import { type Paper, type TextStyle } from './paper.ts';
import { drawTable } from './table.ts';

type Element = PDFKit.PDFStructureElement;

const text: TextStyle = { weight: 'regular', size: 8.5 };
const heading: TextStyle = { weight: 'semibold', size: 10 };
const title: TextStyle = { weight: 'semibold', size: 8.5 };
/** Above a chart as tall as the page: the section's heading and the chart's title. */
const headRoom = 60;
const small: TextStyle = { weight: 'regular', size: 7, colour: palette.muted };
const signatureHeight = 46;

/** Draws one block of a section at the paper's place and moves on below it. */
export function drawBlock(paper: Paper, parent: Element, block: ReportBlock, locale: ReportLocale): void {
  switch (block.kind) {
    case 'figures':
      return drawFigures(paper, parent, block, locale);
    case 'table':
      return drawTable(paper, parent, block, locale);
    case 'terms':
      return drawTerms(paper, parent, block);
    case 'chart':
      return drawFigure(paper, parent, block, locale);
    case 'heading':
      return drawHeading(paper, parent, block);
    case 'signatures':
      return drawSignatures(paper, parent, block);
    case 'text':
      for (const one of block.paragraphs) paragraph(paper, parent, 'P', one, text, Math.min(paper.width, 430));
      paper.y += 6;
  }
}

/** Height of the part of a block that its section's heading must not be parted from. */
export function leastHeight(paper: Paper, blocks: readonly ReportBlock[], locale: ReportLocale): number {
  const [first, second] = blocks;
  if (first?.kind === 'chart') return figureSize(paper, first, locale).height + lineHeight(title) + 4;
  if (second?.kind === 'signatures') return 50 + second.roles.length * signatureHeight;
  return 70;
}

function figureSize(paper: Paper, chart: ReportChart, locale: ReportLocale) {
  const drawing = drawChart(chart, locale);
  const tallest = paper.bottom - paper.top - headRoom;
  const scale = Math.min(paper.width / drawing.width, tallest / drawing.height);
  return { drawing, scale, height: drawing.height * scale };
}

/** A chart with its title above it; who cannot see it is told what it shows. */
function drawFigure(paper: Paper, parent: Element, chart: ReportChart, locale: ReportLocale): void {
  const { drawing, scale, height } = figureSize(paper, chart, locale);
  paper.makeRoom(height + lineHeight(title) + 4);
  paper.content(parent, 'P', () => drawLines(paper, [chart.title], paper.left, paper.y, title));
  paper.y += lineHeight(title) + 3;
  const place: [number, number, number, number] = [paper.left, paper.y, paper.right, paper.y + height];
  paper.content(parent, 'Figure', () => drawShapes(paper, drawing.shapes, paper.left, paper.y, scale), {
    alt: `${chart.title}. ${chart.textAlternative}`,
    bbox: place,
  });
  paper.y += height + 10;
}

function drawHeading(paper: Paper, parent: Element, { text: words, level }: ReportHeading): void {
  const room = level === null ? 0 : badgeWidth(paper, level, text.size) + 8;
  const lines = linesOf(paper, words, paper.width - room, heading);
  paper.y += 6;
  // A heading stays with what it heads.
  paper.makeRoom(lines.length * lineHeight(heading) + 60);
  paper.content(parent, 'H3', () => {
    drawLines(paper, lines, paper.left, paper.y, heading);
    if (level === null) return;
    const end = paper.left + paper.measure(lines.at(-1) ?? '', heading) + 8;
    const base = paper.y + (lines.length - 1) * lineHeight(heading) + ascent * heading.size;
    drawBadge(paper, level, end, base, text.size);
  });
  paper.y += lines.length * lineHeight(heading) + 2;
}

function drawSignatures(paper: Paper, parent: Element, { roles }: ReportSignatures): void {
  paper.makeRoom(roles.length * signatureHeight);
  const lines = [
    { label: 'Name', from: 0.24, to: 0.5 },
    { label: 'Signature', from: 0.52, to: 0.8 },
    { label: 'Date', from: 0.82, to: 1 },
  ];
  for (const role of roles) {
    const base = paper.y + signatureHeight - 14;
    const at = (part: number) => paper.left + part * paper.width;
    paper.artefact(() => {
      for (const line of lines) paper.rule(base + 2, 0.5, palette.ink, at(line.from), at(line.to));
    });
    paper.content(parent, 'P', () => {
      paper.line(role, paper.left, base, title);
      for (const line of lines) paper.line(line.label, at(line.from), base + 11, small);
    });
    paper.y += signatureHeight;
  }
}
