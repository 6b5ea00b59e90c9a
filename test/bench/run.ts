/**
 * `npm run bench [-- --securities F --prices F --positions F] [--python PYTHON] [--only NAME] [--json]`
 *
 * Medians on this machine, one after the other. Without files it generates about a million price rows of its own; with
 * `--python` (numpy and pandas installed) it runs what analysts use today on the same work and prints the ratio.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { backtest } from './backtest.ts';
import { construction } from './construction.ts';
import { crossSection } from './cross-section.ts';
import { factorModel } from './factor-model.ts';
import { generateFiles } from './generated-files.ts';
import { importAndLoad } from './import-and-load.ts';
import { learning } from './learning.ts';
import { type Bench, type Figure } from './measure.ts';
import { portfolioRisk } from './portfolio-risk.ts';
import { preTrade } from './pre-trade.ts';
import { report } from './report.ts';
import { tailRisk } from './tail-risk.ts';
import { stress } from './stress.ts';
import { startUp } from './start-up.ts';

const benches: readonly Bench[] = [
  importAndLoad,
  portfolioRisk,
  crossSection,
  factorModel,
  tailRisk,
  backtest,
  learning,
  construction,
  preTrade,
  stress,
  report,
  startUp,
];

const { values } = parseArgs({
  options: {
    securities: { type: 'string' },
    prices: { type: 'string' },
    positions: { type: 'string' },
    python: { type: 'string' },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-bench-'));
try {
  const { securities, prices, positions } = values;
  const files = securities && prices && positions ? { securities, prices, positions } : await generateFiles(folder);
  const figures: Figure[] = [];
  for (const bench of benches) {
    if (values.only !== undefined && values.only !== bench.name) continue;
    const measured = await bench.run({ folder, files, python: values.python ?? null });
    figures.push(...measured);
    if (!values.json) measured.forEach(printFigure);
  }
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} threads, Node ${process.version}`;
  if (values.json) console.log(JSON.stringify({ machine, figures }, null, 1));
  else console.log(`\n${machine}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function printFigure({ name, value, unit, runs, aim }: Figure): void {
  const shown = value >= 1000 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
  console.log(
    `${name.padEnd(58)} ${shown.padStart(12)} ${unit.padEnd(10)} median of ${runs}${aim ? `, aim ${aim}` : ''}`,
  );
}
