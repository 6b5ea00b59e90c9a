import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveWindow, type ServedWindow } from './served-window.ts';

const table = (page: Page, name: string) => page.getByRole('region', { name });

describe('the limits screen', () => {
  let window: ServedWindow;
  let page: Page;

  const show = (section: string) => page.goto(new URL(`#/limits/${section}`, page.url()).href);

  /** Presses Export in the dialog and waits for the file. */
  const exported = async () => {
    const arrival = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    return arrival;
  };

  beforeAll(async () => {
    window = await serveWindow();
    page = window.page;
    await page.getByRole('button', { name: 'Open the sample workspace' }).click();
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
    await show('utilisation');
    await table(page, 'Utilisation of limits').waitFor();
  });

  afterAll(() => window?.close());

  it('shows the worst limit first, with its level in a word', async () => {
    const first = table(page, 'Utilisation of limits').locator('tbody tr').first();
    expect(await first.textContent()).toMatch(/Limit.*Single name/);
  });

  it('sorts by utilisation', async () => {
    await page.getByRole('button', { name: 'Utilisation', exact: true }).click();
    await page.getByRole('button', { name: 'Utilisation', exact: false }).last().click();
    const cells = await table(page, 'Utilisation of limits').locator('tbody tr td:nth-child(6)').allTextContents();
    const figures = cells.map(Number.parseFloat);
    expect(figures).toEqual(figures.toSorted((a, b) => a - b));
  });

  it('marks a field that cannot be a threshold and saves nothing', async () => {
    await show('definitions');
    await page.getByRole('button', { name: 'Drawdown' }).click();
    await page.getByLabel('Limit threshold').fill('lots');
    await page.getByRole('button', { name: 'Save limit' }).click();
    await page.getByText('Write a plain decimal number such as 2.5').waitFor();
    expect(await page.getByLabel('Limit threshold').getAttribute('aria-invalid')).toBe('true');
    await page.getByRole('button', { name: 'Cancel' }).click();
  });

  it('shows the breach of a limit that was lowered, once risk is run', async () => {
    await page.getByRole('button', { name: 'Drawdown' }).click();
    await page.getByLabel('Warn threshold').fill('0.2');
    await page.getByLabel('Limit threshold').fill('0.5 %');
    await page.getByRole('button', { name: 'Save limit' }).click();
    await page.getByText('Stale: data, positions or limits changed since').waitFor();
    await page.getByRole('button', { name: 'Run risk' }).last().click();
    await page.getByText('2 beyond limit').waitFor();
    await show('breaches');
    await table(page, 'Breach log')
      .getByRole('row', { name: /Open.*Limit.*Drawdown/ })
      .waitFor();
  });

  it('brings the earlier threshold back on undo', async () => {
    await page.getByRole('button', { name: /^Undo/ }).first().click();
    await show('definitions');
    await table(page, 'Limit definitions')
      .getByRole('row', { name: /Drawdown.*10 %.*15 %.*20 %/ })
      .waitFor();
  });

  it('shows where a template would stand before it is applied', async () => {
    await show('templates');
    await page.getByRole('button', { name: 'Preview aggressive' }).click();
    await table(page, 'Preview of the Aggressive template').waitFor();
    await page.getByText(/would stand at/).waitFor();
    await show('definitions');
    await table(page, 'Limit definitions')
      .getByRole('row', { name: /Gross leverage.*2 ×/ })
      .waitFor();
  });

  it('opens the limit its address names', async () => {
    await show('definitions?limit=3');
    await page.getByRole('dialog', { name: 'Limit 3' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(page.url()).not.toContain('limit=3');
  });

  it('exports a breach report that opens by itself and names the breach', async () => {
    await page.getByRole('button', { name: 'Export breach report' }).click();
    await page.getByLabel('Format').selectOption('html');
    const download = await exported();
    expect(download.suggestedFilename()).toMatch(/\.html$/);
    const html = await readFile(await download.path(), 'utf8');
    const report = await page.context().newPage();
    await report.setContent(html);
    expect(await report.locator('body').innerText()).toMatch(/Single name/);
    expect(await report.locator('script[src], link[href^="http"], img[src^="http"]').count()).toBe(0);
    await report.close();
  });

  it('exports a PDF of the sections that are left, under a name of its own', async () => {
    await page.getByRole('button', { name: 'Export breach report' }).click();
    await page.getByLabel('Report', { exact: true }).selectOption({ label: 'Portfolio risk report' });
    await page.getByLabel('Method notes').uncheck();
    await page.getByLabel('File name').fill('{kind} of run {run}');
    await page.getByLabel('Profile', { exact: true }).fill('Monday');
    await page.getByRole('button', { name: 'Save profile' }).click();
    await page.getByRole('button', { name: 'Monday', exact: true }).waitFor();
    const download = await exported();
    expect(download.suggestedFilename()).toMatch(/^risk-of-run-\d+\.pdf$/);
    const pdf = await readFile(await download.path());
    expect(pdf.subarray(0, 8).toString()).toBe('%PDF-1.7');
  });

  it('remembers a profile with its choices', async () => {
    await page.getByRole('button', { name: 'Export breach report' }).click();
    await page.getByRole('button', { name: 'Monday', exact: true }).click();
    expect(await page.getByLabel('Report', { exact: true }).inputValue()).toBe('risk');
    expect(await page.getByLabel('Method notes').isChecked()).toBe(false);
    expect(await page.getByLabel('Sign-off').isChecked()).toBe(true);
  });

  it.each(['light', 'dark'] as const)('gives axe nothing to complain about in the dialog, %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  });

  it('lets a profile go', async () => {
    await page.getByRole('button', { name: 'Remove profile' }).click();
    await page.getByRole('button', { name: 'Monday', exact: true }).waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
  });

  it('wrote no error to the console and asked nothing of another place', () => {
    expect(window.consoleErrors).toEqual([]);
    expect(window.foreignRequests).toEqual([]);
  });
});
