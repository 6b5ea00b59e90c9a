import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveWindow, type ServedWindow } from './served-window.ts';

const log = (page: Page) => page.getByRole('region', { name: 'Breach log' });
const panel = (page: Page) => page.getByRole('complementary', { name: /^Breach/ });

describe('the life of a breach, in the window', () => {
  let window: ServedWindow;
  let page: Page;
  const show = (place: string) => page.goto(new URL(`#/limits/${place}`, page.url()).href);

  beforeAll(async () => {
    window = await serveWindow();
    page = window.page;
    await page.getByRole('button', { name: 'Open the sample workspace' }).click();
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
    await show('breaches');
    await log(page).waitFor();
  });
  afterAll(() => window?.close());

  it('is acknowledged by a person whose name is kept', async () => {
    await log(page).getByRole('button', { name: 'Single name' }).click();
    await panel(page).getByRole('button', { name: 'Acknowledge' }).click();
    const submit = panel(page).getByRole('button', { name: 'Acknowledge' }).last();
    expect(await submit.isDisabled()).toBe(true);
    await panel(page).getByLabel('Comment').fill('Seen at the morning meeting');
    await panel(page).getByLabel('Your name').fill('Risk desk');
    await submit.click();
    await page.getByText('The breach is acknowledged').waitFor();
    await log(page)
      .getByRole('row', { name: /Acknowledged.*Single name.*Risk desk/ })
      .waitFor();
    await panel(page).getByText('Seen at the morning meeting').waitFor();
    await panel(page).getByLabel('Your name').waitFor({ state: 'detached' });
  });

  it('is waived until a day, with a reason', async () => {
    await panel(page).getByRole('button', { name: 'Waive' }).click();
    await panel(page).getByLabel('Last day').fill('2026-01-31');
    await panel(page).getByLabel('Reason').fill('A redemption settles');
    expect(await panel(page).getByLabel('Your name').inputValue()).toBe('Risk desk');
    await panel(page).getByRole('button', { name: 'Waive' }).last().click();
    await log(page)
      .getByRole('row', { name: /Waived until 2026-01-31.*Single name/ })
      .waitFor();
    await panel(page).getByLabel('Last day').waitFor({ state: 'detached' });
  });

  it('says why a change is refused, and keeps the breach as it was', async () => {
    await panel(page).getByRole('button', { name: 'Waive', exact: true }).click();
    await panel(page).getByLabel('Last day').fill('2020-01-01');
    await panel(page).getByLabel('Reason').fill('Too early');
    await panel(page).getByRole('button', { name: 'Waive' }).last().click();
    await page.getByText('Give a later last day').waitFor();
    await log(page)
      .getByRole('row', { name: /Waived until 2026-01-31.*Single name/ })
      .waitFor();
    await panel(page).getByRole('button', { name: 'Waive' }).first().click();
  });

  it('is found again by its address, and stands in the audit log', async () => {
    const address = page.url();
    expect(address).toMatch(/breach=\d/);
    await show('audit');
    await page.getByText('The chain is whole').waitFor();
    await page.getByRole('grid', { name: 'Audit log' }).getByText('breach waived').waitFor();
    await page.goto(address);
    await panel(page).getByText('A redemption settles').first().waitFor();
  });

  it.each(['light', 'dark'] as const)('has no barrier for assistive technology in the %s theme', async (theme) => {
    await page.emulateMedia({ colorScheme: theme });
    for (const place of ['breaches?breach=1', 'history', 'audit', 'definitions']) {
      await show(place);
      await expect.poll(() => page.getByRole('navigation', { name: 'Limits' }).isVisible()).toBe(true);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  });

  it('limits go out to a file and come back from one, and a halt mark halts the portfolio', async () => {
    await show('definitions');
    const arrival = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export limits' }).click();
    const text = await readFile(await (await arrival).path(), 'utf8');
    const file = path.join(window.folder, 'limits.csv');
    await writeFile(file, text.replace(/(drawdown,.*?,both,)0\.10,0\.15,0\.20,/, '$10.001,0.002,0.003,'));
    await page.getByLabel('File of limits', { exact: true }).setInputFiles(file);
    await page.getByRole('dialog').getByRole('button', { name: 'Set the limits' }).click();
    await page.getByText(/limits set; undo takes them back/).waitFor();
    await page.getByRole('button', { name: 'Run risk' }).first().click();
    await page.getByText('Harbour Fund is halted').waitFor();
    // A limit on the same measure keeps its breach and what was agreed.
    await show('breaches');
    await log(page)
      .getByRole('row', { name: /Waived until 2026-01-31.*Single name/ })
      .waitFor();
  });

  it('a bad file of limits changes nothing and names every bad row', async () => {
    await show('definitions');
    const file = path.join(window.folder, 'bad.csv');
    await writeFile(file, 'metric,level,limit\nkarma,portfolio,1\ndrawdown,portfolio,much\n');
    await page.getByLabel('File of limits', { exact: true }).setInputFiles(file);
    await page.getByRole('dialog').getByRole('button', { name: 'Set the limits' }).click();
    await page.getByText(/bad\.csv:2.*bad\.csv:3/).waitFor();
  });

  it('a halt is lifted by a person with a reason, on every screen', async () => {
    await page.goto(new URL('#/overview', page.url()).href);
    await page.getByText('Harbour Fund is halted').waitFor();
    await page.getByRole('button', { name: 'Reset…' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('button', { name: 'Lift the halt' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Reason').fill('The mark was set too low');
    await dialog.getByRole('button', { name: 'Lift the halt' }).click();
    await page.getByText('The halt of Harbour Fund is lifted').waitFor();
    await page.getByText('Harbour Fund is halted').waitFor({ state: 'detached' });
  });

  it('wrote no error to the console and asked nothing of another place', () => {
    expect(window.consoleErrors).toEqual([]);
    expect(window.foreignRequests).toEqual([]);
  });
});
