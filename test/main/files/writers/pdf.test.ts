import { getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { type Report } from '../../../../src-core/report/report.ts';
import { fullReportInput, foreignNames, withPositions } from '../../../core/report/full-report-input.ts';
import { hostileReport } from './hostile-report.ts';
import { reportOf, writtenBytes } from './written-report.ts';

type Node = { readonly role?: string; readonly alt?: string; readonly children?: readonly Node[] };

const open = async (report: Report) => getDocumentProxy(new Uint8Array(await writtenBytes('pdf', report)));
type Document = Awaited<ReturnType<typeof open>>;

async function pages(document: Document) {
  return Promise.all(Array.from({ length: document.numPages }, (_, i) => document.getPage(i + 1)));
}

async function textOf(document: Document): Promise<readonly string[]> {
  const contents = await Promise.all((await pages(document)).map((page) => page.getTextContent()));
  return contents.map(({ items }) => items.map((item) => ('str' in item ? item.str : '')).join(' '));
}

async function structureOf(document: Document): Promise<readonly Node[]> {
  const trees = await Promise.all((await pages(document)).map((page) => page.getStructTree() as Promise<Node>));
  const flatten = (node: Node): readonly Node[] => [node, ...(node.children ?? []).flatMap(flatten)];
  return trees.flatMap(flatten);
}

const input = fullReportInput();
const report = reportOf(input, { locale: 'de-DE', footer: 'Keel Partners' });
const document = await open(report);
const text = await textOf(document);
const structure = await structureOf(document);
/** Elements of a role in the file: what a reader of single pages is shown repeats those that go over several. */
const countIn = (bytes: Uint8Array, role: string) =>
  Buffer.from(bytes).toString('latin1').split(`/S /${role}\n`).length - 1;
const written = await writtenBytes('pdf', report);
const count = (role: string) => countIn(written, role);

describe('the PDF report', () => {
  it('names itself, its language and its run, and is dated by the run', async () => {
    const { info } = await document.getMetadata();
    expect(info).toMatchObject({
      Title: `Limit-breach report · ${input.risk.portfolio} as of 31.12.2025`,
      Language: 'en-GB',
      CreationDate: 'D:20260102080000Z',
      Keywords: `run 12, result ${input.resultHash}`,
    });
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
  });

  it('has every section as a bookmark and as a heading', async () => {
    const titles = report.sections.map(({ title }) => title);
    expect((await document.getOutline()).map(({ title }) => title)).toEqual(titles);
    expect(count('H1')).toBe(1);
    expect(count('H2')).toBe(titles.length);
  });

  it('tells those who listen what is a heading of a table, and what each picture shows', () => {
    const tables = report.sections.flatMap(({ blocks }) =>
      blocks.filter((block) => block.kind === 'table' && block.rows.length > 0),
    );
    expect(count('Caption')).toBe(tables.length);
    expect(count('TH')).toBeGreaterThan(tables.length);
    expect(count('TD')).toBeGreaterThan(count('TH'));
    const figures = structure.filter(({ role }) => role === 'Figure');
    const charts = report.sections.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'chart'));
    expect(figures.map(({ alt }) => alt)).toEqual(
      charts.map((chart) => chart.kind === 'chart' && `${chart.title}. ${chart.textAlternative}`),
    );
  });

  it('counts its pages at the foot of each, under the footer of the settings', () => {
    text.forEach((page, i) => {
      expect(page).toContain(`${i + 1} of ${text.length}`);
      expect(page).toContain('Keel Partners');
    });
  });

  it('shows Greek, Cyrillic and accented names as they are, in fonts of its own', async () => {
    const all = text.join(' ').replace(/\s+/g, ' ');
    for (const word of foreignNames.flatMap((name) => name.split(' '))) expect(all).toContain(word);
    const bytes = Buffer.from(await writtenBytes('pdf', report)).toString('latin1');
    const fonts = bytes.match(/\/BaseFont \/\S+/g)!;
    expect(fonts.every((font) => /\/[A-Z]{6}\+IBMPlexSans-/.test(font))).toBe(true);
    expect(bytes.match(/\/FontFile2/g)).toHaveLength(2);
  });

  it('writes numbers in the locale', () => {
    expect(text.join(' ')).toMatch(/354\.662\.006/);
  });

  it('repeats a table’s heading on every page it goes on to', async () => {
    const long = reportOf(withPositions(input, 120), { sections: ['contributions'] });
    const shown = await textOf(await open(long));
    expect(shown.length).toBeGreaterThan(2);
    for (const page of shown) expect(page).toContain('Symbol');
    // For those who listen the heading is there once.
    expect(countIn(await writtenBytes('pdf', long), 'Caption')).toBe(1);
  });

  it('takes the user’s logo, and the load-line mark where the picture cannot be read', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const short = reportOf(input, { sections: ['summary'] });
    const withLogo = await writtenBytes('pdf', short, { mediaType: 'image/png', bytes: new Uint8Array(png) });
    expect(Buffer.from(withLogo).toString('latin1')).toContain('/Subtype /Image');
    const broken = await writtenBytes('pdf', short, {
      mediaType: 'image/png',
      bytes: new Uint8Array(png.subarray(0, 20)),
    });
    expect(Buffer.compare(broken, await writtenBytes('pdf', short))).toBe(0);
  });

  it('of 500 positions takes at most three seconds', async () => {
    const large = reportOf(withPositions(input, 500));
    const start = performance.now();
    await writtenBytes('pdf', large);
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it('survives names that mean harm or never end', async () => {
    const endless = {
      ...input,
      workspace: 'W'.repeat(5000),
      risk: { ...input.risk, portfolio: `\u0007${'x '.repeat(4000)}` },
    };
    expect((await open(hostileReport())).numPages).toBeGreaterThan(3);
    expect((await open(reportOf(endless))).numPages).toBeGreaterThan(3);
  });
});
