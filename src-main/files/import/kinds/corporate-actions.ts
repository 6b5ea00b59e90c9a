import { type BatchRows } from '../../../../src-core/portfolio/imported-rows.ts';
import { adjustPrices, type CorporateAction } from '../adjust-prices.ts';
import { date, number, required, symbolField } from '../fields.ts';
import { type Kind } from '../kind.ts';
import { negative, notPositive } from '../reasons.ts';
import { rowCollector } from '../row-collector.ts';

/** Splits and dividends, from which the total-return prices are computed. */
export const corporateActions: Kind = {
  kind: 'corporate-actions',
  fields: [
    symbolField,
    required(date('ex_date', 'Ex-date', 'First day the price is without it', ['exdate', 'date', 'ex_dividend_date'])),
    number('split_ratio', 'Split ratio', 'New shares for one old share, 2 for a 2:1 split', [
      'split',
      'ratio',
      'split_factor',
    ]),
    number('dividend', 'Dividend', 'Cash a share held before the ex-date', ['div', 'amount', 'cash_dividend']),
  ],
  collector: (context) => {
    const { panel } = context.known;
    const rowOf = new Map(panel?.symbols.map((symbol, row) => [symbol, row]));
    return rowCollector<CorporateAction>(context, {
      keyFields: ['symbol', 'ex_date'],
      key: (row) => [row.symbol, row.exDate],
      read(cells) {
        const symbol = cells.symbol();
        const exDate = cells.observationDate('ex_date');
        const splitRatio = cells.optionalNumber('split_ratio') ?? 1;
        const dividend = cells.optionalNumber('dividend') ?? 0;
        if (symbol === null || exDate === null || !cells.sound) return null;
        if (splitRatio <= 0) return cells.error('split_ratio', cells.raw('split_ratio'), notPositive);
        if (dividend < 0) return cells.error('dividend', cells.raw('dividend'), negative);
        if (splitRatio === 1 && dividend === 0) {
          return cells.error('split_ratio', '', 'Neither a split nor a dividend');
        }
        const row = rowOf.get(symbol);
        if (!panel || row === undefined)
          return cells.error('symbol', symbol, 'No prices of this security in the workspace');
        const before = closeBefore(panel, row, exDate);
        if (dividend > 0 && before !== null && dividend >= before) {
          return cells.error(
            'dividend',
            cells.raw('dividend'),
            `Not below the last close before the ex-date, ${before}`,
          );
        }
        return { symbol, exDate, splitRatio, dividend };
      },
      batch: (rows): BatchRows => ({ kind: 'corporate-actions', columns: adjustPrices(panel ?? noPrices, rows) }),
      notes: () => ['Adjusted closes are computed from the closes in the workspace, taken as traded'],
    });
  },
};

type Prices = Parameters<typeof adjustPrices>[0];

const noPrices: Prices = {
  dates: new Int32Array(),
  symbols: [],
  currencies: [],
  close: new Float64Array(),
  totalReturn: new Float64Array(),
  volume: new Float64Array(),
};

/** The last close before a day, or null where there is none. */
function closeBefore(panel: Prices, row: number, day: number): number | null {
  const days = panel.dates.length;
  for (let d = days - 1; d >= 0; d--) {
    const close = panel.close[row * days + d] ?? NaN;
    if ((panel.dates[d] ?? 0) < day && !Number.isNaN(close)) return close;
  }
  return null;
}
