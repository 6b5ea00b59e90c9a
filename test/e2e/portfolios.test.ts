import { AxeBuilder } from '@axe-core/playwright';
import { type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveWindow, type ServedWindow } from './served-window.ts';

describe('the position table', () => {
  let window: ServedWindow;
  let page: Page;
  let grid: Locator;

  const columnOf = async (name: string) => {
    const index = await grid.getByRole('columnheader', { name: new RegExp(`^${name}`) }).getAttribute('aria-colindex');
    const cells = grid.locator(`[data-cell] >> xpath=self::*[@aria-colindex="${index}"]`);
    return cells.allInnerTexts();
  };
  const numbersOf = async (name: string) =>
    (await columnOf(name)).map((text) => Number(text.replaceAll(',', '').replace('\u2212', '-')));
  const sortBy = async (name: string, shift = false) =>
    grid
      .getByRole('columnheader', { name: new RegExp(`^${name}`) })
      .getByRole('button')
      .click({ modifiers: shift ? ['Shift'] : [] });

  beforeAll(async () => {
    window = await serveWindow();
    page = window.page;
    await page.getByRole('button', { name: 'Open the sample workspace' }).click();
    await page.getByRole('link', { name: 'Portfolios' }).click();
    grid = page.getByRole('grid', { name: 'Positions' });
    await grid.getByRole('rowheader').first().waitFor();
  });

  afterAll(() => window?.close());

  it('sorts by one column and, with shift, within it by another', async () => {
    await sortBy('Weight');
    const weights = await numbersOf('Weight');
    expect(weights.length).toBeGreaterThan(20);
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
    await sortBy('Strategy');
    await sortBy('Weight', true);
    const strategies = await columnOf('Strategy');
    const within = await numbersOf('Weight');
    expect(strategies).toEqual(strategies.toSorted());
    const first = within.filter((_, i) => strategies[i] === strategies[0]);
    expect(first).toEqual(first.toSorted((a, b) => b - a));
  });

  it('filters by text in any column and by a comparison of numbers', async () => {
    const filter = page.getByRole('searchbox', { name: 'Filter Positions' });
    await filter.fill('energy');
    expect(new Set(await columnOf('Sector'))).toEqual(new Set(['Energy']));
    await filter.fill('');
    await page.getByRole('button', { name: 'By column' }).click();
    await page.getByLabel('Filter Weight, %').fill('>3');
    const weights = await numbersOf('Weight');
    expect(weights.length).toBeGreaterThan(0);
    expect(Math.min(...weights)).toBeGreaterThanOrEqual(3);
    await page.getByRole('button', { name: 'By column' }).click();
  });

  it('adds up to the portfolio’s volatility', async () => {
    const total = await grid.getByRole('row').last().getByRole('gridcell').allInnerTexts();
    await page.getByRole('link', { name: 'Overview' }).click();
    const tile = await page.getByRole('region', { name: 'Headline figures' }).innerText();
    const volatility = /Volatility\s+([\d.]+)/.exec(tile)?.[1] ?? '';
    await page.getByRole('link', { name: 'Portfolios' }).click();
    expect(total.map((text) => Number(text).toFixed(1))).toContain(volatility);
  });

  it('is walked through with the arrow keys, and Enter opens the quantity', async () => {
    await sortBy('Weight');
    await grid.locator('[data-cell="0:0"]').click();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Quantity, negative for a short position').waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('takes an edited quantity, marks the risk as stale, and gives it back on undo', async () => {
    // One row, so that a new place in the order does not move it out of the window of rows.
    const symbol = await grid.locator('[data-cell="0:0"]').innerText();
    await page.getByRole('searchbox', { name: 'Filter Positions' }).fill(symbol);
    const cell = grid.locator('[data-cell="0:4"]');
    const before = await cell.innerText();
    await cell.click();
    await page.keyboard.press('F2');
    const field = page.getByLabel('Quantity, negative for a short position');
    await field.fill('12,5');
    expect(await page.getByRole('dialog').getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await field.fill('-1234.5');
    await page.keyboard.press('Enter');
    await grid.getByText('\u22121,234.5', { exact: true }).waitFor();
    await page.getByText('Stale', { exact: true }).waitFor();
    await page.getByRole('button', { name: /^Undo/ }).click();
    await grid.getByText(before, { exact: true }).waitFor();
    await page.getByText('Stale', { exact: true }).waitFor({ state: 'detached' });
  });

  it('wrote no error to the console and asked nothing of another place', () => {
    expect(window.consoleErrors).toEqual([]);
    expect(window.foreignRequests).toEqual([]);
  });
});
