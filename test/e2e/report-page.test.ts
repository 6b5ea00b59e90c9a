import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { reportKinds } from '../../src-core/contract/reports.ts';
import { fullReportInput } from '../core/report/full-report-input.ts';
import { sampleReportInput } from '../core/report/sample-report-input.ts';
import { hostileReport } from '../main/files/writers/hostile-report.ts';
import { reportOf, writtenText } from '../main/files/writers/written-report.ts';
import { launchBrowser } from './browser.ts';

let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await launchBrowser();
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-report-'));
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a report as a file, the way a reader would, and collects what goes wrong. */
async function open(html: string): Promise<{ page: Page; problems: string[]; requests: string[] }> {
  const file = join(folder, 'report.html');
  writeFileSync(file, html);
  const context = await browser.newContext({ viewport: { width: 1000, height: 1200 } });
  const page = await context.newPage();
  const problems: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('dialog', (dialog) => {
    problems.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  return { page, problems, requests };
}

it('opens a report without a complaint, its style in force, nothing fetched', async () => {
  const { page, problems, requests } = await open(await writtenText('html', reportOf(sampleReportInput())));
  expect(await page.locator('h1').textContent()).toBe('Limit-breach report');
  expect(await page.locator('h1').evaluate((heading) => getComputedStyle(heading).fontWeight)).toBe('600');
  expect(problems).toEqual([]);
  expect(requests).toHaveLength(1);
  await page.context().close();
});

it.each(reportKinds)('gives axe nothing to complain about in the %s report', async (kind) => {
  const { page } = await open(await writtenText('html', reportOf(fullReportInput(), { kind, footer: 'Keel & Co' })));
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  await page.context().close();
});

it('runs nothing that a hostile name holds', async () => {
  const { page, problems } = await open(await writtenText('html', hostileReport()));
  expect(await page.locator('script, img').count()).toBe(0);
  expect(problems).toEqual([]);
  await page.context().close();
});

it.each(['A4', 'Letter'] as const)('prints on %s without a table wider than the paper', async (format) => {
  const { page } = await open(await writtenText('html', reportOf(sampleReportInput())));
  await page.emulateMedia({ media: 'print' });
  // The paper's width less the margins of 14 mm, in CSS pixels.
  const width = Math.floor((((format === 'A4' ? 210 : 215.9) - 28) * 96) / 25.4);
  await page.setViewportSize({ width, height: 1000 });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  const pdf = await page.pdf({ format, preferCSSPageSize: false });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  await page.context().close();
});
