import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type ModelDetail, type ModelRequest } from '../../../../src-core/contract/index.ts';
import { writeTextFile } from '../../write-text-file.ts';
import { number, percent } from '../figures.ts';
import { jsonOption, parseWhole } from '../options.ts';
import { type CommandSession, type DeclareCommand } from '../session.ts';
import { formatFacts, formatTable } from '../table.ts';

interface ModelOptions {
  preset?: 'simple' | 'full';
  asOf?: string;
  industries?: 'sector' | 'sub-industry';
  weights?: 'sqrt-cap' | 'inverse-specific-variance';
  robust?: true;
  estimationUniverse?: number;
  export?: string;
  json?: true;
}

/** `plimsoll model FILE`: builds the factor model, or finds the version that is there already. */
export const model: DeclareCommand = (program, session) => {
  program
    .command('model')
    .description('build the factor model, or show the version that is there already')
    .argument('<file>', 'the workspace')
    .option('--preset <name>', 'simple or full (default: as in the settings)')
    .option('--as-of <date>', 'last day of the model, YYYY-MM-DD (default: the last day with prices)')
    .option('--industries <detail>', 'sector or sub-industry')
    .option('--weights <rule>', 'regression weights: sqrt-cap, or inverse-specific-variance in a second pass')
    .option('--robust', 'weigh wild returns down (Huber)')
    .option('--estimation-universe <count>', 'estimate from the largest securities only', parseWhole)
    .option('--export <folder>', 'write factor returns, covariance, specific risk, exposures and diagnostics there')
    .addOption(jsonOption())
    .action(async (file: string, { json, export: folder, ...request }: ModelOptions) => {
      await session.openWorkspace(file);
      // Values of the options are checked by the operation's own schema.
      const detail = await session.invoke('model.build', request satisfies ModelRequest);
      const files = folder === undefined ? [] : await exportFiles(session, detail.id, session.resolve(folder));
      for (const warning of json ? [] : detail.warningList) session.terminal.message(`Warning: ${warning.message}`);
      if (json)
        return session.terminal.result(JSON.stringify({ ...detail, ...(folder === undefined ? {} : { files }) }));
      const written = files.length === 0 ? '' : `\n\n${files.length} files written to ${session.resolve(folder!)}`;
      session.terminal.result(formatModel(detail) + written);
    });
};

async function exportFiles(session: CommandSession, id: number, folder: string): Promise<readonly string[]> {
  const files = await session.invoke('model.files', { id });
  await mkdir(folder, { recursive: true });
  const written: string[] = [];
  for (const { name, text } of files) {
    const target = path.join(folder, name);
    await writeTextFile(target, text);
    written.push(target);
  }
  return written;
}

function formatModel(detail: ModelDetail): string {
  const facts = formatFacts([
    ['Version', `${detail.id}, ${detail.preset}, as of ${detail.asOf}`],
    ['Days', `${detail.days} from ${detail.firstDate}, ${detail.ownDays} of its own`],
    ['Securities, factors', `${detail.securities}, ${detail.factors}`],
    ['Mean R²', percent(detail.meanRSquared)],
    ['Regime multipliers', `factors ${number(detail.factorRegime)}, specific ${number(detail.specificRegime)}`],
    [
      'Specific risk',
      Object.entries(detail.specificSources)
        .map(([source, count]) => `${count} ${source}`)
        .join(', '),
    ],
    ['Hash', detail.hash.slice(0, 16)],
  ]);
  const last = detail.covarianceSteps.at(-1)!;
  const factors = formatTable(
    [
      { header: 'Factor' },
      { header: 'Volatility', align: 'right' },
      { header: 'Mean', align: 'right' },
      { header: '|t| > 2', align: 'right' },
      { header: 'VIF', align: 'right' },
      { header: 'Turnover', align: 'right' },
      { header: 'Coverage', align: 'right' },
      { header: 'Bias', align: 'right' },
      { header: 'Days', align: 'right' },
    ],
    detail.quality.map((row, k) => [
      detail.factorList[k]!.label,
      percent(last.volatilities[k]!),
      percent(row.mean),
      percent(row.significantDays === null ? null : row.significantDays / 100),
      number(row.vif),
      number(row.turnover),
      percent(row.coverage / 100),
      number(row.bias),
      String(row.days),
    ]),
  );
  return `${facts}\n\n${factors}`;
}
