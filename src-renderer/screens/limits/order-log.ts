import { type LoggedOrderCheck } from '../../../src-core/contract/index.ts';
import { type TicketLine } from '../portfolios/ticket/ticket-line.ts';

/** The orders of a check in a line: `Buy 1000 AAPL, sell 20 MSFT`. */
export function ordersText({ result }: Pick<LoggedOrderCheck, 'result'>): string {
  const text = result.lines
    .map(({ side, quantity, symbol }) => `${side} ${quantity.replace('-', '')} ${symbol}`)
    .join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The orders of a check as lines of the ticket; a price that was not given is today's again. */
export function ticketLinesOfCheck({ orders, result }: LoggedOrderCheck): readonly Omit<TicketLine, 'key'>[] {
  return result.lines.map(({ symbol, side, quantity, strategy }, i) => ({
    symbol,
    side,
    quantity: quantity.replace('-', ''),
    strategy,
    price: orders[i]?.price ?? '',
  }));
}
