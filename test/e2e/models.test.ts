import { AxeBuilder } from '@axe-core/playwright';
import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveWindow, type ServedWindow } from './served-window.ts';

describe('the Models screen', () => {
  let window: ServedWindow;
  let page: Page;

  const expectAccessible = async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  };

  beforeAll(async () => {
    window = await serveWindow();
    page = window.page;
    await page.getByRole('button', { name: 'Open the sample workspace' }).click();
    await page.getByRole('link', { name: 'Models' }).click();
    await page.getByRole('grid', { name: 'Factors' }).getByRole('rowheader').first().waitFor();
  });

  afterAll(() => window?.close());

  it('shows the version the sample’s risk was computed with', async () => {
    expect(await page.getByLabel('Version').inputValue()).not.toBe('');
    await page.getByText('Current', { exact: true }).waitFor();
  });

  it('draws cumulative returns of the factors that are ticked', async () => {
    const chart = page.getByRole('img', { name: /^Cumulative factor returns/ });
    const drawn = async () => (await chart.getAttribute('aria-label'))!.includes('Liquidity');
    const eventually = { timeout: 10_000 };
    await expect.poll(drawn, eventually).toBe(true);
    await page.getByRole('checkbox', { name: 'Liquidity' }).uncheck();
    await expect.poll(drawn, eventually).toBe(false);
    expect(new URL(page.url()).hash).toContain('drawn=');
    await page.goBack();
    await expect.poll(drawn, eventually).toBe(true);
    await expectAccessible();
  });

  it('shows the correlations after each step of the chain', async () => {
    await page.getByRole('link', { name: 'Covariance' }).click();
    for (const step of ['Exponentially weighted', 'Newey–West', 'Eigenfactor adjustment', 'Volatility regime']) {
      await page.getByRole('button', { name: step, exact: true }).click();
      await page.getByRole('heading', { name: `Correlation of factor returns after: ${step}` }).waitFor();
    }
    await page.getByRole('button', { name: 'Covariance', exact: true }).click();
    await page.getByRole('heading', { name: /^Annual covariance/ }).waitFor();
    await expectAccessible();
  });

  it.each([
    ['Fit', /^R² of the daily cross-section/],
    ['Forecasts', /^Bias statistic/],
  ])('draws %s over time and hands its numbers out', async (pane, title) => {
    await page.getByRole('link', { name: pane, exact: true }).click();
    await page.getByRole('img', { name: title }).waitFor();
    await page.getByRole('button', { name: 'Table' }).first().click();
    await page.getByRole('region', { name: title }).waitFor();
    await page.getByRole('button', { name: 'Chart' }).first().click();
    await expectAccessible();
  });

  it('counts exposures by what they rest on', async () => {
    await page.getByRole('link', { name: 'Coverage' }).click();
    await page
      .getByRole('grid', { name: 'Coverage of exposures' })
      .getByRole('rowheader', { name: 'Market' })
      .waitFor();
    await expectAccessible();
  });

  it('takes a style of the user’s own, refuses a bad formula, and gives it back on undo', async () => {
    await page.getByRole('link', { name: 'Styles' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Cheap and sound');
    await page.getByLabel('Formula', { exact: true }).fill('z(bookToPrise)');
    await page.getByRole('button', { name: 'Add the style' }).click();
    await page.getByText('there is no descriptor named bookToPrise').first().waitFor();
    await page.getByLabel('Formula', { exact: true }).fill('z(bookToPrice) - z(debtToAssets)');
    await page.getByRole('button', { name: 'Add the style' }).click();
    const remove = page.getByRole('button', { name: 'Remove Cheap and sound' });
    await remove.waitFor();
    await expectAccessible();
    await remove.click();
    await remove.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Undo/ }).click();
    await remove.waitFor();
  });

  it('builds a new version in which the style has a factor', async () => {
    await page.getByRole('button', { name: 'Build…' }).click();
    await page.getByRole('dialog').getByLabel('Preset').selectOption('simple');
    await expectAccessible();
    await page.getByRole('dialog').getByRole('button', { name: 'Build' }).click();
    await page.getByText(/^Factor model version \d+: /).waitFor();
    await page.getByRole('link', { name: 'Factor returns' }).click();
    await page.getByRole('grid', { name: 'Factors' }).getByRole('rowheader', { name: 'Cheap and sound' }).waitFor();
  });

  it('keeps the log of the build with its parameters', async () => {
    await page.getByRole('link', { name: 'Build log' }).click();
    await page.getByRole('rowheader', { name: 'Estimating factor returns' }).waitFor();
    await page.getByText('covariance.volatilityHalfLife').waitFor();
    await expectAccessible();
  });

  it('wrote no error to the console and asked nothing of another place', () => {
    expect(window.consoleErrors).toEqual([]);
    expect(window.foreignRequests).toEqual([]);
  });
});
