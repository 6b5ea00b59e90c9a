import { level, percent } from '../figures.ts';
import { jsonOption, parseNumber, parseWhole } from '../options.ts';
import { type DeclareCommand } from '../session.ts';
import { formatTable } from '../table.ts';

interface VarOptions {
  returns: string;
  column?: string;
  methods: string;
  confidence?: number;
  horizon?: number;
  window?: number;
  seed?: number;
  json?: true;
}

/** `plimsoll var --returns FILE`: VaR and ES of a return series, without a workspace. */
export const valueAtRisk: DeclareCommand = (program, session) => {
  program
    .command('var')
    .description('VaR and ES of a return series by every method, without a workspace')
    .requiredOption('--returns <file>', 'CSV with a date column and a column of simple returns')
    .option('--column <name>', 'the column of returns (default: the only numeric one)')
    .option('--methods <list>', 'all, or methods separated by commas', 'all')
    .option('--confidence <level>', 'such as 0.99', parseNumber)
    .option('--horizon <days>', 'holding period in days', parseWhole)
    .option('--window <days>', 'use only the last rows (default: all)', parseWhole)
    .option('--seed <number>', 'seed of simulated methods', parseWhole)
    .addOption(jsonOption())
    .action(async ({ json, returns, methods, ...request }: VarOptions) => {
      const result = await session.invoke('tailRisk.series', {
        ...request,
        file: returns,
        methods: methods === 'all' ? undefined : methods.split(',').map((name) => name.trim()),
      });
      if (json) return session.terminal.result(JSON.stringify(result));
      const { observations, confidence, horizon, intervalLevel, results, spread } = result;
      const interval = (of: { low: number; high: number } | null) =>
        of === null ? '' : `${percent(of.low)} – ${percent(of.high)}`;
      const table = formatTable(
        [
          { header: 'Method' },
          { header: 'VaR', align: 'right' },
          { header: `${level(intervalLevel)} % interval`, align: 'right' },
          { header: 'ES', align: 'right' },
          { header: '' },
        ],
        results.map((row) => [
          row.label,
          percent(row.var),
          interval(row.varInterval),
          percent(row.es),
          row.warnings.map(({ message }) => message).join('; '),
        ]),
      );
      session.terminal.result(
        `${observations} returns, confidence ${level(confidence)} %, horizon ${horizon} d\n\n${table}\n\nSpread of VaR  ${percent(spread)}`,
      );
    });
};
