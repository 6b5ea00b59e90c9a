import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { serveWindow, type ServedWindow } from './served-window.ts';

const eventually = { timeout: 10_000 };

/** The sample with a model (run 1), risk (2), a backtest (3) and risk over a shorter window (4). */
async function sampleWithRuns(folder: string): Promise<string> {
  const file = path.join(folder, 'desk.plimsoll');
  await copyFile(inject('sampleWorkspace'), file);
  const launcher = path.resolve(import.meta.dirname, '../../scripts/plimsoll.js');
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, [launcher, ...args], { env: { ...process.env, PLIMSOLL_HOME: folder } });
  await run('backtest', file, '--methods', 'historical,ewma');
  await run('risk', file, '--window', '250');
  return file;
}

describe('Models → Experiments', () => {
  let folder: string;
  let window: ServedWindow;
  let page: Page;
  const table = (name: string) => page.getByRole('grid', { name });
  const runs = () => table('Experiments').getByRole('rowheader');
  const panel = () => page.getByRole('complementary');
  const pane = (name: string) =>
    page.getByRole('navigation', { name: 'Parts of experiments' }).getByRole('link', { name });

  const expectAccessible = async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  };
  const fitsTheWindow = async () =>
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  const sign = (name: string) => page.getByLabel('Your name').fill(name);

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'plimsoll-experiments-'));
    window = await serveWindow([await sampleWithRuns(folder)]);
    page = window.page;
    await page.getByRole('link', { name: 'Models' }).click();
    await page.getByRole('navigation', { name: 'Areas of models' }).getByRole('link', { name: 'Experiments' }).click();
    await runs().first().waitFor();
  });

  afterAll(async () => {
    await window?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('lists every run with figures that are chosen, and finds some by a condition', async () => {
    await expect.poll(() => runs().count(), eventually).toBe(4);
    await expectAccessible();
    await fitsTheWindow();
    await page.getByRole('button', { name: /^Figures/ }).click();
    await page.getByLabel('Find a figure').fill('nav');
    await page.getByRole('checkbox', { name: 'nav', exact: true }).check();
    await table('Experiments').getByRole('columnheader', { name: 'nav' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByLabel('Only where').fill('nav > 1e6');
    await page.getByLabel('Only where').press('Enter');
    await expect.poll(() => runs().count(), eventually).toBe(2);
    expect(new URL(page.url()).hash).toContain('where=');
    await page.getByLabel('Only where').fill('nav is large');
    await page.getByLabel('Only where').press('Enter');
    await page.getByRole('alert').getByText('is not a condition').waitFor();
    await expectAccessible();
    await page.getByLabel('Only where').fill('');
    await page.getByLabel('Only where').press('Enter');
    await expect.poll(() => runs().count(), eventually).toBe(4);
  });

  it('shows a run, keeps its title and tags, and takes them back on undo', async () => {
    await runs().filter({ hasText: '2' }).click();
    await panel().getByRole('heading', { name: 'Run 2, risk' }).waitFor();
    await panel().getByLabel('Title').fill('Base case');
    await panel().getByPlaceholder('name = value').fill('desk = equities');
    await panel().getByRole('button', { name: 'Save' }).click();
    await panel().getByRole('heading', { name: 'Run 2, Base case' }).waitFor();
    await panel().getByText('desk = equities').waitFor();
    await expectAccessible();
    await fitsTheWindow();
    await page.getByRole('button', { name: /^Undo/ }).click();
    await panel().getByRole('heading', { name: 'Run 2, risk' }).waitFor();
  });

  it('reproduces a run bit for bit and hands its artefacts out', async () => {
    await panel().getByRole('button', { name: 'Reproduce' }).click();
    await panel().getByText('Bit for bit the same').waitFor({ timeout: 30_000 });
    const saving = page.waitForEvent('download');
    await panel().getByRole('button', { name: 'result', exact: true }).click();
    const file = await (await saving).path();
    expect((JSON.parse(await readFile(file, 'utf8')) as { portfolio: string }).portfolio).toBe('Harbour Fund');
    await expectAccessible();
    await page.keyboard.press('Escape');
    await panel().waitFor({ state: 'detached' });
  });

  it('compares runs that are marked, and says so in the address', async () => {
    await page.getByRole('checkbox', { name: 'Compare run 4' }).check();
    await page.getByRole('checkbox', { name: 'Compare run 2' }).check();
    await page.getByRole('button', { name: 'Compare 2' }).click();
    await table('Metrics side by side').getByRole('rowheader', { name: 'nav' }).waitFor();
    await table('Metrics side by side').getByRole('columnheader', { name: 'Difference' }).waitFor();
    expect(new URL(page.url()).hash).toContain('runs=4%2C2');
    await expectAccessible();
    await fitsTheWindow();
    await pane('Runs').click();
    await expect.poll(() => page.getByRole('checkbox', { name: 'Compare run 2' }).isChecked(), eventually).toBe(true);
  });

  it('exports runs, and imports those of a file that are not here yet as imported', async () => {
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export 2 marked' }).click();
    const download = await saving;
    expect(download.suggestedFilename()).toMatch(/-experiments\.json$/);
    const text = await readFile(await download.path(), 'utf8');
    const file = path.join(window.folder, 'runs.json');
    await writeFile(file, text);
    const choose = async () => {
      const choosing = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Import…' }).click();
      await (await choosing).setFiles(file);
      await sign('A. Analyst');
      await page.getByRole('button', { name: 'Import the runs' }).click();
    };
    await choose();
    await page.getByText('0 runs imported, 2 here already').waitFor();
    await writeFile(file, text.replace('"seed":1', '"seed":2'));
    await choose();
    await page.getByRole('alert').getByText('no longer has its hash').waitFor();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await page.getByLabel('Format of the export').selectOption('mlflow');
    const zip = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export 2 marked' }).click();
    expect((await zip).suggestedFilename()).toMatch(/-experiments-mlflow\.zip$/);
  });

  it('says what pruning would remove before it removes anything', async () => {
    await page.getByRole('button', { name: 'Prune…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Prune runs' });
    await dialog.getByLabel('Newest runs that stay').fill('0');
    await dialog.getByText(/would go/).waitFor();
    await dialog
      .getByText(/stays: .*breach/)
      .first()
      .waitFor();
    await expectAccessible();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => runs().count(), eventually).toBe(4);
  });

  it('promotes a method of a backtest with a reason, and ends it again', async () => {
    await pane('Champions').click();
    await page.getByText('No champion yet').waitFor();
    await expectAccessible();
    await page.getByRole('button', { name: 'Choose a run' }).click();
    await runs().filter({ hasText: '3' }).click();
    await panel().getByRole('button', { name: 'Promote…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Promote a method of run 3' });
    await dialog.getByLabel('Method').selectOption('ewma');
    await dialog.getByLabel('Reason').fill('Lowest loss of all');
    await sign('A. Analyst');
    await expectAccessible();
    await dialog.getByRole('button', { name: 'Promote' }).click();
    await panel().getByText('Champion ewma').waitFor();
    await panel()
      .getByRole('img', { name: /by step/ })
      .waitFor();
    await pane('Champions').click();
    await table('Champions').getByRole('gridcell', { name: 'Lowest loss of all' }).waitFor();
    await expectAccessible();
    await table('Champions').getByRole('button', { name: 'Demote…' }).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('Only a trial');
    await page.getByRole('button', { name: 'End it' }).click();
    await table('Champions').getByRole('gridcell', { name: 'A. Analyst: Only a trial' }).waitFor();
  });

  it('lists dataset versions, names and pins one, and tells two apart', async () => {
    await pane('Dataset versions').click();
    await table('Dataset versions').getByRole('rowheader').first().click();
    await panel().getByText('Can be rebuilt').waitFor();
    await panel().getByLabel('Name').fill('Year end');
    await panel().getByRole('button', { name: 'Save' }).click();
    await panel().getByRole('heading', { name: 'Year end' }).waitFor();
    await panel().getByRole('button', { name: 'Pin', exact: true }).click();
    await panel().getByRole('button', { name: 'Unpin' }).waitFor();
    await expectAccessible();
    await fitsTheWindow();
    await panel().getByRole('button', { name: 'Show' }).click();
    await table('What differs between the versions').getByRole('rowheader').first().waitFor();
    await page.getByRole('region', { name: 'First rows' }).getByRole('listitem').first().waitFor();
    await expectAccessible();
    await page.getByRole('button', { name: 'All versions' }).click();
  });

  it('rebuilds a version to a file of its own', async () => {
    await table('Dataset versions').getByRole('rowheader').nth(2).click();
    const file = path.join(window.folder, 'rebuilt.plimsoll');
    await panel().getByLabel('File').fill(file);
    await panel().getByRole('button', { name: 'Rebuild' }).click();
    await page.getByText(`Rebuilt in ${file}`).waitFor({ timeout: 30_000 });
    expect((await readFile(file)).subarray(0, 15).toString()).toBe('SQLite format 3');
    await panel().getByRole('button', { name: 'Run risk of Harbour Fund' }).click();
    await panel().getByText('On a rebuilt dataset').waitFor({ timeout: 30_000 });
    await expectAccessible();
  });

  it('wrote no error to the console and asked nothing of another place', () => {
    expect(window.consoleErrors).toEqual([]);
    expect(window.foreignRequests).toEqual([]);
  });
});
