import { AxeBuilder } from '@axe-core/playwright';
import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveWindow, type ServedWindow } from './served-window.ts';

const places = [
  'overview',
  'portfolios',
  'limits/utilisation',
  'limits/utilisation?view=ladder',
  'limits/definitions',
  'limits/definitions?limit=8',
  'limits/breaches',
  'limits/templates',
  'data/import',
  'data/batches',
  'data/health',
  'data/workspace',
  'settings',
] as const;

describe('the first hour with the window', () => {
  let window: ServedWindow;
  let page: Page;

  const show = async (place: string) => {
    await page.goto(new URL(`#/${place}`, page.url()).href);
    await page.waitForLoadState('networkidle');
  };
  const violations = async () => {
    // Playwright's own page class, as playwright-core exports it, is what axe drives.
    const { violations: found } = await new AxeBuilder({ page }).analyze();
    return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  };

  beforeAll(async () => {
    window = await serveWindow([], { firstStart: true });
    page = window.page;
    await page.getByRole('button', { name: 'Open the sample workspace' }).waitFor();
  });

  afterAll(() => window?.close());

  it('offers the sample, an import or a workspace at the first start', async () => {
    expect(await page.getByRole('button', { name: /New workspace/ }).count()).toBe(1);
    expect(await page.getByRole('button', { name: /^Open…/ }).count()).toBe(1);
    expect(await violations()).toEqual([]);
  });

  it('shows the sample with its risk computed', async () => {
    await page.getByRole('button', { name: 'Open the sample workspace' }).click();
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
    const main = page.getByRole('main');
    await main.getByText('VaR', { exact: false }).first().waitFor();
    expect(await main.innerText()).toMatch(/\d[.,]\d/);
  });

  it('goes back and forward through the places it was at', async () => {
    await show('limits/breaches');
    await show('data/batches');
    await page.goBack();
    await page
      .getByRole('link', { name: /^Breaches/ })
      .and(page.locator('[aria-current=page]'))
      .waitFor();
    await page.goForward();
    await page.getByRole('region', { name: 'Import batches' }).waitFor();
  });

  describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
    beforeAll(() => page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' }));

    it.each(places)('%s has no barrier axe knows of', async (place) => {
      await show(place);
      expect(await violations()).toEqual([]);
    });
  });

  it('wrote no error to the console and asked nothing of another place', () => {
    expect(window.consoleErrors).toEqual([]);
    expect(window.foreignRequests).toEqual([]);
  });
});
