import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDeskWorkspace, plimsollIn } from './desk-workspace.ts';
import { serveWindow, type ServedWindow } from './served-window.ts';

const eventually = { timeout: 10_000 };
const calculation = { timeout: 60_000 };

/** A validation from end to end: methods are tried, the best is promoted and relied on, reproduced, and watched. */
describe('a day of validation', () => {
  let folder: string;
  let window: ServedWindow;
  let page: Page;
  const show = (place: string) => page.goto(new URL(`#/${place}`, page.url()).href);
  const panel = () => page.getByRole('complementary');
  const runs = () => page.getByRole('grid', { name: 'Experiments' }).getByRole('rowheader');

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'plimsoll-validation-'));
    await makeDeskWorkspace(folder, plimsollIn(folder));
    window = await serveWindow([path.join(folder, 'w.plimsoll')]);
    page = window.page;
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
  });
  afterAll(async () => {
    await window?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('begins with a backtest of every method, which is interrupted and goes on', async () => {
    await show('models/backtests');
    await page.getByRole('button', { name: 'Run the backtest' }).click();
    await page.locator('.progress').getByText('Walking methods').waitFor();
    await page.getByRole('button', { name: 'Cancel the backtest' }).click();
    const notice = page.getByRole('note', { name: 'Interrupted backtest' });
    await notice.getByRole('button', { name: 'Resume' }).click();
    await page.getByRole('img', { name: /^Daily P&L against/ }).waitFor(calculation);
  });

  it.each([
    ['tests', /^Tests of forecasts/],
    ['league', /^League table/],
    ['horizon', /^Forecasts over 10 days/],
  ])('shows its record under %s', async (part, table) => {
    await show(`models/backtests/${part}`);
    await page.getByRole('grid', { name: table }).getByRole('rowheader').first().waitFor();
  });

  it('promotes the method with the best record, and the next risk run relies on it', async () => {
    await show('models/experiments?kind=backtest');
    await runs().first().click();
    await panel().getByRole('button', { name: 'Promote…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Method').selectOption('ensemble-inverse-loss');
    await dialog.getByLabel('Reason').fill('Lowest pinball loss');
    await page.getByLabel('Your name').fill('Validation');
    await dialog.getByRole('button', { name: 'Promote' }).click();
    await panel().getByText('Champion ensemble-inverse-loss').waitFor();
    await page.getByRole('button', { name: 'Run risk' }).first().click();
    await page.getByText(/computed in/).waitFor(calculation);
    await show('overview');
    await page.getByText('Ensemble, inverse loss').first().waitFor();
    await show('var/methods');
    await page.getByText('Ensemble, inverse loss · champion').first().waitFor();
  });

  it.each(['risk', 'backtest'])('reproduces the newest %s run bit for bit', async (kind) => {
    await show(`models/experiments?kind=${kind}`);
    await runs().first().click();
    await panel().getByRole('button', { name: 'Reproduce' }).click();
    await panel().getByText('Bit for bit the same').waitFor(calculation);
  });

  it('hands its runs out in the layout of another tracker', async () => {
    await show('models/experiments');
    await runs().first().waitFor();
    await page.getByLabel('Format of the export').selectOption('mlflow');
    const arrival = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Export \d+/ }).click();
    const bytes = await readFile(await (await arrival).path());
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
  });

  it('trains a small network on the same history', async () => {
    await show('models/training/train?hidden=8&sequence=10&epochs=4');
    await expect.poll(() => page.getByLabel('Epochs at most').inputValue(), eventually).toBe('4');
    await page.getByRole('button', { name: 'Start training' }).click();
    await page.getByRole('img', { name: /^Test days: returns and forecasts/ }).waitFor(calculation);
  });

  it.each([
    ['coverage', /^Exceptions over 250 days/],
    ['volatility', /^Volatility forecast and realised/],
    ['system', /^Memory and size of the workspace/],
  ])('watches %s from then on', async (part, chart) => {
    await show(`models/monitoring/${part}`);
    await page.getByRole('img', { name: chart }).waitFor();
    await page.getByText(/^(All is well|One alarm|\d+ alarms)/).waitFor();
  });

  it('wrote no error to the console and asked nothing of another place', () => {
    expect(window.consoleErrors).toEqual([]);
    expect(window.foreignRequests).toEqual([]);
  });
});
