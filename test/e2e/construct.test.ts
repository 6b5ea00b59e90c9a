import { AxeBuilder } from '@axe-core/playwright';
import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveWindow, type ServedWindow } from './served-window.ts';

describe('Portfolios → Construct', () => {
  let window: ServedWindow;
  let page: Page;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const target = async (symbol: string) => {
    const row = page.getByRole('grid', { name: 'Targets' }).getByRole('row', { name: new RegExp(`^${symbol}`) });
    return Number((await row.getByRole('gridcell').nth(2).innerText()).replace('−', '-'));
  };

  beforeAll(async () => {
    window = await serveWindow();
    page = window.page;
    await page.getByRole('button', { name: 'Open the sample workspace' }).click();
    await page.getByRole('link', { name: 'Portfolios' }).click();
    await page.getByRole('link', { name: 'Construct' }).click();
    await button('Construct').waitFor();
  });

  afterAll(() => window?.close());

  it.each(['light', 'dark'] as const)('says that there is no target yet, accessibly in the %s theme', async (theme) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.getByText('No target yet').waitFor();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });

  it('shows figures before and after, what holds the result back, and the trades', async () => {
    await button('Construct').click();
    await page.getByRole('grid', { name: 'Targets' }).getByRole('rowheader').first().waitFor();
    const volatility = page.getByRole('row', { name: /^Volatility, annual/ }).getByRole('cell');
    const [today, after] = await Promise.all([volatility.nth(0).innerText(), volatility.nth(1).innerText()]);
    expect(parseFloat(after)).toBeLessThan(parseFloat(today));
    await page.getByRole('heading', { name: 'What holds it back' }).waitFor();
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    }
  });

  it('says which bounds exclude each other, and keeps the last result', async () => {
    await page.getByLabel('Cap of a name, %').fill('0.5');
    await button('Construct').click();
    await page.getByText(/securities at most 0\.5 % each make/).waitFor();
    await page.getByRole('grid', { name: 'Targets' }).waitFor();
    await page.getByLabel('Cap of a name, %').fill('20');
  });

  it('takes bounds on sectors from the keyboard', async () => {
    await button('Add a sector bound').focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Sector 1, at most, %').fill('3');
    await page.keyboard.press('Enter');
    await page.getByText(/securities at most 0\.5 %/).waitFor({ state: 'detached' });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });

  it('makes the targets the positions, and gives the old ones back on undo', async () => {
    const grid = page.getByRole('grid', { name: 'Targets' });
    const symbol = await grid.getByRole('rowheader').first().innerText();
    const wanted = await target(symbol);
    await button('Apply as positions…').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Apply', exact: true }).click();
    await page.getByText(/positions changed to their targets/).waitFor();
    await button('Construct').click();
    const present = async () => Number((await grid.getByRole('gridcell').nth(1).innerText()).replace('−', '-'));
    await expect.poll(present, { timeout: 10_000 }).toBeCloseTo(wanted, 1);
    await page.getByRole('button', { name: /^Undo/ }).click();
  });

  it('has its own address, and the table of positions stays a step away', async () => {
    expect(new URL(page.url()).hash).toContain('portfolios/construct');
    await page.getByRole('link', { name: 'Positions' }).click();
    await page.getByRole('grid', { name: 'Positions' }).waitFor();
    await page.goBack();
    await button('Construct').waitFor();
  });

  it('wrote no error to the console and asked nothing of another place', () => {
    expect(window.consoleErrors).toEqual([]);
    expect(window.foreignRequests).toEqual([]);
  });
});
