import { type OrderInput } from '../../../../src-core/contract/index.ts';

/** A line of the ticket as it is typed. */
export interface TicketLine {
  /** Tells lines apart. */
  readonly key: number;
  readonly side: 'buy' | 'sell';
  readonly quantity: string;
  readonly symbol: string;
  readonly strategy: string;
  readonly price: string;
}

const decimal = /^\d{1,20}(\.\d{1,12})?$/;

/** What is wrong with the text of a quantity or price, or null. Empty is not wrong: the line is not complete yet. */
export function amountFault(text: string): string | null {
  if (text.trim() === '') return null;
  if (!decimal.test(text.trim())) return 'A number such as 1500 or 20.5, without grouping and sign';
  return Number(text) === 0 ? 'More than zero' : null;
}

/** The line as an order, or null where it is not complete. */
export function orderOfLine({ side, quantity, symbol, strategy, price }: TicketLine): OrderInput | null {
  if (symbol.trim() === '' || quantity.trim() === '') return null;
  if (amountFault(quantity) !== null || amountFault(price) !== null) return null;
  return {
    side,
    quantity: quantity.trim(),
    symbol: symbol.trim(),
    ...(strategy === '' ? {} : { strategy }),
    ...(price.trim() === '' ? {} : { price: price.trim() }),
  };
}

/** An order as a line; the sign of its quantity says its side where none is given. */
export function lineOfOrder({ side, quantity, symbol, strategy, price }: OrderInput): Omit<TicketLine, 'key'> {
  return {
    side: side ?? (quantity.startsWith('-') ? 'sell' : 'buy'),
    quantity: quantity.replace(/^[+-]/, ''),
    symbol,
    strategy: strategy ?? '',
    price: price ?? '',
  };
}

const orderText = /^\s*(buy|sell)\s+([\d.]+)\s+(\S+)(?:\s+@\s*([\d.]+))?\s*$/i;

/**
 * Orders as people write them to each other, a line each: `BUY 1000 AAPL`, `sell 20.5 BRK.B @ 310`. Lines that are no orders are
 * given back as they are.
 */
export function linesOfText(text: string): {
  readonly lines: readonly Omit<TicketLine, 'key'>[];
  readonly rest: readonly string[];
} {
  const lines: Omit<TicketLine, 'key'>[] = [];
  const rest: string[] = [];
  for (const row of text.split(/\r?\n/)) {
    if (row.trim() === '') continue;
    const match = orderText.exec(row);
    if (!match) {
      rest.push(row.trim());
      continue;
    }
    const [, side = '', quantity = '', symbol = '', price = ''] = match;
    lines.push({ side: side.toLowerCase() === 'buy' ? 'buy' : 'sell', quantity, symbol, strategy: '', price });
  }
  return { lines, rest };
}
