import { type ConstructedPosition, type InputOf } from '../../../../src-core/contract/index.ts';
import { commaSeparated } from '../../../components/data-table/table-text.ts';
import { type TicketLine } from '../ticket/ticket-line.ts';
import { type Column } from '../../../components/data-table/column.ts';

type PositionEdit = InputOf<'positions.edit'>['edits'][number];

/** Positions in which something is bought or sold. */
export function tradesOf(positions: readonly ConstructedPosition[]): readonly ConstructedPosition[] {
  return positions.filter(({ trade }) => Number(trade) !== 0);
}

/** The orders as a file: symbol, side, quantity, amount. */
export function tradesFile(positions: readonly ConstructedPosition[], baseCurrency: string): string {
  const text = (
    id: string,
    label: string,
    value: (row: ConstructedPosition) => string,
  ): Column<ConstructedPosition> => ({
    id,
    label,
    width: 0,
    value,
    text: value,
  });
  return commaSeparated(tradesOf(positions), [
    text('symbol', 'symbol', ({ symbol }) => symbol),
    text('side', 'side', ({ trade }) => (trade.startsWith('-') ? 'SELL' : 'BUY')),
    text('quantity', 'quantity', ({ trade }) => trade.replace('-', '')),
    text('amount', `amount_${baseCurrency.toLowerCase()}`, ({ tradeAmount }) => tradeAmount.replace('-', '')),
  ]);
}

/** The edits that make the targets the positions, strategy by strategy. */
export function editsOf(positions: readonly ConstructedPosition[]): PositionEdit[] {
  return positions.flatMap(({ symbol, strategies }) =>
    strategies.map(({ strategy, quantity }) => ({ symbol, strategy, quantity })),
  );
}

/** The trades as lines of the ticket. */
export function ticketLinesOf(positions: readonly ConstructedPosition[]): readonly Omit<TicketLine, 'key'>[] {
  return tradesOf(positions).map(({ symbol, trade }) => ({
    symbol,
    side: trade.startsWith('-') ? 'sell' : 'buy',
    quantity: trade.replace('-', ''),
    strategy: '',
    price: '',
  }));
}
