import { type Kind } from '../kind.ts';
import { dateField, number, required, symbolField, text } from '../fields.ts';
import { longPrices } from '../long-prices.ts';
import { isWide, widePrices } from '../wide-prices.ts';

/** Price history, one row a security and day, or one column a security. */
export const prices: Kind = {
  kind: 'prices',
  fields: [
    dateField,
    symbolField,
    required(
      number('close', 'Close', 'Closing price, adjusted for splits', [
        'price',
        'last',
        'px_last',
        'closing_price',
        'close_price',
      ]),
    ),
    number('adj_close', 'Adjusted close', 'Total-return price; the close where absent', [
      'adjusted_close',
      'adjclose',
      'total_return',
      'close_adj',
    ]),
    number('volume', 'Volume', 'Shares traded', ['vol', 'shares_traded', 'turnover_shares']),
    text('currency', 'Currency', "Must agree with the security's currency", ['ccy', 'curr']),
  ],
  collector: (context) => (isWide(context.columns) ? widePrices(context) : longPrices(context)),
};
