import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { escapeCssString, escapeMarkup } from '../../../../src-main/files/writers/markup.ts';
import { sampleReportInput } from '../../../core/report/sample-report-input.ts';
import { hostileName, hostileReport } from './hostile-report.ts';
import { reportOf, writtenText } from './written-report.ts';

const page = await writtenText('html', reportOf(sampleReportInput()));
const hostile = await writtenText('html', hostileReport());

describe('the HTML report', () => {
  it('runs nothing and loads nothing', () => {
    expect(/<script|<link|<img|<iframe|<object|\son\w+=|javascript:|url\(|@import/i.exec(page)?.[0]).toBeUndefined();
    expect(page.match(/https?:\/\/[^"]*/g)?.every((address) => address.startsWith('http://www.w3.org/'))).toBe(true);
  });

  it('allows by policy its own style sheet alone', () => {
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)![1]!;
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(
      `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
    );
    expect(/\sstyle="/.exec(page)?.[0]).toBeUndefined();
  });

  it('shows the user’s logo inside the page, and allows pictures only then', async () => {
    const logo = { mediaType: 'image/png', bytes: new Uint8Array([1, 2, 3]) } as const;
    const branded = await writtenText('html', reportOf(sampleReportInput(), { footer: 'Keel & Co' }), logo);
    expect(branded).toContain('<img class="logo" alt="" src="data:image/png;base64,AQID">');
    expect(branded).toContain("img-src data:; style-src 'sha256-");
    expect(branded).toContain('<footer>Keel &amp; Co</footer>');
    expect(page.includes('img-src')).toBe(false);
  });

  it('keeps hostile names as text', () => {
    expect(hostile.includes(escapeMarkup(hostileName))).toBe(true);
    expect(/<script|<img/i.exec(hostile)?.[0]).toBeUndefined();
    expect(hostile.match(/<\/style>/g)).toHaveLength(1);
  });

  it('tells a status by word and shape beside its colour', () => {
    expect(/class="level level-limit"><svg class="mark".*?<\/svg>Breached</.test(page)).toBe(true);
    expect(/class="level level-warn"><svg class="mark".*?<\/svg>Warning</.test(page)).toBe(true);
  });

  it('gives every table a caption and every header its scope', () => {
    const tables = page.match(/<table>/g)!.length;
    expect(page.match(/<table><caption>/g)).toHaveLength(tables);
    expect(page.match(/<th[ >][^>]*/g)!.filter((header) => !header.includes('scope='))).toEqual([]);
  });

  it('puts the unit in the heading and a true minus before negative numbers', () => {
    expect(page.includes('>Market value,\u00a0USD</th>')).toBe(true);
    expect(/<td class="number">\u2212\d/.test(page)).toBe(true);
    expect(/<td class="number">-\d/.exec(page)?.[0]).toBeUndefined();
  });

  it('marks the sample as invented, and only the sample', async () => {
    expect(page.includes('every company and figure in this report is invented')).toBe(true);
    const real = await writtenText('html', reportOf({ ...sampleReportInput(), fictional: false }));
    expect(real.includes('invented')).toBe(false);
  });

  it('is written with a table replaced by a sentence where there are no rows', async () => {
    const input = sampleReportInput();
    const calm = await writtenText('html', reportOf({ ...input, dataIssues: [] }));
    expect(calm.includes('Open issues of the data: No issue is open.')).toBe(true);
  });
});

describe('escaping', () => {
  it('replaces what markup would read as its own', () => {
    expect(escapeMarkup(`<a href="x">'&\u0000`)).toBe('&lt;a href=&quot;x&quot;&gt;&#39;&amp; ');
  });

  it('leaves nothing in a CSS string that could end it', () => {
    expect(escapeCssString('a"}\\\n</style>')).toMatch(/^a(\\[0-9a-f]+ )+style\\3e $/);
  });
});
