import { Option } from 'commander';
import { factorModelPresets, type ModelDetail, type ModelRequest } from '../../../../src-core/contract/index.ts';
import { makeExportFolder, writeExport } from '../export-folder.ts';
import { number, percent } from '../figures.ts';
import { jsonOption, parseWhole } from '../options.ts';
import { type DeclareCommand } from '../session.ts';
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
    .addOption(
      new Option('--preset <name>', 'how covariance is estimated (default: as in the settings)').choices(
        factorModelPresets,
      ),
    )
    .option('--as-of <date>', 'last day of the model, YYYY-MM-DD (default: the last day with prices)')
    .addOption(new Option('--industries <detail>', 'industry factors').choices(['sector', 'sub-industry']))
    .addOption(
      new Option('--weights <rule>', 'regression weights; the second takes two passes').choices([
        'sqrt-cap',
        'inverse-specific-variance',
      ]),
    )
    .option('--robust', 'weigh wild returns down (Huber)')
    .option('--estimation-universe <count>', 'estimate from the largest securities only', parseWhole)
    .option(
      '--export <folder>',
      'write factor returns, covariance, specific risk, exposures and diagnostics there; an older export is replaced',
    )
    .addOption(jsonOption())
    .action(async (file: string, { json, export: exportTo, ...request }: ModelOptions) => {
      const folder = exportTo === undefined ? null : session.resolve(exportTo);
      await session.openWorkspace(file);
      if (folder !== null) await makeExportFolder(folder);
      const detail = await session.invoke('model.build', request satisfies ModelRequest);
      const files =
        folder === null ? null : await writeExport(folder, await session.invoke('model.files', { id: detail.id }));
      if (json) return session.terminal.result(JSON.stringify(files === null ? detail : { ...detail, files }));
      for (const { message } of detail.warningList) session.terminal.message(`Warning: ${message}`);
      const written = files === null ? '' : `\n\n${files.length} files written to ${folder}`;
      session.terminal.result(formatModel(detail) + written);
    });
};

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
      { header: 'Mean return', align: 'right' },
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
