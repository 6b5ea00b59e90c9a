import { type LimitStatus } from '../../limits/limit.ts';
import { measureText, percentNumber } from '../number-text.ts';
import { type ReportBlock } from '../report-blocks.ts';
import { type ReportCure } from '../report-cure.ts';
import { type ReportInput } from '../report-input.ts';
import { type ReportLocale } from '../report-locale.ts';

/** What would cure a breach: the trades, and the scale-down as the other way; nothing where cures were not worked out. */
export function cureBlocks(
  id: string,
  status: LimitStatus,
  { cures, risk }: ReportInput,
  locale: ReportLocale,
): readonly ReportBlock[] {
  const cure = cures?.find(({ limitId, subject }) => limitId === status.limitId && subject === status.subject);
  if (cure === undefined) return [];
  const sentences = describe(cure, status, locale);
  const text: readonly ReportBlock[] =
    sentences.length === 0 ? [] : [{ kind: 'text', id: `${id}-text`, paragraphs: sentences }];
  if (cure.trades.length === 0) return text;
  return [
    {
      kind: 'table',
      id: `${id}-trades`,
      caption: 'What would cure it: the smallest set of trades',
      columns: [
        { id: 'side', label: 'Side', kind: 'text' },
        { id: 'symbol', label: 'Symbol', kind: 'text' },
        { id: 'strategy', label: 'Strategy', kind: 'text' },
        { id: 'quantity', label: 'Quantity', kind: 'quantity' },
        { id: 'amount', label: 'Amount', kind: 'money', currency: risk.baseCurrency, digits: 0 },
      ],
      rows: cure.trades.map(({ side, symbol, strategy, quantity, amount }) => [
        side === 'buy' ? 'Buy' : 'Sell',
        symbol,
        strategy,
        quantity,
        amount,
      ]),
      whenEmpty: 'No trade was found.',
    },
    ...text,
  ];
}

function describe(cure: ReportCure, status: LimitStatus, locale: ReportLocale): readonly string[] {
  const sentences: string[] = [];
  if (cure.valueAfter !== null)
    sentences.push(`The measure would then be ${measureText(cure.valueAfter, status.unit, locale)}.`);
  if (cure.scaleTo !== null)
    sentences.push(`Or hold ${percentNumber(cure.scaleTo, 1, locale)} % of every position in scope.`);
  if (cure.note !== '') sentences.push(cure.note);
  return sentences.length === 0 ? [] : [sentences.join(' ')];
}
