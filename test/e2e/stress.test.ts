import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goodFiles } from './import-files.ts';
import { serveWindow, type ServedWindow } from './served-window.ts';

const soon = { timeout: 10_000 };
const numberOf = (text: string) => Number(text.replaceAll(/[,%×\s]/g, '').replace('\u2212', '-'));

describe('the Stress screen', () => {
  let window: ServedWindow;
  let page: Page;

  const grid = (name: string | RegExp) => page.getByRole('grid', { name });
  const scenarios = () => grid('Stress scenarios');
  const columnOf = async (table: ReturnType<typeof grid>, column: RegExp) =>
    (await table.getByRole('columnheader', { name: column }).getAttribute('aria-colindex')) ?? '';
  const cellsOf = async (table: ReturnType<typeof grid>, column: RegExp) =>
    table.locator(`.body [aria-colindex="${await columnOf(table, column)}"]`).allInnerTexts();
  const totalOf = async (table: ReturnType<typeof grid>, column: RegExp) =>
    numberOf(await table.locator(`.foot [aria-colindex="${await columnOf(table, column)}"]`).innerText());
  const openPart = (name: string) =>
    page.getByRole('navigation', { name: 'Parts of stress' }).getByRole('link', { name }).click();
  const openScenario = async (name: string) => {
    await openPart('Library');
    await page.locator('.library').getByRole('searchbox').fill(name);
    await scenarios().getByRole('rowheader', { name, exact: true }).click();
    await page.getByRole('heading', { name, exact: true }).waitFor();
  };
  /** The big figure of a result, such as its loss. */
  const figure = (name: string) =>
    page
      .locator('.figures dl > div')
      .filter({ has: page.locator('dt').filter({ hasText: name }) })
      .locator('strong');
  const lossNow = async () => numberOf(await figure('Loss').innerText());
  const expectAccessible = async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    }
  };
  const expectNothingSideways = async () => {
    const widths = await page.evaluate(() => {
      const content = document.querySelector('.stress .content');
      return [document.documentElement, content].map((box) => (box ? box.scrollWidth - box.clientWidth : 0));
    });
    expect(widths).toEqual([0, 0]);
  };
  const scenarioFile = (text: string) => ({
    name: 'scenarios.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });

  beforeAll(async () => {
    window = await serveWindow();
    page = window.page;
    await page.getByRole('button', { name: 'Open the sample workspace' }).click();
    await page.getByRole('link', { name: 'Stress', exact: true }).click();
    await page.locator('header dd strong', { hasText: '%' }).first().waitFor();
  });

  afterAll(() => window?.close());

  it('lists every scenario with its loss, worst first, and says why some have none', async () => {
    const losses = (await cellsOf(scenarios(), /^Loss, %/)).filter((text) => text !== '–').map(numberOf);
    expect(losses).toEqual(losses.toSorted((a, b) => b - a));
    const headline = page.locator('header dd strong').first();
    expect(numberOf(await headline.innerText())).toBe(losses[0]);
    expect(await totalOf(scenarios(), /^Loss, %/)).toBe(losses[0]);
    await page.getByRole('searchbox').first().fill('Black Monday');
    await scenarios().getByText('The history of what is held begins').waitFor();
    await page.getByRole('searchbox').first().fill('');
    await expectNothingSideways();
    await expectAccessible();
  });

  it('keeps group, filter and order in its address', async () => {
    await page.getByLabel('Group', { exact: true }).selectOption('Sectors');
    await page.getByRole('group', { name: 'Scenarios listed' }).getByRole('button', { name: 'Computed' }).click();
    await scenarios().getByRole('columnheader', { name: 'Scenario' }).getByRole('button').click();
    expect(page.url()).toMatch(/group=Sectors.*show=computed.*sort=name/);
    const listed = () => scenarios().getByRole('rowheader').allInnerTexts();
    await expect.poll(async () => (await listed())[0], soon).toBe('Communication Services −20 %');
    const names = await listed();
    expect(names.length).toBeGreaterThan(5);
    expect(names).toEqual(names.toSorted());
    await page.reload();
    await expect.poll(listed, soon).toEqual(names);
    await page.goBack();
    await page.goBack();
    await page.goBack();
    await expect.poll(() => page.getByLabel('Group', { exact: true }).inputValue(), soon).toBe('');
  });

  it('runs all again on demand and keeps what was there', async () => {
    const before = await page.locator('header dd strong').first().innerText();
    await page.getByRole('button', { name: 'Run all' }).click();
    await expect.poll(() => page.getByRole('button', { name: 'Run all' }).isEnabled(), soon).toBe(true);
    expect(await page.locator('header dd strong').first().innerText()).toBe(before);
  });

  it('opens a replay: its path, its parts that add up, its coverage, its odds', async () => {
    await openScenario('Worst month');
    const loss = await lossNow();
    expect(loss).toBeGreaterThan(1);
    await page.getByText(/^As far a move: .* under Normal, one stretch of 20 days in/).waitFor();
    const path = page.getByRole('img', { name: /^Worst 20 days, loss so far/ });
    expect(await path.getAttribute('aria-label')).toMatch(new RegExp(`last ${loss.toFixed(1)}%`));
    for (const cut of ['Part', 'Factor', 'Sector', 'Strategy', 'Position']) {
      await page.getByRole('group', { name: 'Loss by' }).getByRole('button', { name: cut }).click();
      const chart = page.getByRole('img', { name: new RegExp(`^Loss by ${cut.toLowerCase()}`) });
      expect(await chart.getAttribute('aria-label')).toContain(`last ${loss.toFixed(2)}%`);
      expect(page.url()).toContain(`cut=${cut.toLowerCase()}`);
    }
    const positions = grid('Stress loss by position');
    expect(await totalOf(positions, /^Loss, %/)).toBe(loss);
    expect(await totalOf(positions, /^% of it/)).toBeCloseTo(100, 1);
    await page.getByRole('region', { name: 'Coverage of replays' }).getByText('20 trading days').waitFor();
    await page.getByText('None is set on this scenario').waitFor();
    await expectNothingSideways();
    await expectAccessible();
  });

  it('hands out the waterfall as numbers, and the losses by position', async () => {
    const chart = page.getByRole('figure').filter({ hasText: 'Loss by position' });
    await chart.getByRole('button', { name: 'Table' }).click();
    await chart.getByRole('rowheader', { name: 'Loss', exact: true }).waitFor({ state: 'attached' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      chart.getByRole('button', { name: 'CSV' }).click(),
    ]);
    const lines = (await readFile(await download.path(), 'utf8')).split('\n').map((line) => line.split(','));
    expect(lines[0]).toEqual(['', 'Part', 'Together']);
    await chart.getByRole('button', { name: 'Chart', exact: true }).click();
  });

  it('shows how far a shock is carried, with σ, R² and warnings', async () => {
    await openScenario('Market −10 %');
    await page.getByRole('list', { name: 'Warnings' }).getByText('explains').waitFor();
    const moves = grid('Moves of factors');
    const shocked = moves
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: 'Market', exact: true }) });
    expect(await shocked.innerText()).toMatch(/−10\.00[\s\S]*shocked[\s\S]*100\.00/);
    expect(await totalOf(moves, /^Loss, %/)).toBe(await lossNow());
    await page.getByRole('button', { name: 'How Propagated shocks is computed' }).click();
    await page.getByText('E[f | shocked]').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('E[f | shocked]').waitFor({ state: 'detached' });
  });

  it('leads from a scenario that cannot be computed to the builder', async () => {
    await openScenario('Black Monday 1987');
    await page.getByText('The history of what is held begins').waitFor();
    await page.getByRole('link', { name: 'Change it in the builder' }).click();
    await page.getByRole('region', { name: 'Parts of the scenario' }).getByText('1 Replay of dates').waitFor();
    await page.goBack();
    await page.getByRole('link', { name: 'Change it in the builder' }).waitFor();
    await page.goBack();
    await scenarios().waitFor();
  });

  it('answers in the builder while a slider moves, the figures before marked until then', async () => {
    await page.goto(page.url().replace(/#.*/, '#/stress/builder/market-minus-10'));
    const slider = page.getByRole('slider', { name: 'Move of Market, slider' });
    await slider.waitFor();
    await expect.poll(lossNow, soon).toBeGreaterThan(0);
    const before = await lossNow();
    await slider.focus();
    for (let press = 0; press < 20; press++) await page.keyboard.press('ArrowLeft');
    expect(await figure('Loss').innerText()).not.toBe('');
    await expect.poll(lossNow, soon).toBeGreaterThan(before);
    await page.getByRole('spinbutton', { name: 'Move of Market, %' }).fill('-5');
    await expect.poll(lossNow, soon).toBeCloseTo(before / 2, 1);
    await page.getByRole('group', { name: 'Moves given in' }).getByRole('button', { name: 'Daily σ' }).click();
    await expect.poll(lossNow, soon).toBeCloseTo(before / 2, 1);
  });

  it('takes parts of every kind, and says what an unfinished one lacks', async () => {
    const parts = page.getByRole('region', { name: 'Parts of the scenario' });
    for (const kind of [
      'Sector',
      'Single names',
      'Replay of dates',
      'Worst days in a row',
      'Portfolio σ',
      'Volatility ×',
      'Correlation ×',
      'Table of returns',
    ]) {
      await parts.getByLabel('Kind of part').selectOption(kind);
      await parts.getByRole('button', { name: 'Add part' }).click();
    }
    await expect.poll(() => parts.getByRole('group', { name: /^\d/ }).count(), soon).toBe(9);
    await expect.poll(lossNow, soon).toBeGreaterThan(10);
    await parts.getByRole('spinbutton', { name: 'Move of the sector, %' }).fill('');
    await parts.getByText('Give a number').waitFor();
    await page.getByText('Figures of before: give a number').waitFor();
    await expectNothingSideways();
    await expectAccessible();
    for (let place = 9; place > 2; place--) {
      await parts.getByRole('button', { name: new RegExp(`^Remove part ${place} `) }).click();
    }
    await parts.getByRole('spinbutton', { name: 'Move of the sector, %' }).fill('-10');
    await page.getByText(/^Up to date/).waitFor();
  });

  it('saves what was built as a scenario of one’s own, with versions, and takes it back', async () => {
    await page.getByRole('button', { name: 'Save as own' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('A new scenario of your own').waitFor();
    await dialog.getByLabel('Name').fill('Fall with a sector');
    await expect.poll(() => dialog.getByLabel('Id').inputValue(), soon).toBe('fall-with-a-sector');
    await dialog.getByLabel('Id').fill('market-minus-10');
    await dialog.getByText('stands in for Market −10 % of the library').waitFor();
    await dialog.getByLabel('Id').fill('fall-with-a-sector');
    await expectAccessible();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved Fall with a sector, version 1').waitFor();
    await expect.poll(() => page.url(), soon).toContain('#/stress/builder/fall-with-a-sector');
    await page.getByRole('spinbutton', { name: 'Move of the sector, %' }).fill('-20');
    await page.getByRole('button', { name: 'Save as own' }).click();
    await dialog.getByText('becomes version 2').waitFor();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved Fall with a sector, version 2').waitFor();
    await page.getByRole('button', { name: 'Versions' }).click();
    await page.getByRole('button', { name: 'Open version 1 in builder' }).click();
    await expect
      .poll(() => page.getByRole('spinbutton', { name: 'Move of the sector, %' }).inputValue(), soon)
      .toBe('-10');
    await openPart('Library');
    await page.getByRole('group', { name: 'Scenarios listed' }).getByRole('button', { name: 'Own' }).click();
    await expect
      .poll(() => scenarios().getByRole('rowheader').allInnerTexts(), soon)
      .toEqual(['Fall with a sector v2']);
  });

  it('exports and imports scenarios, and names what is wrong in a file', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export own' }).click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    const file = JSON.parse(text) as { scenarios: { id: string; parts: { size?: number }[] }[] };
    expect(file.scenarios.map(({ id }) => id)).toEqual(['fall-with-a-sector']);
    const chooser = page.getByLabel('File of scenarios');
    await chooser.setInputFiles(scenarioFile(text.replace('"sector": ', '"sektor": ')));
    await page.getByText(/scenarios\[0\]\.parts\[1\]/).waitFor();
    await page.getByText('No scenario was taken over').waitFor();
    await expectAccessible();
    await chooser.setInputFiles(scenarioFile('not json'));
    await page.getByText('The file is not JSON').waitFor();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await chooser.setInputFiles(scenarioFile(text.replace('"fall-with-a-sector"', '"taken-over"')));
    await page.getByText('1 scenario taken over').waitFor();
    await expect.poll(() => scenarios().getByRole('rowheader').count(), soon).toBe(2);
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect.poll(() => scenarios().getByRole('rowheader').count(), soon).toBe(1);
  });

  it('removes a scenario of one’s own, which undo brings back, and leaves a result by Escape', async () => {
    await scenarios()
      .getByRole('rowheader', { name: /^Fall with a sector/ })
      .click();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByText('No scenario of your own yet').waitFor();
    await page.getByRole('button', { name: /^Undo/ }).click();
    await scenarios()
      .getByRole('rowheader', { name: /^Fall with a sector/ })
      .click();
    await page.getByRole('heading', { name: 'Fall with a sector' }).waitFor();
    await page.keyboard.press('Escape');
    await scenarios().waitFor();
    expect(page.url()).toContain('show=own');
  });

  it('holds a loss against the stress limits', async () => {
    await page.evaluate(async () => {
      const limit = {
        metric: 'stress-loss',
        parameters: { subject: 'worst-month' },
        scope: { level: 'workspace' },
        controlPoint: 'both',
        warn: '0.05',
        limit: '0.1',
        halt: '0.5',
        warnAction: 'warn',
        limitAction: 'reject',
        haltAction: 'halt',
        effectiveFrom: null,
        effectiveTo: null,
        note: '',
        approvedBy: '',
        approvedAt: null,
      };
      const headers = { 'content-type': 'application/json' };
      await fetch('/api/limits.save', { method: 'POST', headers, body: JSON.stringify(limit) });
    });
    await page.getByText('1 beyond limit').waitFor();
    await page.getByRole('group', { name: 'Scenarios listed' }).getByRole('button', { name: 'All' }).click();
    await openScenario('Worst month');
    const checks = page.getByRole('region', { name: 'Stress limits it was held against' });
    await expect.poll(() => checks.getByRole('cell').allInnerTexts(), soon).toContain('reject');
    await checks.getByRole('link', { name: /^Limit/ }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
  });

  it('finds the most likely move to a loss, which becomes a scenario', async () => {
    await page.getByRole('link', { name: 'Stress', exact: true }).click();
    await openPart('Reverse stress');
    await expect.poll(lossNow, soon).toBe(10);
    await page.getByRole('spinbutton', { name: 'Loss, %' }).fill('4');
    await expect.poll(lossNow, soon).toBe(4);
    expect(page.url()).toContain('loss=0.04');
    expect(await totalOf(grid('Moves of factors'), /^Loss, %/)).toBe(4);
    expect(await totalOf(grid('Stress loss by position'), /^Loss, %/)).toBe(4);
    await expectNothingSideways();
    await expectAccessible();
    await page.getByRole('button', { name: 'Save as scenario' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Reverse stress 4 %' }).waitFor();
    await expect.poll(lossNow, soon).toBe(4);
    await page.goBack();
    await page.getByRole('button', { name: 'Open in builder' }).click();
    await page.getByRole('region', { name: 'Parts of the scenario' }).getByText('1 Factor moves').waitFor();
    await expect.poll(lossNow, soon).toBe(4);
  });

  it('says what comparing needs where there is one portfolio', async () => {
    await openPart('Compare portfolios');
    await page.getByText('There is one portfolio only').waitFor();
    await expectAccessible();
  });

  it('is reached and walked by the keyboard alone', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await scenarios().locator('[data-cell="0:0"]').focus();
    await page.keyboard.press('ArrowDown');
    const name = await scenarios().locator('[data-cell="1:0"]').innerText();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name, exact: true }).waitFor();
    expect(await page.title()).toMatch(/^Stress · /);
  });

  it('wrote no error to the console and asked nothing of another place', () => {
    expect(window.consoleErrors).toEqual([]);
    expect(window.foreignRequests).toEqual([]);
  });
});

describe('stress of two portfolios without a factor model', () => {
  let folder: string;
  let window: ServedWindow;
  let page: Page;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'plimsoll-stress-'));
    const workspace = path.join(folder, 'two.plimsoll');
    const run = (...args: string[]) =>
      promisify(execFile)(process.execPath, ['scripts/plimsoll.js', ...args], {
        env: { ...process.env, PLIMSOLL_HOME: path.join(folder, 'home') },
      });
    const { securities, prices, positions } = goodFiles();
    const [header, ...rows] = positions.trim().split('\n');
    const inPortfolio = (name: string, some: readonly string[]) => some.map((row) => `${row},"${name}"`);
    const files = {
      securities,
      prices,
      positions: [
        `${header},portfolio`,
        ...inPortfolio('All names', rows),
        ...inPortfolio('First, three', rows.slice(0, 3)),
      ].join('\n'),
    };
    await run('init', workspace);
    const named = await Promise.all(
      Object.entries(files).map(async ([kind, text]) => {
        const file = path.join(folder, `${kind}.csv`);
        await writeFile(file, text);
        return [`--${kind}`, file];
      }),
    );
    await run('import', workspace, ...named.flat());
    window = await serveWindow([workspace]);
    page = window.page;
    await page.getByRole('link', { name: 'Stress', exact: true }).click();
  });

  afterAll(async () => {
    await window?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('is computed when it is asked for, where there is no risk yet', async () => {
    await page.getByText('No stress computed yet').waitFor();
    await page.getByRole('button', { name: 'Run all scenarios' }).click();
    await page.getByRole('grid', { name: 'Stress scenarios' }).getByRole('rowheader').first().waitFor();
    await page.locator('header dd strong', { hasText: '%' }).first().waitFor();
  });

  it('sets the same scenarios side by side, the portfolios chosen by address', async () => {
    const nav = page.getByRole('navigation', { name: 'Parts of stress' });
    await nav.getByRole('link', { name: 'Compare portfolios' }).click();
    const table = page.getByRole('grid', { name: 'Stress losses by portfolio' });
    await table.getByRole('columnheader', { name: 'First, three, %' }).waitFor();
    const chart = page.getByRole('img', { name: /largest stress losses/ });
    expect(await chart.getAttribute('aria-label')).toContain('First, three: ');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    await page.getByRole('checkbox', { name: 'All names' }).uncheck();
    await table.getByRole('columnheader', { name: 'All names, %' }).waitFor({ state: 'detached' });
    expect(page.url()).toContain('with=First%252C%2520three');
    await table.locator('[data-cell="0:0"]').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: '‹ All scenarios' }).waitFor();
    await page.goBack();
    await table.waitFor();
  });

  it('shows no figures of another portfolio where one was not computed', async () => {
    const portfolio = page.locator('header label', { hasText: 'Portfolio' }).locator('select');
    await portfolio.selectOption('First, three');
    await page.getByText('No stress computed yet').waitFor();
    await portfolio.selectOption('All names');
    await page.locator('header dd strong', { hasText: '%' }).first().waitFor();
  });

  it('finds the most likely move of the securities themselves', async () => {
    await page.getByRole('link', { name: 'Reverse stress' }).click();
    await page.getByText('The most likely move of the securities').waitFor();
    await page.getByRole('img', { name: /^Loss by sector/ }).waitFor();
  });

  it('wrote no error to the console', () => {
    expect(window.consoleErrors).toEqual([]);
  });
});
