import { AxeBuilder } from '@axe-core/playwright';
import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveWindow, type ServedWindow } from './served-window.ts';

describe('the Risk screen', () => {
  let window: ServedWindow;
  let page: Page;

  const numberOf = (text: string) => Number(text.replaceAll(',', '').replace('\u2212', '-').replace('%', ''));
  /** The number of a column in the totals row of the table in sight. */
  const totalOf = async (column: string) => {
    const grid = page.getByRole('grid').first();
    const header = grid.getByRole('columnheader', { name: new RegExp(`^${column}`) });
    const index = await header.getAttribute('aria-colindex');
    const cell = grid.locator(`.foot [aria-colindex="${index}"]`);
    return numberOf(await cell.innerText());
  };
  const cellOf = async (row: string, column: string) => {
    const grid = page.getByRole('grid').first();
    const header = grid.getByRole('columnheader', { name: new RegExp(`^${column}`) });
    const index = await header.getAttribute('aria-colindex');
    const line = grid.getByRole('row').filter({ has: page.getByRole('rowheader', { name: row, exact: true }) });
    return numberOf(await line.locator(`[aria-colindex="${index}"]`).innerText());
  };
  const path = () => page.getByRole('navigation', { name: 'Path' });

  beforeAll(async () => {
    window = await serveWindow();
    page = window.page;
    await page.getByRole('button', { name: 'Open the sample workspace' }).click();
    await page.getByRole('link', { name: 'Risk', exact: true }).click();
    await page.getByRole('grid', { name: 'Risk by factor group' }).getByRole('rowheader').first().waitFor();
  });

  afterAll(() => window?.close());

  it('splits the volatility into groups that add up to it', async () => {
    const volatility = await page
      .getByText('Volatility', { exact: true })
      .locator('xpath=following::strong[1]')
      .innerText();
    expect(await totalOf('x·σ·ρ')).toBeCloseTo(numberOf(volatility), 1);
    expect(await totalOf('% of variance')).toBeCloseTo(100, 1);
  });

  it('leads from group to factor to security, each level adding up to the one above', async () => {
    const styles = await cellOf('Styles', 'x·σ·ρ');
    await page.getByRole('rowheader', { name: 'Styles' }).click();
    await page.getByRole('grid', { name: 'Risk by factor, styles' }).waitFor();
    expect(await totalOf('x·σ·ρ')).toBeCloseTo(styles, 1);
    const momentum = await cellOf('Momentum', 'x·σ·ρ');
    await page.getByRole('rowheader', { name: 'Momentum' }).click();
    await page.getByRole('grid', { name: 'Momentum by security' }).waitFor();
    expect(await totalOf('x·σ·ρ')).toBeCloseTo(momentum, 1);
    expect(await path().innerText()).toContain('Momentum');
  });

  it('opens the panel of a security, with its exposures against the universe', async () => {
    const first = page.getByRole('grid').getByRole('rowheader').first();
    const symbol = await first.innerText();
    await first.click();
    const panel = page.getByRole('complementary').filter({ hasText: symbol });
    await panel.getByText('Exposures against the universe').waitFor();
    expect(await panel.getByRole('img').count()).toBe(9);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  it('comes back by the browser’s history and by the path', async () => {
    await path().getByRole('link', { name: 'Styles' }).click();
    await page.getByRole('grid', { name: 'Risk by factor, styles' }).waitFor();
    await page.goBack();
    await page.getByRole('grid', { name: 'Momentum by security' }).waitFor();
    await path().getByRole('link', { name: 'Total risk' }).click();
    await page.getByRole('grid', { name: 'Risk by factor group' }).waitFor();
  });

  it('is walked by the keyboard alone', async () => {
    await page.locator('[data-cell="0:0"]').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('grid', { name: /^Risk by factor, / }).waitFor();
    await page.goBack();
    await page.getByRole('grid', { name: 'Risk by factor group' }).waitFor();
  });

  it('switches to active risk and keeps the place', async () => {
    await page.getByRole('button', { name: 'Active', exact: true }).click();
    await page.getByText('Tracking error').waitFor();
    expect(page.url()).toContain('basis=active');
    expect(await totalOf('% of variance')).toBeCloseTo(100, 1);
    await page.getByRole('rowheader', { name: 'Styles' }).click();
    await page.getByRole('rowheader', { name: 'Momentum' }).click();
    await page.getByRole('grid', { name: 'Momentum by security' }).waitFor();
    await page.getByRole('button', { name: 'Total', exact: true }).click();
    await page.getByText('Volatility', { exact: true }).waitFor();
  });

  it.each(['By sector', 'By strategy', 'By security'])('cuts the risk %s, adding up to the whole', async (cut) => {
    await page.getByRole('link', { name: cut }).click();
    await page
      .getByRole('grid', { name: `Risk ${cut.toLowerCase()}` })
      .getByRole('rowheader')
      .first()
      .waitFor();
    expect(await totalOf('% of variance')).toBeCloseTo(100, 0);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('maps the correlation of factors, read cell by cell with the arrow keys', async () => {
    await page.getByRole('link', { name: 'Correlation' }).click();
    const map = page.getByRole('grid', { name: 'Correlation of factor returns' });
    await map.locator('[data-at="0:0"]').focus();
    await page.keyboard.press('ArrowRight');
    await page.getByText(/^Market × Size: /).waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('attributes the realised return, parts adding up to it', async () => {
    await page.getByRole('link', { name: 'Realised attribution' }).click();
    await page.getByRole('button', { name: 'Attribute the return' }).click();
    const grid = page.getByRole('grid', { name: 'Return by factor' });
    await grid.waitFor();
    const whole = await page.getByText('Return of the holdings').locator('xpath=following-sibling::dd[1]').innerText();
    expect(await totalOf('Contribution')).toBeCloseTo(numberOf(whole), 1);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('wrote no error to the console and asked nothing of another place', () => {
    expect(window.consoleErrors).toEqual([]);
    expect(window.foreignRequests).toEqual([]);
  });
});
