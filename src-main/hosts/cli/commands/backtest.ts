import { DomainError } from '../../../../src-core/domain-error.ts';
import { backtestJson } from '../backtest-json.ts';
import { backtestTables } from '../backtest-tables.ts';
import { jsonOption, parseNumber, parseWhole, portfolioOption } from '../options.ts';
import { type DeclareCommand } from '../session.ts';

interface BacktestOptions {
  returns?: string;
  column?: string;
  portfolio?: string;
  methods: string;
  window?: number;
  refit?: number;
  confidence?: number;
  scheme?: 'rolling' | 'expanding';
  ewmaMean?: 'zero' | 'trailing';
  json?: true;
}

/** `plimsoll backtest`: VaR and ES methods walked along a series of returns, or a portfolio's history, and their record. */
export const backtest: DeclareCommand = (program, session) => {
  program
    .command('backtest')
    .description('how well VaR and ES methods foretold losses, along a series of returns or a portfolio’s history')
    .argument('[file]', 'the workspace; left out with --returns')
    .option('--returns <file>', 'CSV with a date column and a column of simple returns')
    .option('--column <name>', 'the column of returns (default: the only numeric one)')
    .addOption(portfolioOption())
    .option('--methods <list>', 'all, or methods separated by commas', 'all')
    .option('--window <days>', 'returns a forecast looks back on (default: 250)', parseWhole)
    .option('--refit <days>', 'days between two estimations (default: 20)', parseWhole)
    .option('--confidence <level>', 'such as 0.99', parseNumber)
    .option('--scheme <scheme>', 'rolling or expanding window (default: rolling)')
    .option('--ewma-mean <mean>', 'centre of EWMA: zero or trailing (default: zero)')
    .addOption(jsonOption())
    .action(async (_file: string | undefined, options: BacktestOptions) => {
      const { returns, column, json, methods, refit, confidence, portfolio: _, ...walk } = options;
      if (returns === undefined) {
        throw new DomainError('INVALID_INPUT', 'A backtest needs a series of returns', {
          remedy: 'Name it with --returns',
        });
      }
      const made = await session.invoke('backtest.series', {
        ...walk,
        file: returns,
        column,
        refitEvery: refit,
        confidences: confidence === undefined ? undefined : [confidence],
        methods: methods === 'all' ? undefined : methods.split(',').map((name) => name.trim()),
      });
      session.terminal.result(json ? JSON.stringify(backtestJson(made)) : backtestTables(made));
    });
};
