import { reportLocale } from '../../../../src-core/report/report-locale.ts';
import { type Report } from '../../../../src-core/report/report.ts';
import { palette } from '../palette.ts';
import { reportSubject, runningFoot } from '../report-subject.ts';
import { type ReportAssets } from '../report-writer.ts';
import { drawBlock, leastHeight } from './blocks.ts';
import { drawCover } from './cover.ts';
import { drawLines, lineHeight, linesOf } from './paragraphs.ts';
import { Paper, type TextStyle } from './paper.ts';

const sectionHeading: TextStyle = { weight: 'semibold', size: 12.5, colour: palette.accent };
const foot: TextStyle = { weight: 'regular', size: 7, colour: palette.muted };

/**
 * Lays a report out on A4 as a tagged PDF 1.7. Its dates and its id come from the report, so that the same report gives the
 * same bytes.
 */
export async function writePdf(report: Report, { fonts, logo }: ReportAssets): Promise<Uint8Array> {
  if (fonts === null) throw new Error('A PDF needs its fonts');
  const computedAt = new Date(report.computedAt);
  const paper = new Paper(
    {
      pdfVersion: '1.7',
      lang: 'en-GB',
      tagged: true,
      displayTitle: true,
      info: {
        Title: `${report.title} · ${reportSubject(report)}`,
        Author: report.workspace,
        Subject: report.statement,
        Keywords: `run ${report.run}, result ${report.resultHash}`,
        Creator: 'Plimsoll',
        Producer: 'Plimsoll',
        CreationDate: computedAt,
        ModDate: computedAt,
      },
    },
    fonts,
  );
  const bytes = collect(paper.document);
  const root = paper.document.struct('Document');
  paper.document.addStructure(root);
  drawCover(paper, root, report, logo);
  for (const section of report.sections) drawSection(paper, root, section, report);
  root.end();
  drawFeet(paper, report);
  paper.document.end();
  return bytes;
}

function drawSection(
  paper: Paper,
  root: PDFKit.PDFStructureElement,
  { title, blocks }: Report['sections'][number],
  report: Report,
): void {
  const locale = reportLocale(report.locale);
  paper.y += 12;
  // A heading never stands alone at the foot of a page.
  paper.makeRoom(lineHeight(sectionHeading) + 10 + leastHeight(paper, blocks, locale));
  paper.document.outline.addItem(title, { top: paper.y, left: paper.document.page.width } as object);
  const element = paper.element(root, 'Sect', { title });
  paper.artefact(() => paper.rule(paper.y, 0.5, palette.hairline));
  paper.y += 6;
  paper.content(element, 'H2', () => drawLines(paper, [title], paper.left, paper.y, sectionHeading));
  paper.y += lineHeight(sectionHeading) + 4;
  for (const block of blocks) drawBlock(paper, element, block, locale);
  element.end();
}

/** The foot of every page, drawn last, when the number of pages is known. */
function drawFeet(paper: Paper, report: Report): void {
  const { start, count } = paper.document.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    paper.document.switchToPage(start + page);
    const number = `${page + 1} of ${count}`;
    const width = paper.measure(number, foot);
    const [line = ''] = linesOf(paper, runningFoot(report), paper.width - width - 20, foot);
    const y = paper.document.page.height - 26;
    paper.artefact(() => {
      paper.line(line, paper.left, y, foot);
      paper.line(number, paper.right - width, y, foot);
    }, 'Pagination');
  }
}

function collect(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    document.on('error', reject);
  });
}
