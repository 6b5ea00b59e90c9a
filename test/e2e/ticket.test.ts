import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveWindow, type ServedWindow } from './served-window.ts';

const answer = (page: Page) => page.getByRole('region', { name: 'Answer' });
const limits = (page: Page) => page.getByRole('region', { name: 'Limits before and after' });

describe('the trade ticket', () => {
  let window: ServedWindow;
  let page: Page;
  const show = (place: string) => page.goto(new URL(`#/${place}`, page.url()).href);

  beforeAll(async () => {
    window = await serveWindow();
    page = window.page;
    await page.getByRole('button', { name: 'Open the sample workspace' }).click();
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
    await show('portfolios/ticket');
  });
  afterAll(() => window?.close());

  it('says where every limit would stand while an order is typed', async () => {
    await page.getByRole('button', { name: 'Add an order' }).click();
    await page.getByLabel('Quantity of order 1').fill('1000');
    await page.getByLabel('Security of order 1').fill('HALG.X');
    await answer(page).getByText('Rejected').first().waitFor();
    await limits(page)
      .getByRole('row', { name: /Limit.*Single name.*HALG\.X.*21\.41 %.*21\.47 %/ })
      .waitFor();
  });

  it('lets an order through that lowers a breached measure', async () => {
    await page.getByLabel('Side of order 1').selectOption('sell');
    await answer(page).getByText('Allowed, warning').first().waitFor();
    await answer(page)
      .getByText(/Single name of HALG\.X falls/)
      .first()
      .waitFor();
  });

  it('marks what is no quantity, and asks nothing for it', async () => {
    await page.getByLabel('Quantity of order 1').fill('1,000');
    await page.getByText('A number such as 1500 or 20.5').waitFor();
    expect(await page.getByLabel('Quantity of order 1').getAttribute('aria-invalid')).toBe('true');
    await page.getByLabel('Quantity of order 1').fill('1000');
  });

  it('says which security it does not know', async () => {
    await page.getByLabel('Security of order 1').fill('NOPE');
    await page.getByText(/NOPE/).first().waitFor();
    await page.getByLabel('Security of order 1').fill('HALG.X');
    await answer(page).waitFor();
  });

  it('takes the largest size a limit with the action "reduce" lets through', async () => {
    const file = path.join(window.folder, 'reduce.csv');
    await writeFile(file, 'metric,level,limit,limit_action\nsingle-name,portfolio,0.25,reduce\n');
    await show('limits/definitions');
    await page.getByLabel('File of limits', { exact: true }).setInputFiles(file);
    await page.getByRole('dialog').getByRole('button', { name: 'Set the limits' }).click();
    await page.getByText(/limits set; undo takes them back/).waitFor();
    await show('portfolios/ticket');
    await page.getByLabel('Side of order 1').selectOption('buy');
    await page.getByLabel('Quantity of order 1').fill('500000');
    await page.getByRole('button', { name: /^Take \d+/ }).click();
    await expect.poll(() => answer(page).getByText('Reduce').count(), { timeout: 10_000 }).toBe(0);
    const size = Number(await page.getByLabel('Quantity of order 1').inputValue());
    expect(size).toBeGreaterThan(0);
    await page.getByLabel('Quantity of order 1').fill(String(size + 1));
    await page.getByRole('button', { name: `Take ${size}` }).waitFor();
  });

  it('takes pasted orders, tells apart what is none, and checks them together', async () => {
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByRole('button', { name: 'Paste orders…' }).click();
    await page.getByLabel(/Orders, one a line/).fill('BUY 100 HALG.X\nsell 100 ALKE.X @ 20\nnonsense');
    await page.getByRole('button', { name: 'Take them' }).click();
    expect(await page.getByLabel(/Orders, one a line/).inputValue()).toBe('nonsense');
    await answer(page).getByText('all orders together').waitFor();
    expect(await page.getByLabel('Price of order 2').inputValue()).toBe('20');
  });

  it('keeps a check in the log with its orders, and brings them back to the ticket', async () => {
    await page.getByRole('button', { name: 'Record this check' }).click();
    await page.getByText('Check 1 is in the pre-trade log').waitFor();
    await page.getByRole('button', { name: 'Clear' }).click();
    await show('limits/pre-trade?check=1');
    const panel = page.getByRole('complementary', { name: /^Check 1/ });
    await panel.getByText('Buy 100 HALG.X').waitFor();
    await panel.getByRole('button', { name: 'Check again on the ticket' }).click();
    await expect.poll(() => page.getByLabel('Security of order 2').inputValue(), { timeout: 10_000 }).toBe('ALKE.X');
  });

  it('saves the orders as a file that it can read again', async () => {
    await answer(page).waitFor();
    const arrival = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save orders as CSV' }).click();
    const file = path.join(window.folder, 'orders.csv');
    await writeFile(file, await readFile(await (await arrival).path(), 'utf8'));
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByLabel('File of orders').setInputFiles(file);
    await expect.poll(() => page.getByLabel(/^Security of order/).count(), { timeout: 10_000 }).toBe(2);
    await answer(page).waitFor();
  });

  it('starts from a position', async () => {
    await page.getByRole('button', { name: 'Clear' }).click();
    await show('portfolios?symbol=HALG.X');
    await page.getByRole('button', { name: 'What if…' }).first().click();
    await expect.poll(() => page.getByLabel('Security of order 1').inputValue(), { timeout: 10_000 }).toBe('HALG.X');
    expect(await page.getByLabel('Side of order 1').inputValue()).toBe('sell');
  });

  it.each(['light', 'dark'] as const)('has no barrier for assistive technology in the %s theme', async (theme) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.getByLabel('Quantity of order 1').fill('100');
    await expect.poll(() => answer(page).getAttribute('aria-busy'), { timeout: 10_000 }).toBe('false');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  it('wrote no error to the console and asked nothing of another place', () => {
    expect(window.consoleErrors).toEqual([]);
    expect(window.foreignRequests).toEqual([]);
  });
});
