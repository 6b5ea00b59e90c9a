import path from 'node:path';
import { Option } from 'commander';
import {
  DomainError,
  reportFormats,
  reportKinds,
  reportLocaleIds,
  type ReportFormat,
  type ReportKind,
  type ReportLocaleId,
} from '../../../../src-core/contract/index.ts';
import { exitCodes } from '../failure.ts';
import { jsonOption, portfolioOption } from '../options.ts';
import { type DeclareCommand } from '../session.ts';
import { writeWholeFile } from '../../write-whole-file.ts';

interface ReportOptions {
  portfolio?: string;
  format?: ReportFormat;
  kind?: ReportKind;
  profile?: string;
  locale?: ReportLocaleId;
  out: string;
  failOnBreach?: true;
  json?: true;
}

/** `plimsoll report FILE`: writes a report to a file. */
export const report: DeclareCommand = (program, session) => {
  program
    .command('report')
    .description('write the limit-breach, portfolio risk or stress report')
    .argument('<file>', 'the workspace')
    .addOption(portfolioOption())
    .addOption(new Option('--kind <kind>', 'which report (default: "breach")').choices(reportKinds))
    .addOption(new Option('--format <format>', 'kind of file (default: "html")').choices(reportFormats))
    .option('--profile <name>', 'a saved profile; what is given beside it comes first')
    .addOption(new Option('--locale <id>', 'how numbers and dates are written').choices(reportLocaleIds))
    .requiredOption('--out <file>', 'the file to write; an older report there is replaced')
    .option('--fail-on-breach', 'exit code 1 when a limit is at or beyond its limit')
    .addOption(jsonOption())
    .action(async (file: string, options: ReportOptions) => {
      const target = session.resolve(options.out);
      if (target === session.resolve(file) || path.extname(target) === '.plimsoll')
        throw new DomainError('FILE_EXISTS', `${options.out} is a workspace, not a place for a report`, {
          kept: 'It was left as it is',
          remedy: 'Give --out another name',
        });
      await session.openWorkspace(file);
      const { portfolio, kind, profile, locale } = options;
      const { base64, format, breached, run } = await session.invoke('report.export', {
        portfolio,
        kind,
        format: formatOf(options.format, target),
        profile,
        locale,
      });
      await writeWholeFile(target, Buffer.from(base64, 'base64'));
      const limitsBreached = breached === 1 ? '1 limit' : `${breached} limits`;
      session.terminal.result(
        options.json
          ? JSON.stringify({ file: target, format, breached, run })
          : `Wrote ${target}: ${limitsBreached} at or beyond limit in run ${run}`,
      );
      if (options.failOnBreach && breached > 0) session.endWith(exitCodes.breach);
    });
};

/** A zip under a name that ends in .csv would open nowhere, so such a file gets the one table that a CSV can be. */
function formatOf(format: ReportFormat | undefined, target: string): ReportFormat | undefined {
  return format === 'csv' && path.extname(target).toLowerCase() === '.csv' ? 'tidy-csv' : format;
}
