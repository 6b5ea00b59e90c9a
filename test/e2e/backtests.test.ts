import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveWindow, type ServedWindow } from './served-window.ts';

const eventually = { timeout: 10_000 };

describe('the screen of backtests', () => {
  let window: ServedWindow;
  let page: Page;

  const grid = (name: string | RegExp) => page.getByRole('grid', { name });
  const columnOf = async (table: ReturnType<typeof grid>, column: string) =>
    (await table.getByRole('columnheader', { name: column, exact: true }).getAttribute('aria-colindex')) ?? '';
  const cellOf = async (table: ReturnType<typeof grid>, row: string, column: string) => {
    const line = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: row, exact: true }) });
    return line.locator(`[aria-colindex="${await columnOf(table, column)}"]`).innerText();
  };
  const part = async (name: string) => {
    await page.getByRole('navigation', { name: 'Parts of the backtest' }).getByRole('link', { name }).click();
  };
  const area = async (name: string) => {
    await page.getByRole('navigation', { name: 'Areas of models' }).getByRole('link', { name }).click();
  };
  const choose = async (group: string, name: string) => {
    await page.getByRole('group', { name: group }).getByRole('button', { name, exact: true }).click();
  };
  /** @param part of the page; without one the whole of it */
  const expectAccessible = async (part = 'body') => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).include(part).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    }
  };
  const expectNothingSideways = async () => {
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX))
        .filter((element) => element.scrollWidth > element.clientWidth + 1)
        .map((element) => element.getAttribute('aria-label') ?? element.className),
    );
    expect(wide).toEqual([]);
  };
  const exceptionsChart = () => page.getByRole('img', { name: /^Daily P&L against/ });
  const shownRun = () => page.getByRole('combobox', { name: 'Backtest', exact: true }).inputValue();

  beforeAll(async () => {
    window = await serveWindow();
    page = window.page;
    await page.getByRole('button', { name: 'Open the sample workspace' }).click();
    await page.getByRole('link', { name: 'Models' }).click();
    await area('Backtests');
  });

  afterAll(() => window?.close());

  it('has the first backtest one click away, which can be cancelled and goes on from its finished blocks', async () => {
    await page.getByRole('heading', { name: /^No backtest of Harbour Fund yet/ }).waitFor();
    await page.getByRole('button', { name: 'Run the backtest' }).click();
    await page.locator('.progress').getByText('Walking methods').waitFor();
    await page.getByRole('button', { name: 'Cancel the backtest' }).click();
    const notice = page.getByRole('note', { name: 'Interrupted backtest' });
    await notice.waitFor();
    expect(await notice.innerText()).toMatch(/\d+ of \d+ blocks are kept/);
    await expectAccessible();
    await notice.getByRole('button', { name: 'Resume' }).click();
    // What runs goes on, and is found again, when the screen is left.
    await area('Factor model');
    await area('Backtests');
    await exceptionsChart().waitFor({ timeout: 45_000 });
    await notice.waitFor({ state: 'detached' });
    expect(await page.locator('header p').last().innerText()).toContain('rolling window of 250');
  });

  it('marks the exceptions of a method, lists them, and follows the method to another', async () => {
    await page.getByRole('combobox', { name: 'Method', exact: true }).selectOption('Gaussian');
    expect(page.url()).toContain('method=gaussian');
    const rows = grid('Exceptions of Gaussian');
    await rows.getByRole('rowheader').first().waitFor();
    const counted = Number(await page.locator('p strong').first().innerText());
    expect(counted).toBeGreaterThan(10);
    await expect
      .poll(() => rows.locator('.foot [aria-colindex="1"]').innerText(), eventually)
      .toBe(`${counted} exceptions`);
    await expect
      .poll(() => exceptionsChart().getAttribute('aria-label'), eventually)
      .toContain(`Exception: ${counted} values`);
    const first = async (column: string) =>
      Number(await cellOf(rows, await rows.getByRole('rowheader').first().innerText(), column));
    expect((await first('Loss, %')) - (await first('VaR, %'))).toBeCloseTo(await first('Beyond VaR, %'), 1);
    await page.getByRole('button', { name: '1 year' }).click();
    expect(page.url()).toContain('from=');
    await expect
      .poll(() => exceptionsChart().getAttribute('aria-label'), eventually)
      .not.toContain(`Exception: ${counted} values`);
    await expectNothingSideways();
    await expectAccessible();
    await page.goBack();
  });

  it('draws VaR of several methods over each other and hands the numbers out', async () => {
    await choose('Lines drawn', 'Compare VaR');
    const chart = page.getByRole('img', { name: /^Daily P&L and VaR 99%/ });
    await page.locator('summary').click();
    await page.getByRole('checkbox', { name: 'Gaussian' }).check();
    await expect.poll(() => chart.getAttribute('aria-label'), eventually).toContain('Gaussian: ');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).first().click(),
    ]);
    const [header] = (await readFile(await download.path(), 'utf8')).split('\n');
    expect(header).toContain('Gaussian');
    expect(header).toContain('P&L');
  });

  it('tells every test of a method in words, with its card, by keyboard', async () => {
    await part('Tests');
    const table = grid('Tests of forecasts');
    await table.getByRole('rowheader', { name: 'Gaussian', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('complementary').waitFor({ state: 'detached' });
    await expectNothingSideways();
    await table.getByRole('rowheader', { name: 'Gaussian', exact: true }).focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary', { name: /^Gaussian/ });
    await panel.getByText(/^Exceptions are more frequent than 1 % promises/).waitFor();
    expect(page.url()).toContain('method=gaussian');
    await panel.getByRole('button', { name: 'How Frequency (Kupiec) is computed' }).click();
    await page.getByText('χ² with 1 degree of freedom').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('χ² with 1 degree of freedom').first().waitFor({ state: 'detached' });
    await panel.waitFor();
    await expectAccessible();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  it('lights green, amber or red with both multipliers at 99 %, and says that there are none elsewhere', async () => {
    const lights = grid('Traffic lights');
    const zone = await cellOf(lights, 'Gaussian', 'Zone');
    const last = Number(await cellOf(lights, 'Gaussian', 'Exceptions, last 250'));
    expect(zone).toBe(last < 5 ? 'Green' : last < 10 ? 'Amber' : 'Red');
    expect(Number(await cellOf(lights, 'Gaussian', 'Multiplier 1996'))).toBeGreaterThanOrEqual(3);
    expect(Number(await cellOf(lights, 'Gaussian', 'Multiplier MAR99'))).toBeGreaterThanOrEqual(1.5);
    await choose('Confidence', '97.5%');
    await page.getByText(/^At 97.5% the regulator has no table/).waitFor();
    await expect.poll(() => cellOf(lights, 'Gaussian', 'Multiplier 1996'), eventually).toBe('–');
    await page.goBack();
    await expect.poll(() => cellOf(lights, 'Gaussian', 'Multiplier 1996'), eventually).not.toBe('–');
  });

  it('ranks the methods, says which may be the best, and holds every pair against each other', async () => {
    await part('League');
    const league = grid(/^League table by VaR: pinball/);
    await league.getByRole('rowheader').first().waitFor();
    expect(await league.getByRole('rowheader').first().innerText()).toBe('1');
    await page.getByRole('grid', { name: /^Equal mean pinball loss/ }).waitFor();
    await expectNothingSideways();
    await choose('Score', 'VaR and ES: FZ0');
    await grid(/^League table by VaR and ES: FZ0/).waitFor();
    await choose('Map of', 'Statistics');
    await page.getByRole('grid', { name: /^Diebold–Mariano statistics of mean FZ0/ }).waitFor();
    expect(page.url()).toMatch(/score=fz0.*map=statistic|map=statistic.*score=fz0/);
    await expectAccessible();
  });

  it('follows exceptions over time between control limits, and volatility against what came', async () => {
    await part('Rolling');
    const ratio = page.getByRole('img', { name: /^Violation ratio of VaR 99%/ });
    await expect.poll(() => ratio.getAttribute('aria-label'), eventually).toContain('Upper limit');
    await choose('Exceptions as', 'Rate');
    await page.getByRole('img', { name: /^Exceptions of VaR 99% over the last 250 days/ }).waitFor();
    await page.getByRole('img', { name: /^Exceptions of VaR 99% since the first forecast/ }).waitFor();
    await page.getByRole('img', { name: /^Forecast and realised volatility/ }).waitFor();
    await expectNothingSideways();
    await expectAccessible();
  });

  it('sets ten days direct beside √10, shows stress, and what the factor model explains of the profit', async () => {
    await part('Horizon and stress');
    const horizon = grid('Forecasts over 10 days');
    expect(Number(await cellOf(horizon, 'Direct, 10-day sums', 'Exceptions'))).toBeGreaterThan(0);
    await grid('Stretches of stress').getByRole('rowheader', { name: 'Worst 6 months' }).click();
    await page.getByRole('heading', { name: /^Worst 6 months, / }).waitFor();
    expect(page.url()).toContain('stretch=worst-6-months');
    await page
      .getByText(/^Spearman|Spearman 0\.\d+, KS 0\.\d+ over 250 days/)
      .first()
      .waitFor();
    await grid('Exceptions by hypothetical and actual profit').getByRole('rowheader').first().waitFor();
    await expectNothingSideways();
    await expectAccessible();
  });

  it('runs another one as asked, keeps both, and goes back to the first', async () => {
    const before = await shownRun();
    await page.getByRole('button', { name: 'New backtest…' }).click();
    const dialog = page.getByRole('dialog', { name: 'New backtest' });
    await dialog.getByRole('button', { name: 'None' }).click();
    await dialog.getByText('Choose a method').waitFor();
    expect(await dialog.getByRole('button', { name: 'Run' }).isDisabled()).toBe(true);
    await dialog.getByRole('checkbox', { name: 'Historical simulation' }).check();
    await dialog.getByRole('checkbox', { name: 'EWMA', exact: true }).check();
    await dialog.getByLabel('Held against').selectOption('actual');
    await dialog.getByLabel('Window', { exact: true }).fill('125');
    await expectAccessible('[role=dialog]');
    await dialog.getByRole('button', { name: 'Run' }).click();
    await expect.poll(shownRun, { timeout: 45_000 }).not.toBe(before);
    await page.locator('header').getByText('actual P&L · rolling window of 125').waitFor();
    expect(await page.getByRole('combobox', { name: 'Backtest', exact: true }).locator('option').count()).toBe(2);
    await part('Exceptions');
    await exceptionsChart().waitFor();
    await page.getByRole('combobox', { name: 'Backtest', exact: true }).selectOption(before);
    await page.locator('header').getByText('hypothetical P&L · rolling window of 250').waitFor();
    expect(page.url()).toContain(`run=${before}`);
    expect(window.consoleErrors).toEqual([]);
    expect(window.foreignRequests).toEqual([]);
  });
});
