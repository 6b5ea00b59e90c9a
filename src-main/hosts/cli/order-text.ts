import { DomainError, type OrderInput } from '../../../src-core/contract/index.ts';

const pattern =
  /^(buy|sell)\s+(\d{1,20}(?:\.\d{1,12})?)\s+(\S+)(?:\s+@\s*(\d{1,20}(?:\.\d{1,12})?))?(?:\s+for\s+(\S.*))?$/i;

/**
 * An order as it is written on the command line: `BUY 1000 AAPL`, with a price `@ 187.50` and a strategy `for Growth` where wanted.
 *
 * @throws DomainError INVALID_INPUT
 */
export function parseOrder(text: string): OrderInput {
  const match = pattern.exec(text.trim());
  if (!match) {
    throw new DomainError('INVALID_INPUT', `"${text}" is not an order`, {
      kept: 'Nothing was checked',
      remedy: 'Write it as "BUY 1000 AAPL" or "SELL 250 MSFT @ 410.50 for Growth"',
    });
  }
  const [, side, quantity, symbol, price, strategy] = match;
  return {
    symbol: symbol!,
    side: side!.toLowerCase() === 'buy' ? 'buy' : 'sell',
    quantity: quantity!,
    ...(price === undefined ? {} : { price }),
    ...(strategy === undefined ? {} : { strategy: strategy.trim() }),
  };
}
