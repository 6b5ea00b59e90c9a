import { Option } from 'commander';
import { DomainError, orderProjections, type OrderProjection } from '../../../../src-core/contract/index.ts';
import { checkTables } from '../check-tables.ts';
import { exitCodes } from '../failure.ts';
import { jsonOption, portfolioOption } from '../options.ts';
import { parseOrder } from '../order-text.ts';
import { type DeclareCommand } from '../session.ts';

interface CheckOptions {
  portfolio?: string;
  order?: string[];
  orders?: string;
  projection?: OrderProjection;
  lot?: string;
  whatIf?: true;
  json?: true;
}

const collect = (text: string, before: string[] = []) => [...before, text];

/** `plimsoll check FILE`: what the limits say of orders before they are sent. */
export const check: DeclareCommand = (program, session) => {
  program
    .command('check')
    .description('check orders against the limits before they are sent; exit code 1 when one would be beyond its limit')
    .argument('<file>', 'the workspace')
    .addOption(portfolioOption())
    .option(
      '--order <order>',
      'such as "BUY 1000 AAPL" or "SELL 250 MSFT @ 410.50 for Growth"; may be given again',
      collect,
    )
    .option('--orders <file>', 'CSV or XLSX with symbol and quantity, and side, strategy, price where wanted')
    .addOption(
      new Option(
        '--projection <how>',
        'signed: by what each order changes; unsigned: as if each added its size',
      ).choices(orderProjections),
    )
    .option('--lot <shares>', 'sizes are cut to whole multiples of it (default: 1)')
    .option('--what-if', 'keep nothing; without it, the check goes to the log of the workspace with its inputs')
    .addOption(jsonOption())
    .action(async (file: string, options: CheckOptions) => {
      const typed = (options.order ?? []).map(parseOrder);
      if (typed.length === 0 && options.orders === undefined) {
        throw new DomainError('INVALID_INPUT', 'There is no order to check', {
          kept: 'Nothing was checked',
          remedy: 'Give --order "BUY 1000 AAPL" or --orders FILE',
        });
      }
      await session.openWorkspace(file, options.whatIf === true);
      const listed =
        options.orders === undefined
          ? []
          : await session.invoke('orders.read', { file: session.resolve(options.orders) });
      const result = await session.invoke(options.whatIf ? 'orders.check' : 'orders.record', {
        portfolio: options.portfolio,
        orders: [...typed, ...listed],
        projection: options.projection,
        lot: options.lot,
      });
      for (const { message } of options.json ? [] : result.warnings) session.terminal.message(`Warning: ${message}`);
      session.terminal.result(options.json ? JSON.stringify(result) : checkTables(result));
      const beyond = result.basket.limits.some(({ level }) => level === 'limit' || level === 'halt');
      if (beyond || !result.allowed) session.endWith(exitCodes.breach);
    });
};
