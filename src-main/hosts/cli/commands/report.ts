import path from 'node:path';
import { Option } from 'commander';
import { DomainError, reportFormats, type ReportFormat } from '../../../../src-core/contract/index.ts';
import { exitCodes } from '../failure.ts';
import { jsonOption, portfolioOption } from '../options.ts';
import { type DeclareCommand } from '../session.ts';
import { writeTextFile } from '../../write-text-file.ts';

interface ReportOptions {
  portfolio?: string;
  format: ReportFormat;
  out: string;
  failOnBreach?: true;
  json?: true;
}

/** `plimsoll report FILE`: writes the limit-breach report to a file. */
export const report: DeclareCommand = (program, session) => {
  program
    .command('report')
    .description('write the limit-breach report')
    .argument('<file>', 'the workspace')
    .addOption(portfolioOption())
    .addOption(new Option('--format <format>', 'kind of file').choices(reportFormats).default('html'))
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
      const { text, breached, run } = await session.invoke('report.export', {
        portfolio: options.portfolio,
        format: options.format,
      });
      await writeTextFile(target, text);
      const limitsBreached = breached === 1 ? '1 limit' : `${breached} limits`;
      session.terminal.result(
        options.json
          ? JSON.stringify({ file: target, format: options.format, breached, run })
          : `Wrote ${target}: ${limitsBreached} at or beyond limit in run ${run}`,
      );
      if (options.failOnBreach && breached > 0) session.endWith(exitCodes.breach);
    });
};
