import path from 'node:path';
import { openStore } from '../../src-main/store/index.ts';
import { createApplication } from '../../src-main/workspace/application.ts';
import { median, medianMilliseconds, type Bench, type Figure } from './measure.ts';
import { runPeers } from './peers.ts';

const runs = 3;

/** Import of the price file through the real use-case, loading as a panel, and opening the workspace again. */
export const importAndLoad: Bench = {
  name: 'import-and-load',
  async run({ folder, files, python }) {
    const rates: number[] = [];
    const seconds: number[] = [];
    let cells = 0;
    let rows = 0;
    let workspace = '';
    for (let run = 0; run <= runs; run++) {
      workspace = path.join(folder, `import-${run}.plimsoll`);
      const application = createApplication({ host: 'cli', version: 'bench', home: folder, now: () => new Date() });
      await application.invoke('workspace.create', { path: workspace });
      await application.invoke('import.commit', { file: files.securities, kind: 'securities' });
      const start = performance.now();
      const outcome = await application.invoke('import.commit', { file: files.prices, kind: 'prices' });
      const elapsed = (performance.now() - start) / 1000;
      rows = outcome.accepted;
      if (run > 0) {
        rates.push(rows / elapsed);
        seconds.push(elapsed);
      }
      await application.invoke('import.commit', { file: files.positions, kind: 'positions' });
      await application.invoke('risk.run', {});
      await application.close();
    }

    const store = openStore(workspace);
    const cold: number[] = [];
    for (let run = 0; run <= runs; run++) {
      // An edit that changes the dataset version makes the cache of the panel stale, so that the table is read.
      const asOf = 20_000 + run;
      const [held] = store.securities();
      store.editPositions('bench', asOf, [{ symbol: held!.symbol, strategy: 'bench', quantity: '1' }], 'bench');
      const start = performance.now();
      const panel = store.loadPanel();
      cells = 3 * panel.close.length;
      if (run > 0) cold.push((performance.now() - start) / 1000);
    }
    const cached = (await medianMilliseconds(runs, () => store.loadPanel())) / 1000;
    store.close();

    const reopened = await medianMilliseconds(5, async () => {
      const application = createApplication({ host: 'cli', version: 'bench', home: folder, now: () => new Date() });
      await application.invoke('workspace.open', { path: workspace });
      const { portfolios } = await application.invoke('workspace.summary', {});
      await application.invoke('risk.latest', { portfolio: portfolios.at(-1)!.name });
      await application.close();
    });

    const figures: Figure[] = [
      {
        name: `import of ${rows.toLocaleString('en')} price rows`,
        value: median(rates),
        unit: 'rows/s',
        runs,
        aim: '≥ 400,000',
      },
      {
        name: 'panel from the table into shared memory (3 fields)',
        value: cells / median(cold),
        unit: 'cells/s',
        runs,
        aim: '≥ 5,000,000',
      },
      {
        name: 'panel from the cache into shared memory (3 fields)',
        value: cells / cached,
        unit: 'cells/s',
        runs,
        aim: '',
      },
      { name: 'workspace opened again, newest risk shown', value: reopened, unit: 'ms', runs: 5, aim: '≤ 300' },
    ];
    const peers = python === null ? null : runPeers(python, files);
    if (peers) {
      const ours = median(seconds);
      figures.push(
        { name: 'pandas: read_csv, no checks, nothing stored', value: peers.read_csv, unit: 's', runs: 3, aim: '' },
        {
          name: 'pandas + sqlite3: read_csv, sort, insert, no checks',
          value: peers.read_csv_and_sqlite,
          unit: 's',
          runs: 3,
          aim: '',
        },
        {
          name: 'ours ÷ pandas + sqlite3 (checks, hash and undo included)',
          value: ours / peers.read_csv_and_sqlite,
          unit: '×',
          runs,
          aim: '≤ 1',
        },
        {
          name: 'pandas: pivot of 3 fields',
          value: cells / peers.pivot_three_fields,
          unit: 'cells/s',
          runs: 3,
          aim: '',
        },
      );
    }
    return figures;
  },
};
