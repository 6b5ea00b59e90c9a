import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goodFiles, positionsWithBadRows, symbols } from './import-files.ts';
import { serveWindow, type ServedWindow } from './served-window.ts';

const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

const chooseFiles = (page: Page, files: readonly { name: string; mimeType: string; buffer: Buffer }[]) =>
  page
    .getByLabel('Files to import', { exact: true })
    .and(page.locator('input'))
    .setInputFiles([...files]);

const queue = (page: Page) => page.getByRole('list', { name: 'Files to import' }).getByRole('listitem');

/** Walks with Tab to the primary button of that name and presses it. */
async function pressUntilFocused(page: Page, name: string): Promise<void> {
  await page.locator('button.primary:enabled', { hasText: name }).waitFor();
  for (let steps = 0; steps < 80; steps += 1) {
    await page.keyboard.press('Tab');
    const here = page.locator('button.primary:focus', { hasText: name });
    if ((await here.count()) > 0) return page.keyboard.press('Enter');
  }
  throw new Error(`Tab never reached ${name}`);
}

describe('the import wizard', () => {
  let window: ServedWindow;
  let page: Page;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'plimsoll-wizard-'));
    const workspace = path.join(folder, 'fund.plimsoll');
    await promisify(execFile)(process.execPath, ['scripts/plimsoll.js', 'init', workspace]);
    window = await serveWindow([workspace]);
    page = window.page;
    await page.goto(new URL('#/data/import', page.url()).href);
  });

  afterAll(async () => {
    await window?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('puts files dropped together in the order they depend on each other', async () => {
    const files = goodFiles();
    await chooseFiles(page, [
      csv('positions.csv', positionsWithBadRows()),
      csv('prices.csv', files.prices),
      csv('fundamentals.csv', files.fundamentals),
      csv('securities.csv', files.securities),
    ]);
    await queue(page).nth(3).getByText('Positions · ready').waitFor();
    const names = await queue(page).locator('.name').allTextContents();
    expect(names).toEqual(['securities.csv', 'prices.csv', 'fundamentals.csv', 'positions.csv']);
  });

  it('shows what it detected, and proposes a column for every required field', async () => {
    expect(await page.getByLabel('Encoding').inputValue()).toBe('utf-8');
    expect(await page.getByLabel('Separator').inputValue()).toBe(',');
    await page.getByRole('button', { name: 'Map columns' }).last().click();
    expect(await page.getByLabel('Column for Symbol').inputValue()).toBe('ticker');
  });

  it('will not go on without a required column, and forgets what it checked before', async () => {
    await page.getByRole('button', { name: 'Preview', exact: true }).click();
    await page.getByText('Would be written').waitFor();
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByLabel('Column for Symbol').selectOption('');
    expect(await page.getByRole('button', { name: 'Preview', exact: true }).isDisabled()).toBe(true);
    await page.getByLabel('Column for Symbol').selectOption('ticker');
    await page.getByRole('button', { name: 'Preview', exact: true }).click();
    await page.getByRole('button', { name: `Import ${symbols.length} rows` }).waitFor();
  });

  it('imports the files in order and stops at the one with bad rows', async () => {
    await page.getByRole('button', { name: 'Check and import all 4' }).click();
    await page.getByRole('heading', { name: 'positions.csv' }).waitFor();
    await page.getByText('3 rows have errors').waitFor();
    expect(await page.getByRole('button', { name: /^Import 0 rows/ }).isDisabled()).toBe(true);
    const rows = page.getByRole('region', { name: 'Rows of positions.csv' });
    expect(await rows.locator('tr.bad').count()).toBe(3);
    expect(await rows.locator('tr.bad td.line').allTextContents()).toEqual(['4', '6', '8']);
    expect(await page.getByRole('region', { name: 'Unknown values' }).textContent()).toContain('NOPE');
  });

  it('saves the bad rows with their reasons', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the errors as CSV' }).click();
    const stream = await (await download).createReadStream();
    const text = await new Response(stream as unknown as ReadableStream).text();
    expect(text).toContain('NOPE');
    expect(text).toContain('many');
  });

  it('writes the valid rows when asked to, as a batch', async () => {
    await page.getByLabel(/Accept the 8 valid rows/).check();
    await page.getByRole('button', { name: 'Import 8 rows' }).click();
    await page.getByRole('heading', { name: 'Batch 4 written' }).waitFor();
  });

  it('says that a file is there already', async () => {
    await page.getByRole('button', { name: 'Import more files' }).click();
    await chooseFiles(page, [csv('prices-again.csv', goodFiles().prices)]);
    await page.getByText('This very file is in the workspace already, as batch 2').waitFor();
  });

  it('takes a file dropped on any screen', async () => {
    await page
      .getByRole('navigation', { name: 'Screens' })
      .getByRole('link', { name: /^Limits/ })
      .click();
    const transfer = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File(['date,portfolio,nav\n2025-06-20,positions,1000000\n'], 'nav.csv', { type: 'text/csv' }));
      return data;
    });
    await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
    await page
      .getByRole('button', { name: /nav\.csv/ })
      .first()
      .waitFor();
  });

  it('works by keyboard alone', async () => {
    // Asked for well before the key is pressed: the browser has to know that its dialog is awaited.
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Take nav.csv off the list' }).press('Enter');
    await page.getByRole('button', { name: 'Take prices-again.csv off the list' }).press('Enter');
    await page.getByRole('button', { name: 'Choose files…' }).focus();
    await page.keyboard.press('Enter');
    await (await chooser).setFiles([csv('cash.csv', 'portfolio,currency,amount\npositions,USD,250000\n')]);
    await page.getByRole('heading', { name: 'cash.csv' }).waitFor();
    await pressUntilFocused(page, 'Map columns');
    await pressUntilFocused(page, 'Preview');
    await page.getByText('Would be written').waitFor();
    await pressUntilFocused(page, 'Import 1 row');
    await page.getByRole('heading', { name: 'Batch 5 written' }).waitFor();
  });

  it('takes a batch back', async () => {
    await page.getByRole('link', { name: /^Batches/ }).click();
    await page.getByRole('button', { name: 'Undo batch 5' }).click();
    await page.getByText('Batch 5 was taken back').waitFor();
  });

  it('refuses to take back a batch that others rest on, and says what to do', async () => {
    await page.getByRole('button', { name: 'Undo batch 1' }).click();
    await page.getByRole('alert').getByText('cannot be undone on its own').waitFor();
  });

  it('wrote no error to the console and asked nothing of another place', () => {
    expect(window.consoleErrors).toEqual([]);
    expect(window.foreignRequests).toEqual([]);
  });
});
