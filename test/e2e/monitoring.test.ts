import { AxeBuilder } from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveWindow, type ServedWindow } from './served-window.ts';

const titles = {
  coverage: 'Coverage',
  volatility: 'Volatility',
  drift: 'Drift',
  data: 'Data quality',
  system: 'System',
};
const eventually = { timeout: 10_000 };

describe('the Monitoring screen', () => {
  let window: ServedWindow;
  let page: Page;

  const expectAccessible = async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  };
  const open = async (address: string) => {
    await page.evaluate((hash) => (location.hash = hash), address);
  };

  beforeAll(async () => {
    window = await serveWindow();
    page = window.page;
    await page.getByRole('button', { name: 'Open the sample workspace' }).click();
    await page.getByRole('link', { name: 'Models' }).click();
    await page.getByRole('link', { name: 'Monitoring' }).click();
    await page.getByRole('img', { name: /^Exceptions over 250 days/ }).waitFor();
  });

  afterAll(() => window?.close());

  it('says at its head how things stand and leads from an alarm to its tab', async () => {
    await page.getByText(/^(All is well|One alarm|\d+ alarms)/).waitFor();
    const alarms = page.getByRole('region', { name: 'Alarms' });
    await alarms.getByRole('link').first().click();
    await expect.poll(() => new URL(page.url()).hash, eventually).toMatch(/^#\/models\/monitoring\/(drift|coverage)/);
    await page.goBack();
  });

  it('draws exceptions with their control limits, as a rate or a ratio, over other windows', async () => {
    await page.getByRole('button', { name: 'Violation ratio' }).click();
    await page.getByRole('img', { name: /^Violation ratio over 250 days.*Upper control limit/ }).waitFor();
    await page.getByRole('button', { name: '60', exact: true }).click();
    await page.getByRole('img', { name: /^Violation ratio over 60 days/ }).waitFor();
    expect(new URL(page.url()).hash).toContain('measure=ratio');
    for (const chart of [/^CUSUM of exceptions.*Limit/, /^Evidence against coverage.*Warn/, /^Mean loss beyond VaR/]) {
      await page.getByRole('img', { name: chart }).waitFor();
    }
    await page.getByRole('grid', { name: 'Methods' }).getByRole('rowheader', { name: 'Historical' }).waitFor();
    await expectAccessible();
  });

  it('draws the methods that are ticked and keeps them in the address', async () => {
    const chart = page.getByRole('img', { name: /^CUSUM of exceptions/ });
    const drawn = async () => (await chart.getAttribute('aria-label'))!.includes('EWMA');
    await expect.poll(drawn, eventually).toBe(true);
    await page.getByRole('checkbox', { name: /^EWMA/ }).uncheck();
    await expect.poll(drawn, eventually).toBe(false);
    expect(new URL(page.url()).hash).toContain('drawn=historical');
    await page.goBack();
    await expect.poll(drawn, eventually).toBe(true);
  });

  it('hands the numbers of a chart out', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'CSV', exact: true }).first().click();
    const file = await download;
    const text = await readFile(await file.path(), 'utf8');
    expect(text.split('\n')[0]).toContain('Historical simulation');
    expect(text.split('\n').length).toBeGreaterThan(1000);
  });

  it('holds volatility forecasts against what came of them', async () => {
    await page.getByRole('link', { name: 'Volatility', exact: true }).click();
    await page.getByRole('img', { name: /^Volatility forecast and realised.*Realised/ }).waitFor();
    await page.getByRole('img', { name: /^Bias of volatility/ }).waitFor();
    await page.getByRole('img', { name: /^QLIKE/ }).waitFor();
    await page.getByRole('grid', { name: 'Volatility forecasts' }).getByRole('rowheader', { name: 'EWMA' }).waitFor();
    await expectAccessible();
  });

  it('shows a feature then and now, by keyboard and by address', async () => {
    await page.getByRole('link', { name: 'Drift' }).click();
    const features = page.getByRole('grid', { name: 'Features' });
    await features.getByRole('rowheader', { name: 'Drawdown' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: /^Drawdown, share of days/ }).waitFor();
    await page.getByRole('img', { name: /^Drawdown, population stability index/ }).waitFor();
    await page.getByRole('combobox', { name: /^The last/ }).selectOption('60 days');
    await page.getByRole('img', { name: /The last 60 days/ }).waitFor();
    expect(new URL(page.url()).hash).toMatch(/feature=drawdown&recent=60$/);
    await expectAccessible();
  });

  it('shows the quality of the data day by day and by version', async () => {
    await page.getByRole('link', { name: 'Data quality' }).click();
    await page.getByRole('img', { name: /^Missing and stale prices of held names/ }).waitFor();
    await page.getByRole('img', { name: /^Unlikely returns of held names/ }).waitFor();
    const versions = page.getByRole('grid', { name: 'Quality by version of the data' });
    await expect.poll(() => versions.getByRole('rowheader').count(), eventually).toBe(1);
    await expectAccessible();
  });

  it('logs tasks as they end, with their time and the memory they left', async () => {
    await page.getByRole('link', { name: 'System', exact: true }).click();
    await page.getByRole('button', { name: 'Run risk' }).click();
    const operations = page.getByRole('grid', { name: 'Tasks by operation' });
    await operations.getByRole('rowheader', { name: 'risk.run' }).waitFor();
    await operations.getByRole('rowheader', { name: 'workspace.sample' }).waitFor();
    await operations.getByRole('rowheader', { name: 'risk.run' }).click();
    await page.getByRole('img', { name: /^Time of risk.run, seconds/ }).waitFor();
    await page.getByRole('img', { name: /^Memory and size of the workspace/ }).waitFor();
    await expectAccessible();
  });

  it('is accessible in the dark, does not scroll sideways, and keeps its choices over a reload', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    const tabs = page.getByRole('navigation', { name: 'Parts of monitoring' });
    for (const [part, title] of Object.entries(titles)) {
      await open(`#/models/monitoring/${part}`);
      await expect.poll(() => tabs.locator('[aria-current]').innerText(), eventually).toContain(title);
      await page.getByRole('grid').first().waitFor();
      const beyond = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll('.pane, [role=grid]')].map(
          (element) => element.scrollWidth - element.clientWidth,
        ),
      );
      expect({ part, beyond }).toEqual({ part, beyond: beyond.map(() => 0) });
      await expectAccessible();
    }
    await open('#/models/monitoring/coverage?window=125');
    await page.reload();
    await page.getByRole('img', { name: /^Exceptions over 125 days/ }).waitFor();
    await page.emulateMedia({ colorScheme: 'light' });
  });

  it('brings its alarms to Overview', async () => {
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('link', { name: /^The last 125 days are distributed differently/ }).click();
    await expect.poll(() => new URL(page.url()).hash, eventually).toMatch(/^#\/models\/monitoring\/drift/);
    expect(window.consoleErrors).toEqual([]);
    expect(window.foreignRequests).toEqual([]);
  });
});
