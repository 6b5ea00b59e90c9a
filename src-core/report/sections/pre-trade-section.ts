import { type SectionBuilder } from './section.ts';

const actionWords = { reduce: 'Reduced', reject: 'Refused', halt: 'Refused: halted' } as const;

/** Orders that the limits did not let through whole since the run before, with the limits that decided. */
export const preTradeSection: SectionBuilder = ({ rejections }) =>
  rejections === null
    ? [{ kind: 'text', id: 'no-checks', paragraphs: ['Pre-trade checks were not looked up for this report.'] }]
    : [
        {
          kind: 'table',
          id: 'pre-trade',
          caption: 'Orders not let through whole, newest first',
          columns: [
            { id: 'check', label: 'Check', kind: 'count' },
            { id: 'at', label: 'Time', kind: 'time' },
            { id: 'order', label: 'Order', kind: 'text' },
            { id: 'action', label: 'Outcome', kind: 'text' },
            { id: 'largest', label: 'Largest allowed', kind: 'quantity' },
            { id: 'reasons', label: 'Limits that decided', kind: 'text' },
            { id: 'actor', label: 'Asked by', kind: 'text' },
          ],
          rows: rejections
            .toSorted((a, b) => b.id - a.id)
            .map(({ id, at, order, action, largestAllowed, reasons, actor }) => [
              id,
              at,
              order,
              actionWords[action],
              largestAllowed,
              reasons.join('; '),
              actor,
            ]),
          whenEmpty: 'No order was reduced or refused since the run before.',
        },
      ];
