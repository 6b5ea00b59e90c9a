import { AxeBuilder } from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveWindow, type ServedWindow } from './served-window.ts';

const eventually = { timeout: 10_000 };

describe('Models → Training', () => {
  let window: ServedWindow;
  let page: Page;

  const expectAccessible = async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
    }
  };
  const nothingScrollsSideways = async () => {
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await expect.poll(wide, eventually).toBeLessThanOrEqual(0);
  };
  const go = async (hash: string) => {
    await page.evaluate((to) => {
      location.hash = to;
    }, hash);
  };

  beforeAll(async () => {
    window = await serveWindow();
    page = window.page;
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('button', { name: 'Open the sample workspace' }).click();
    await page.getByRole('link', { name: 'Models' }).click();
    await page.getByRole('link', { name: 'Training', exact: true }).click();
    await page.getByRole('form', { name: 'New training' }).waitFor();
  });

  afterAll(() => window?.close());

  it('leads from an empty list to the form', async () => {
    await page.getByRole('link', { name: 'Trained models' }).click();
    await page.getByRole('heading', { name: 'No model has been trained yet' }).waitFor();
    await page.getByRole('link', { name: 'Train one' }).click();
    await page.getByRole('button', { name: 'Start training' }).waitFor();
    await expectAccessible();
    await nothingScrollsSideways();
  });

  it('keeps every choice in the address', async () => {
    await page.getByLabel('Cells a layer').fill('8');
    await page.getByLabel('Cells a layer').blur();
    await page.getByLabel('Days it looks back on').fill('10');
    await page.getByLabel('Days it looks back on').blur();
    await page.getByRole('checkbox', { name: 'Calendar' }).uncheck();
    await expect.poll(() => new URL(page.url()).hash, eventually).toContain('hidden=8');
    const hash = decodeURIComponent(new URL(page.url()).hash);
    expect(hash).toContain('sequence=10');
    expect(hash).toMatch(/features=[^&]*drawdown/);
    expect(hash).not.toMatch(/features=[^&]*calendar/);
    await page.reload();
    await expect.poll(() => page.getByLabel('Cells a layer').inputValue(), eventually).toBe('8');
    expect(await page.getByRole('checkbox', { name: 'Calendar' }).isChecked()).toBe(false);
  });

  it('draws the losses as they come, and is cancelled', async () => {
    await go('#/models/training/train?hidden=8&sequence=10&epochs=2000&patience=2000');
    await expect.poll(() => page.getByLabel('Epochs at most').inputValue(), eventually).toBe('2000');
    await page.getByRole('button', { name: 'Start training' }).click();
    const chart = page.getByRole('img', { name: /^Loss by epoch/ });
    const epochs = async () =>
      Number(/Validation: (\d+) values/.exec((await chart.getAttribute('aria-label')) ?? '')?.[1] ?? 0);
    // Beyond the first checkpoint, which comes after 25 epochs at the latest.
    await expect.poll(epochs, { timeout: 30_000 }).toBeGreaterThan(30);
    await expectAccessible();
    await page.getByRole('button', { name: 'Cancel the training' }).click();
    await page.getByText('Training cancelled.').waitFor();
    const interrupted = page.getByRole('region', { name: 'Interrupted trainings' });
    await interrupted.getByRole('button', { name: 'Resume' }).waitFor();
    expect(await interrupted.innerText()).toContain('of 2,000 epochs');
    await expectAccessible();
  });

  it('goes on from the checkpoint, also after the window was opened anew', async () => {
    await page.reload();
    await page.getByRole('button', { name: 'Resume' }).click();
    const chart = page.getByRole('img', { name: /^Loss by epoch/ });
    await chart.waitFor();
    await page.getByRole('button', { name: 'Cancel the training' }).click();
    await page.getByRole('button', { name: 'Resume' }).waitFor();
  });

  it('trains a model to its end and shows what it is worth', async () => {
    await go('#/models/training/train?hidden=8&sequence=10&epochs=6');
    await expect.poll(() => page.getByLabel('Epochs at most').inputValue(), eventually).toBe('6');
    await page.getByRole('button', { name: 'Start training' }).click();
    await page.getByRole('img', { name: /^Test days: returns and forecasts at 99/ }).waitFor({ timeout: 30_000 });
    const scores = page.getByRole('grid', { name: 'Scores on the test days' });
    for (const method of ['LSTM', 'Historical simulation', 'EWMA']) {
      await scores.getByRole('rowheader', { name: method }).first().waitFor();
    }
    await page.getByRole('button', { name: '95%', exact: true }).click();
    await page.getByRole('img', { name: /^Test days: returns and forecasts at 95/ }).waitFor();
    expect(new URL(page.url()).hash).toContain('level=0.95');
    await expectAccessible();
    await nothingScrollsSideways();
  });

  it('hands the model out with its features, scaler, seed and dataset', async () => {
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Model as JSON' }).click();
    const file = await (await downloading).path();
    const model = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown> & { settings: { seed: number } };
    expect(Object.keys(model)).toEqual(
      expect.arrayContaining(['features', 'scaler', 'parameters', 'datasetVersion', 'engineVersion', 'portfolio']),
    );
    expect(model.settings.seed).toBe(1);
  });

  it('compares two models: losses over each other, settings that differ', async () => {
    await go('#/models/training/compare');
    await page.getByRole('heading', { name: 'There are not two models to compare yet' }).waitFor();
    await page.getByRole('link', { name: 'Train one' }).click();
    await go('#/models/training/train?hidden=12&sequence=10&epochs=5&seed=3');
    await expect.poll(() => page.getByLabel('Epochs at most').inputValue(), eventually).toBe('5');
    await page.getByRole('button', { name: 'Start training' }).click();
    await page.getByText(/^Run \d+: 1 × 12 cells, 10 days trained in/).waitFor({ timeout: 30_000 });
    await page.getByRole('link', { name: 'Compare', exact: true }).click();
    const chart = page.getByRole('img', { name: /^Validation loss by epoch/ });
    await expect
      .poll(async () => (await chart.getAttribute('aria-label')) ?? '', eventually)
      .toMatch(/1 × 12 cells.*1 × 8 cells/);
    await page.getByRole('rowheader', { name: 'Cells a layer' }).waitFor();
    await page.getByRole('rowheader', { name: 'Seed' }).waitFor();
    await expectAccessible();
    await nothingScrollsSideways();
  });

  it('leaves whoever has gone elsewhere meanwhile there', async () => {
    await go('#/models/training/train?hidden=10&sequence=10&epochs=40&patience=40&seed=4');
    await expect.poll(() => page.getByLabel('Epochs at most').inputValue(), eventually).toBe('40');
    await page.getByRole('button', { name: 'Start training' }).click();
    await page.getByRole('button', { name: 'Cancel the training' }).waitFor();
    await go('#/models/factor-model');
    await page.getByText(/^Run \d+: 1 × 10 cells, 10 days trained in/).waitFor({ timeout: 30_000 });
    expect(new URL(page.url()).hash).toMatch(/^#\/models\/factor-model/);
    await go('#/models/training/models');
  });

  it('shows each feature’s history and its distribution then and now', async () => {
    await page.getByRole('link', { name: 'Features', exact: true }).click();
    await page.getByRole('grid', { name: 'Features' }).getByText('rsi', { exact: true }).click();
    await page.getByRole('img', { name: /^Feature rsi, by day/ }).waitFor();
    await page.getByRole('img', { name: /^Distribution of rsi/ }).waitFor();
    await page.getByText('Daily range is left out: no highest and lowest prices are known.').waitFor();
    await expectAccessible();
    await nothingScrollsSideways();
  });

  it('wrote no error to the console and asked nothing of another place', () => {
    expect(window.consoleErrors).toEqual([]);
    expect(window.foreignRequests).toEqual([]);
  });
});
