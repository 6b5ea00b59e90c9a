import { type Report } from '../../../../src-core/report/report.ts';
import { reportLocale, timeText } from '../../../../src-core/report/report-locale.ts';
import { loadLineShapes } from '../level-mark.ts';
import { levelColours, palette } from '../palette.ts';
import { reportSubject } from '../report-subject.ts';
import { type ReportLogo } from '../report-writer.ts';
import { drawShapes } from './draw-shapes.ts';
import { badgeWidth, drawBadge } from './level-badge.ts';
import { ascent, drawLines, lineHeight, linesOf } from './paragraphs.ts';
import { type Paper, type TextStyle } from './paper.ts';

type Element = PDFKit.PDFStructureElement;

const title: TextStyle = { weight: 'semibold', size: 19 };
const subject: TextStyle = { weight: 'regular', size: 9.5, colour: palette.muted };
const made: TextStyle = { weight: 'regular', size: 8, colour: palette.muted };
const verdict: TextStyle = { weight: 'semibold', size: 11 };
const markSize = 40;
const logoWidth = 110;

/** The head of the first page: logo, title, what it is about, and the status in one sentence. */
export function drawCover(paper: Paper, parent: Element, report: Report, logo: ReportLogo | null): void {
  const top = paper.y;
  const indent = paper.left + drawEmblem(paper, logo) + 12;
  const facts = [
    `Run ${report.run}`,
    `Base currency ${report.baseCurrency}`,
    `Computed ${timeText(report.computedAt, reportLocale(report.locale))}`,
  ];
  const factsWidth = Math.max(...facts.map((fact) => paper.measure(fact, made)));
  const room = paper.right - factsWidth - 12 - indent;
  const titles = linesOf(paper, report.title, room, title);
  const subjects = linesOf(paper, `${reportSubject(report)} · ${report.workspace}`, room, subject).slice(0, 3);
  paper.content(parent, 'H1', () => drawLines(paper, titles, indent, top, title));
  const below = top + titles.length * lineHeight(title);
  paper.content(parent, 'P', () => drawLines(paper, subjects, indent, below, subject));
  paper.content(parent, 'P', () =>
    facts.forEach((fact, i) =>
      drawLines(paper, [fact], paper.right - paper.measure(fact, made), top + 6 + i * lineHeight(made), made),
    ),
  );
  paper.y = Math.max(top + markSize, below + subjects.length * lineHeight(subject)) + 8;
  paper.artefact(() => paper.rule(paper.y, 1.5, palette.accent));
  paper.y += 12;
  drawVerdict(paper, parent, report);
}

/** Draws the logo, or the load-line mark where there is none or its picture cannot be read. @returns its width */
function drawEmblem(paper: Paper, logo: ReportLogo | null): number {
  const picture = logo && readPicture(paper, logo);
  if (picture === null) {
    paper.artefact(() => drawShapes(paper, loadLineShapes, paper.left, paper.y, markSize / 32));
    return markSize;
  }
  const scale = Math.min(logoWidth / picture.width, markSize / picture.height);
  const size = { width: picture.width * scale, height: picture.height * scale };
  paper.artefact(() => paper.document.image(picture as unknown as PDFKit.Mixins.ImageSrc, paper.left, paper.y, size));
  return size.width;
}

function readPicture(paper: Paper, { bytes }: ReportLogo) {
  try {
    return paper.openPicture(bytes);
  } catch {
    return null;
  }
}

function drawVerdict(paper: Paper, parent: Element, report: Report): void {
  const { status } = report;
  const indent = status === null ? 0 : badgeWidth(paper, status, verdict.size) + 10;
  const lines = linesOf(paper, report.statement, paper.width - indent, verdict);
  paper.content(parent, 'P', () => {
    if (status !== null) drawBadge(paper, status, paper.left, paper.y + ascent * verdict.size, verdict.size);
    drawLines(paper, lines, paper.left + indent, paper.y, {
      ...verdict,
      colour: status === null || status === 'ok' ? palette.ink : levelColours[status],
    });
  });
  paper.y += lines.length * lineHeight(verdict) + 4;
  if (!report.fictional) return;
  const note = 'Sample workspace: every company and figure in this report is invented.';
  paper.artefact(() =>
    paper.document
      .rect(paper.left, paper.y + 2, paper.width, 18)
      .lineWidth(0.75)
      .dash(3, { space: 2 })
      .strokeColor(palette.muted)
      .stroke()
      .undash(),
  );
  paper.content(parent, 'P', () => drawLines(paper, [note], paper.left + 8, paper.y + 5, made));
  paper.y += 24;
}
