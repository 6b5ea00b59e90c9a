import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDeskWorkspace, plimsollIn } from './desk-workspace.ts';
import { serveWindow, type ServedWindow } from './served-window.ts';

const limits = [
  'metric,level,warn,limit,halt,limit_action',
  'single-name,portfolio,,,,reduce',
  'volatility,portfolio,0.001,0.002,,warn',
  'stress-loss,portfolio,0.001,10,,reject',
].join('\n');

/** A day at the desk: what a run finds, what is done about it, an order that is cut, and the papers that are signed. */
describe('a day at the desk', () => {
  let folder: string;
  let window: ServedWindow;
  let page: Page;
  /** The largest name held. */
  let symbol: string;
  const show = (place: string) => page.goto(new URL(`#/${place}`, page.url()).href);

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'plimsoll-day-'));
    const plimsoll = plimsollIn(folder);
    await makeDeskWorkspace(folder, plimsoll);
    const { stdout } = await plimsoll('risk', 'w.plimsoll', '--json');
    const { exposures } = JSON.parse(stdout) as { exposures: { byName: { key: string; gross: number }[] } };
    const largest = exposures.byName[0]!;
    await writeFile(
      path.join(folder, 'limits.csv'),
      limits.replace('single-name,portfolio,,,', `single-name,portfolio,,${(largest.gross * 1.1).toFixed(6)},`),
    );
    await plimsoll('limits', 'w.plimsoll', '--import', 'limits.csv', '--replace').catch(() => undefined);
    symbol = largest.key;
    window = await serveWindow([path.join(folder, 'w.plimsoll')]);
    page = window.page;
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
  });
  afterAll(async () => {
    await window?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('begins with a run that finds a breach', async () => {
    await page.getByRole('button', { name: 'Run risk' }).first().click();
    await page.getByText(/computed in/).waitFor();
    await show('limits/breaches');
    await page
      .getByRole('region', { name: 'Breach log' })
      .getByRole('row', { name: /Open.*Limit.*Volatility/ })
      .waitFor();
  });

  it('goes on with its acknowledgement and a waiver, beside what would cure it', async () => {
    await page.getByRole('region', { name: 'Breach log' }).getByRole('button', { name: 'Volatility' }).click();
    const panel = page.getByRole('complementary', { name: /^Breach/ });
    await panel.getByRole('button', { name: 'Acknowledge' }).click();
    await panel.getByLabel('Your name').fill('Risk desk');
    await panel.getByRole('button', { name: 'Acknowledge' }).last().click();
    await page.getByText('The breach is acknowledged').waitFor();
    await panel.getByLabel('Your name').waitFor({ state: 'detached' });
    await panel.getByRole('button', { name: 'Waive', exact: true }).click();
    await panel.getByLabel('Last day').fill('2030-01-31');
    await panel.getByLabel('Reason').fill('Hedges settle next week');
    await panel.getByRole('button', { name: 'Waive', exact: true }).last().click();
    await page
      .getByRole('region', { name: 'Breach log' })
      .getByRole('row', { name: /Waived until 2030-01-31.*Volatility/ })
      .waitFor();
    await panel.getByRole('heading', { name: 'What would cure it' }).waitFor();
  });

  it('has an order that is cut to what its limit lets through, and kept in the log', async () => {
    await show('portfolios/ticket');
    await page.getByRole('button', { name: 'Add an order' }).click();
    await page.getByLabel('Security of order 1').fill(symbol);
    await page.getByLabel('Quantity of order 1').fill('10000000');
    const answer = page.getByRole('region', { name: 'Answer' });
    await answer.getByText('Reduce').first().waitFor();
    await page.getByRole('button', { name: 'Record this check' }).click();
    await page.getByText('Check 1 is in the pre-trade log').waitFor();
    await page.getByRole('button', { name: /^Take \d+/ }).click();
    await expect.poll(() => answer.getByText('Reduce').count(), { timeout: 10_000 }).toBe(0);
  });

  it.each([
    ['pdf', /^%PDF-1\.7/],
    ['xlsx', /^PK/],
    ['html', /^<!doctype html>/i],
    ['csv', /^PK/],
    ['json', /^\{/],
  ])('ends with the report as %s', async (format, start) => {
    await show('limits/utilisation');
    await page
      .getByRole('button', { name: /report/i })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Format').selectOption(format);
    const arrival = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
    const bytes = await readFile(await (await arrival).path());
    expect(bytes.subarray(0, 20).toString('latin1')).toMatch(start);
    expect(bytes.length).toBeGreaterThan(5000);
    if (format === 'json' || format === 'html') {
      const text = bytes.toString('utf8');
      for (const part of ['Hedges settle next week', 'Risk desk', symbol]) expect(text).toContain(part);
    }
  });

  it('can be proved afterwards', async () => {
    await show('limits/audit');
    await page.getByText('The chain is whole').waitFor();
    const log = page.getByRole('grid', { name: 'Audit log' });
    for (const action of ['breach waived', 'breach acknowledged', 'check orders'])
      await log.getByText(action).first().waitFor();
  });

  it('wrote no error to the console and asked nothing of another place', () => {
    expect(window.consoleErrors).toEqual([]);
    expect(window.foreignRequests).toEqual([]);
  });
});
