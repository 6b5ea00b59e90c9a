import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveWindow, type ServedWindow } from './served-window.ts';

describe('the VaR screen', () => {
  let window: ServedWindow;
  let page: Page;

  const numberOf = (text: string) => Number(text.replaceAll(/[,%×\s]/g, '').replace('\u2212', '-'));
  const grid = (name: string | RegExp) => page.getByRole('grid', { name });
  const columnOf = async (table: ReturnType<typeof grid>, column: string) =>
    (await table.getByRole('columnheader', { name: column, exact: true }).getAttribute('aria-colindex')) ?? '';
  const cellOf = async (table: ReturnType<typeof grid>, row: string, column: string) => {
    const line = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: row, exact: true }) });
    return line.locator(`[aria-colindex="${await columnOf(table, column)}"]`).innerText();
  };
  const totalOf = async (table: ReturnType<typeof grid>, column: string) =>
    numberOf(await table.locator(`.foot [aria-colindex="${await columnOf(table, column)}"]`).innerText());
  const openPart = async (name: string) => {
    await page.getByRole('navigation', { name: 'Parts of VaR' }).getByRole('link', { name }).click();
  };
  const expectAccessible = async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    }
  };
  const methods = () => grid('VaR and ES by method');

  beforeAll(async () => {
    window = await serveWindow();
    page = window.page;
    await page.getByRole('button', { name: 'Open the sample workspace' }).click();
    await page.getByRole('link', { name: 'VaR', exact: true }).click();
    await methods().getByRole('rowheader').first().waitFor();
  });

  afterAll(() => window?.close());

  it('shows every method with its interval, and the spread between the lowest and the highest', async () => {
    expect(await methods().getByRole('rowheader').count()).toBeGreaterThanOrEqual(17);
    const index = await columnOf(methods(), 'VaR, %');
    const texts = await methods().locator(`.body [aria-colindex="${index}"]`).allInnerTexts();
    const figures = texts.filter((text) => text !== '–').map(numberOf);
    const headline = await page.locator('header dd strong').first().innerText();
    expect(headline.split(' – ').map(numberOf)).toEqual([Math.min(...figures), Math.max(...figures)]);
    const [value, low, high] = [
      await cellOf(methods(), 'Gaussian', 'VaR, %'),
      await cellOf(methods(), 'Gaussian', 'VaR low, %'),
      await cellOf(methods(), 'Gaussian', 'VaR high, %'),
    ].map(numberOf);
    expect(low).toBeLessThan(value!);
    expect(high).toBeGreaterThan(value!);
    await expectAccessible();
  });

  it('takes a lower confidence to lower figures, by address', async () => {
    const before = numberOf(await cellOf(methods(), 'Historical simulation', 'VaR, %'));
    await page.getByRole('group', { name: 'Confidence' }).getByRole('button', { name: '95%' }).click();
    await page.getByText('VaR 95%, one day').waitFor();
    expect(page.url()).toContain('confidence=0.95');
    expect(numberOf(await cellOf(methods(), 'Historical simulation', 'VaR, %'))).toBeLessThan(before);
    await page.goBack();
    await page.getByText('VaR 99%, one day').waitFor();
  });

  it('draws the methods with their intervals on demand', async () => {
    await page.getByRole('group', { name: 'Methods as' }).getByRole('button', { name: 'Chart' }).click();
    await page.getByRole('img', { name: /^VaR and ES 99% of one day by method/ }).waitFor();
    await expectAccessible();
    await page.goBack();
    await methods().waitFor();
  });

  it('tells how a method is computed', async () => {
    await page.getByRole('button', { name: 'How Cornish–Fisher is computed' }).click();
    await page.getByText('Normal quantile bent by skewness').waitFor();
    expect(page.url()).not.toContain('method=');
    await page.keyboard.press('Escape');
    await page.getByText('Normal quantile bent by skewness').waitFor({ state: 'detached' });
  });

  it.each(['Historical simulation', 'Gaussian', 'Factor model, parametric'])(
    'takes %s apart into positions, strategies and factors that add up to it',
    async (method) => {
      const figure = numberOf(await cellOf(methods(), method, 'VaR, %'));
      await methods().getByRole('rowheader', { name: method, exact: true }).click();
      const panel = page.getByRole('complementary', { name: new RegExp(`^${method}`) });
      for (const cut of ['Positions', 'Strategies', 'Factors']) {
        const button = panel.getByRole('button', { name: cut, exact: true });
        if (await button.isDisabled()) continue;
        await button.click();
        const parts = grid(`VaR of ${method} by ${cut.toLowerCase()}`);
        await parts.getByRole('rowheader').first().waitFor();
        expect(await totalOf(parts, 'VaR, %')).toBe(figure);
        expect(await totalOf(parts, '% of it')).toBeCloseTo(100, 1);
      }
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
    },
  );

  it('is walked by the keyboard alone: to a method, its parts, and a position’s risk', async () => {
    await methods().locator('[data-cell="0:0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary', { name: /^Age-weighted historical/ });
    await panel.waitFor();
    await panel.locator('[data-cell="0:0"]').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('grid', { name: 'Risk by security' }).waitFor();
    await page.goBack();
    await panel.waitFor();
    await expectAccessible();
    await page.keyboard.press('Escape');
  });

  it('draws the distribution with the tail of the chosen method, and hands its numbers out', async () => {
    await openPart('Distribution');
    const chart = page.getByRole('img', { name: /^Daily returns of today’s holdings/ });
    await page.getByLabel('Tail of', { exact: true }).selectOption('Gaussian');
    const text = async () => (await chart.getAttribute('aria-label')) ?? '';
    expect(page.url()).toContain('method=gaussian');
    expect(await text()).toMatch(/VaR 99%: [\d.]+%/);
    expect(await text()).toContain('curves: Gaussian');
    const picture = () => page.locator('canvas').evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
    const withCurve = await picture();
    await page.getByRole('checkbox', { name: 'Gaussian' }).uncheck();
    await expect.poll(text).not.toContain('curves: Gaussian');
    const without = await picture();
    expect(without).not.toBe(withCurve);
    await page.getByRole('button', { name: 'Tail', exact: true }).click();
    await expect.poll(picture).not.toBe(without);
    expect(page.url()).toContain('zoom=tail');
    await page.getByRole('button', { name: 'Table' }).click();
    await page.getByRole('region', { name: /^Daily returns/ }).waitFor();
    await expectAccessible();
    await page.getByRole('button', { name: 'Chart', exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).first().click(),
    ]);
    const [header, ...lines] = (await readFile(await download.path(), 'utf8')).split('\n');
    expect(header).toContain('Days');
    const counts = lines.map((line) => Number(line.split(',')[1]));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(500);
    await expectAccessible();
  });

  it('draws volatility by model over a period, with its fits and their errors', async () => {
    await openPart('Volatility');
    const path = page.getByRole('img', { name: /^Volatility by day/ });
    await page.getByRole('checkbox', { name: 'EGARCH, normal' }).uncheck();
    await expect.poll(() => path.getAttribute('aria-label')).not.toContain('EGARCH, normal');
    await page.getByRole('button', { name: '1 year' }).click();
    expect(page.url()).toContain('from=');
    await page.getByRole('img', { name: /^Volatility expected on average/ }).waitFor();
    const fits = grid('Fits of volatility models');
    expect(numberOf(await cellOf(fits, 'GARCH, normal', 'Persistence'))).toBeLessThan(1);
    expect(await cellOf(fits, 'EWMA', 'Half-life, days')).toBe('never fades');
    await grid('Parameters of volatility models').getByRole('rowheader').first().waitFor();
    await expectAccessible();
  });

  it('sets √h, direct and simulated figures side by side, the margin period in money', async () => {
    await openPart('Horizons and margin');
    const table = grid('VaR and ES over horizons');
    const one = async (column: string) => numberOf(await cellOf(table, 'Historical simulation', column));
    await page.getByText('Initial-margin proxy: VaR 99% over the margin period of 10 days').waitFor();
    expect(await one('Days')).toBe(10);
    expect(await one('√h, USD')).toBeGreaterThan(1000);
    expect((await one('VaR simulated, %')) / (await one('VaR √h, %'))).toBeCloseTo(await one('Simulated ÷ √h'), 1);
    await page.getByRole('group', { name: 'Horizon' }).getByRole('button', { name: 'All' }).click();
    expect(page.url()).toContain('horizon=all');
    await expectAccessible();
  });

  it('sets stressed windows beside today, and says why a method has no figure there', async () => {
    await openPart('Stressed windows');
    await grid('Stressed windows').getByRole('rowheader', { name: 'Worst 12 months' }).waitFor();
    const table = grid('VaR in stressed windows');
    const today = numberOf(await cellOf(table, 'Gaussian', 'VaR today, %'));
    const worst = numberOf(await cellOf(table, 'Gaussian', 'Worst 12 months, %'));
    expect(worst).toBeGreaterThan(today);
    await page.getByText('needs 250 returns and has 126').first().waitFor();
    await page.getByRole('button', { name: 'ES', exact: true }).click();
    await grid('ES in stressed windows').waitFor();
    await expectAccessible();
  });

  it('comes back by the browser’s history to the part before', async () => {
    await openPart('Methods');
    await page.goBack();
    await grid('ES in stressed windows').waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await page.keyboard.press('g');
    await page.keyboard.press('v');
    await methods().waitFor();
    expect(await page.title()).toMatch(/^VaR · /);
  });

  it('keeps figures that went stale, marked, until they are computed anew', async () => {
    const before = await cellOf(methods(), 'Historical simulation', 'VaR, %');
    await page.getByRole('link', { name: 'Portfolios' }).click();
    await page.getByRole('grid', { name: 'Positions' }).locator('[data-cell="0:4"]').click();
    await page.keyboard.press('F2');
    await page.getByLabel('Quantity, negative for a short position').fill('0.5');
    await page.keyboard.press('Enter');
    await page.getByText('Stale', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'VaR', exact: true }).click();
    const stale = page.getByText('· stale');
    await stale.waitFor();
    expect(await cellOf(methods(), 'Historical simulation', 'VaR, %')).toBe(before);
    await expectAccessible();
    await page.getByRole('button', { name: 'Compute again' }).click();
    await stale.waitFor({ state: 'detached' });
    expect(await cellOf(methods(), 'Historical simulation', 'VaR, %')).not.toBe(before);
  });

  it('wrote no error to the console and asked nothing of another place', () => {
    expect(window.consoleErrors).toEqual([]);
    expect(window.foreignRequests).toEqual([]);
  });
});
