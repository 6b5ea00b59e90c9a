import { type LimitCheck, type OrderCheck } from '../../../src-core/contract/index.ts';
import { centText, ExactDecimal } from '../../../src-core/numerics/exact-decimal.ts';
import { inUnit, money } from './figures.ts';
import { formatFacts, formatTable } from './table.ts';

/** A pre-trade check as a person reads it: the decision, each order, each limit before and after. */
export function checkTables(check: OrderCheck): string {
  const { basket, lines, baseCurrency } = check;
  const facts = formatFacts([
    ['Decision', check.action],
    ['Because', check.reason],
    ['Portfolio', `${check.portfolio} on ${check.asOf}`],
    ['NAV', `${cents(check.nav)} → ${cents(check.navAfter)} ${baseCurrency}`],
    ['Cash', `${cents(check.cash)} → ${cents(check.cashAfter)} ${baseCurrency}`],
    ...(basket.largestQuantities === null
      ? []
      : [['Largest that passes', basket.largestQuantities.join(', ')] as const]),
  ]);
  const orders = formatTable(
    [
      { header: 'Order' },
      { header: 'Strategy' },
      { header: `Value, ${baseCurrency}`, align: 'right' },
      { header: 'Position', align: 'right' },
      { header: 'Largest', align: 'right' },
      { header: 'By itself' },
    ],
    lines.map((line) => [
      `${line.side.toUpperCase()} ${line.quantity.replace(/^-/, '')} ${line.symbol} @ ${line.price}`,
      line.strategy,
      cents(line.value),
      `${line.positionBefore} → ${line.positionAfter}`,
      line.largestQuantity ?? 'all',
      line.action,
    ]),
  );
  return [facts, orders, ...(basket.limits.length === 0 ? [] : [limitRows(basket.limits)])].join('\n\n');
}

/** Cents are enough to read; JSON has every digit. */
const cents = (amount: string): string => money(centText(new ExactDecimal(amount)));

function limitRows(limits: readonly LimitCheck[]): string {
  return formatTable(
    [
      { header: 'Limit' },
      { header: 'On' },
      { header: 'Before', align: 'right' },
      { header: 'After', align: 'right' },
      { header: 'Warn', align: 'right' },
      { header: 'Limit', align: 'right' },
      { header: 'Halt', align: 'right' },
      { header: 'Level' },
      { header: 'Action' },
      { header: '' },
    ],
    limits.map((row) => [
      row.label,
      row.subject,
      inUnit(row.before, row.unit),
      inUnit(row.after, row.unit),
      inUnit(row.warn, row.unit),
      inUnit(row.limit, row.unit),
      inUnit(row.halt, row.unit),
      row.level,
      row.action,
      row.basis === 'scaled' ? 'scaled by volatility' : '',
    ]),
  );
}
