import { DomainError } from '../../../../src-core/domain-error.ts';
import { backtestJson } from '../backtest-json.ts';
import { backtestTables } from '../backtest-tables.ts';
import { jsonOption, parseNumber, parseWhole, portfolioOption } from '../options.ts';
import { refuseOptions, unheeded } from '../refuse-options.ts';
import { type DeclareCommand } from '../session.ts';

interface BacktestOptions {
  returns?: string;
  column?: string;
  portfolio?: string;
  asOf?: string;
  profit?: 'hypothetical' | 'actual';
  methods: string;
  window?: number;
  volatilityWindow?: number;
  refit?: number;
  confidence?: number;
  scheme?: 'rolling' | 'expanding';
  ewmaMean?: 'zero' | 'trailing';
  seed?: number;
  dataset?: string;
  json?: true;
}

/** `plimsoll backtest`: VaR and ES methods walked along a series of returns, or a portfolio's history, and their record. */
export const backtest: DeclareCommand = (program, session) => {
  program
    .command('backtest')
    .description('how well VaR and ES methods foretold losses of a series of returns, or of a portfolio')
    .argument('[file]', 'the workspace; left out with --returns')
    .option('--returns <file>', 'CSV with a date column and a column of simple returns')
    .option('--column <name>', 'the column of returns (default: the only numeric one)')
    .addOption(portfolioOption())
    .option('--as-of <date>', 'date of the holdings, YYYY-MM-DD (default: the last day with prices)')
    .option('--profit <kind>', 'hold forecasts against hypothetical or actual profit (default: hypothetical)')
    .option('--methods <list>', 'all, or methods separated by commas', 'all')
    .option('--window <days>', 'returns a forecast looks back on (default: 250)', parseWhole)
    .option(
      '--volatility-window <days>',
      'returns volatility models look back on (default: the window; 1,500 for a portfolio)',
      parseWhole,
    )
    .option('--refit <days>', 'days between two estimations (default: 20)', parseWhole)
    .option('--confidence <level>', 'such as 0.99', parseNumber)
    .option('--scheme <scheme>', 'rolling or expanding window (default: rolling)')
    .option('--ewma-mean <mean>', 'centre of EWMA: zero or trailing (default: zero)')
    .option('--seed <number>', 'seed of simulated methods', parseWhole)
    .option('--dataset <version>', 'compute on this dataset version, by name or the beginning of its hash')
    .addOption(jsonOption())
    .action(async (file: string | undefined, options: BacktestOptions) => {
      const { returns, column, portfolio, asOf, profit, json, methods, refit, confidence, dataset, ...walk } = options;
      if ((returns === undefined) === (file === undefined)) {
        throw new DomainError('INVALID_INPUT', 'A backtest is of a workspace or of a file of returns', {
          remedy: 'Name the workspace, or the file with --returns',
        });
      }
      const asked = {
        ...walk,
        refitEvery: refit,
        confidences: confidence === undefined ? undefined : [confidence],
        methods: methods === 'all' ? undefined : methods.split(',').map((name) => name.trim()),
      };
      if (returns !== undefined) {
        const ofWorkspace = { '--portfolio': portfolio, '--as-of': asOf, '--profit': profit, '--dataset': dataset };
        refuseOptions(ofWorkspace, unheeded.withReturns);
        const made = await session.invoke('backtest.series', { ...asked, file: returns, column });
        return session.terminal.result(json ? JSON.stringify(backtestJson(made)) : backtestTables(made));
      }
      refuseOptions({ '--column': column }, unheeded.withWorkspace);
      await session.openWorkspace(file!);
      const made = await session.invoke('backtest.run', { ...asked, portfolio, asOf, dataset, profitAndLoss: profit });
      if (json) {
        const { run, blocksReused, profitAndLoss, attribution } = made;
        const { results, ...rest } = backtestJson(made);
        const own = { run, portfolio: made.portfolio, asOf: made.asOf, profitAndLoss, blocksReused, attribution };
        return session.terminal.result(JSON.stringify({ ...own, ...rest, results }));
      }
      const facts = `${made.portfolio}, ${made.profitAndLoss} profit and loss, holdings of ${made.asOf}, run ${made.run}`;
      session.terminal.result(`${facts}\n${backtestTables(made)}`);
    });
};
