import { Option } from 'commander';
import { percent } from '../figures.ts';
import { jsonOption, parseNumber } from '../options.ts';
import { type DeclareCommand } from '../session.ts';
import { formatFacts, formatTable } from '../table.ts';

interface MinvarOptions {
  prices: string;
  cap?: number;
  covariance?: 'ledoit-wolf' | 'sample' | 'ewma';
  json?: true;
}

const shownFrom = 5e-7;

/** `plimsoll minvar --prices FILE`: the minimum-variance portfolio of some assets, without a workspace. */
export const minvar: DeclareCommand = (program, session) => {
  program
    .command('minvar')
    .description('the long-only minimum-variance portfolio of a file of prices, without a workspace')
    .requiredOption('--prices <file>', 'CSV with a date and one column of prices an asset')
    .option('--cap <weight>', 'largest weight of an asset, such as 0.05', parseNumber)
    .addOption(
      new Option('--covariance <estimator>', 'how covariances are estimated (default: ledoit-wolf)').choices([
        'ledoit-wolf',
        'sample',
        'ewma',
      ]),
    )
    .addOption(jsonOption())
    .action(async ({ json, prices, ...request }: MinvarOptions) => {
      const result = await session.invoke('construction.minimumVariance', { ...request, file: prices });
      for (const { message } of json ? [] : result.warnings) session.terminal.message(`Warning: ${message}`);
      if (json) return session.terminal.result(JSON.stringify(result));
      const held = Object.entries(result.weights)
        .filter(([, weight]) => weight >= shownFrom)
        .sort(([, a], [, b]) => b - a);
      const facts = formatFacts([
        ['Assets held', `${held.length} of ${Object.keys(result.weights).length}`],
        ['Volatility, daily', percent(Math.sqrt(result.variance))],
        ['Shrinkage', result.shrinkage === null ? '–' : percent(result.shrinkage)],
        ['Returns', String(result.observations)],
      ]);
      const table = formatTable(
        [{ header: 'Asset' }, { header: 'Weight', align: 'right' }],
        held.map(([symbol, weight]) => [symbol, percent(weight)]),
      );
      session.terminal.result(`${facts}\n\n${table}`);
    });
};
