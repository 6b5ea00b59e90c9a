import { type StressRun } from '../../../../src-core/contract/index.ts';
import { jsonOption, parseNumber, portfolioOption } from '../options.ts';
import { readScenarioText, scenariosOfFile } from '../scenario-file.ts';
import { writeWholeFile } from '../../write-whole-file.ts';
import { type CommandSession, type DeclareCommand } from '../session.ts';
import { formatReverse, formatStressResult, formatStressRows } from '../stress-tables.ts';

interface StressOptions {
  portfolio?: string;
  asOf?: string;
  scenario?: string;
  file?: string;
  reverse?: number;
  import?: string;
  export?: string;
  json?: true;
}

/** `plimsoll stress FILE`: what scenarios would cost a portfolio, and what would cost it a stated loss. */
export const stress: DeclareCommand = (program, session) => {
  program
    .command('stress')
    .description('what stress scenarios would cost a portfolio')
    .argument('<file>', 'the workspace')
    .addOption(portfolioOption())
    .option('--as-of <date>', 'valuation date, YYYY-MM-DD (default: the last day with prices)')
    .option('--scenario <id>', 'one scenario, several with commas between them, or all (default: all)')
    .option('--file <scenario.json>', 'scenarios of a file instead of those of the workspace')
    .option('--reverse <loss>', 'the most likely move that loses this fraction of NAV, such as 0.05', parseNumber)
    .option('--import <scenarios.json>', 'keep the scenarios of a file in the workspace first')
    .option('--export <scenarios.json>', 'write those named by --scenario, or all of your own, to a file')
    .addOption(jsonOption())
    .action(async (file: string, options: StressOptions) => {
      await session.openWorkspace(file);
      await takeOver(session, options);
      const { portfolio, asOf, reverse, json } = options;
      const asked = options.scenario !== undefined || options.file !== undefined || reverse === undefined;
      const run = asked ? await runScenarios(session, options) : null;
      const found =
        reverse === undefined ? null : await session.invoke('stress.reverse', { portfolio, asOf, loss: reverse });
      if (json) {
        session.terminal.result(JSON.stringify({ ...run, ...(found ? { reverse: found } : {}) }));
        return;
      }
      for (const { message } of (run ?? found)?.warnings ?? []) session.terminal.message(`Warning: ${message}`);
      const [only, ...others] = run?.results ?? [];
      const parts = [
        ...(run ? [only && others.length === 0 ? formatStressResult(run, only) : formatStressRows(run)] : []),
        ...(found ? [formatReverse(found)] : []),
      ];
      session.terminal.result(parts.join('\n\n'));
    });
};

/** Imports and exports scenarios, where that was asked for. */
async function takeOver(session: CommandSession, options: StressOptions): Promise<void> {
  if (options.import !== undefined) {
    const text = await readScenarioText(session.resolve(options.import));
    const { saved } = await session.invoke('stress.import', { text });
    session.terminal.message(`Kept ${saved.map(({ scenario }) => scenario.id).join(', ')}`);
  }
  if (options.export !== undefined) {
    const { text, scenarios } = await session.invoke('stress.export', { ids: scenarioIds(options) });
    await writeWholeFile(session.resolve(options.export), text);
    session.terminal.message(`Wrote ${scenarios === 1 ? '1 scenario' : `${scenarios} scenarios`} to ${options.export}`);
  }
}

const scenarioIds = ({ scenario }: StressOptions) =>
  scenario === undefined || scenario === 'all' ? undefined : scenario.split(',').map((id) => id.trim());

async function runScenarios(session: CommandSession, options: StressOptions): Promise<StressRun> {
  const { portfolio, asOf, file } = options;
  const day = { portfolio, asOf };
  const ids = scenarioIds(options);
  if (file === undefined) return session.invoke('stress.run', { ...day, ids });
  const given = await scenariosOfFile(session.resolve(file));
  const chosen = ids === undefined ? given : given.filter(({ id }) => ids.includes(id));
  const runs: StressRun[] = [];
  for (const one of chosen) runs.push(await session.invoke('stress.run', { ...day, scenario: one }));
  const [first] = runs;
  // Without any of the names the file has, the workspace says which one it does not know.
  if (!first) return session.invoke('stress.run', { ...day, ids });
  return {
    ...first,
    rows: runs.flatMap(({ rows }) => rows),
    results: runs.flatMap(({ results }) => results),
  };
}
