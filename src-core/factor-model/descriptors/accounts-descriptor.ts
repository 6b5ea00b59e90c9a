import { accountFields, type AccountField, type AccountsTable } from '../accounts.ts';
import { type Descriptor } from './descriptor.ts';

interface AccountsDescriptor {
  readonly id: string;
  readonly label: string;
  readonly formula: string;
  readonly source: string;
  readonly fields: readonly AccountField[];
  /** What the accounts say, NaN = nothing; measured once for all the days on which they are in force. */
  readonly figure: (value: (field: AccountField) => number) => number;
  /** What the market makes of it; absent where the market cap plays no part. */
  readonly atMarketCap?: (figure: number, marketCap: number) => number;
}

/** A descriptor that is a function of the newest accounts and, where it says so, of the market cap. */
export function accountsDescriptor(definition: AccountsDescriptor): Descriptor {
  const { id, label, formula, source, fields, figure, atMarketCap } = definition;
  const positions = new Map(accountFields.map((field, index) => [field, index]));
  const columns = fields.map((field) => positions.get(field)!);

  function figureOfEvent({ values }: AccountsTable, event: number): number {
    const row = event * accountFields.length;
    const found = figure((field) => values[row + positions.get(field)!]!);
    return Number.isFinite(found) ? found : NaN;
  }

  return {
    id,
    label,
    formula,
    source,
    inputs: atMarketCap ? ['accounts', 'market cap'] : ['accounts'],
    measure(block, values) {
      const { data, from, to } = block;
      const { securities, dates, marketCaps } = data;
      const events = block.accountsEvents();
      // Worked out when an event is first met: few of all events are in force in a block.
      const figures = new Float64Array(data.accounts.knownFrom.length);
      const met = new Uint8Array(figures.length);
      for (let i = 0; i < securities; i++) {
        for (let t = from; t < to; t++) {
          const cell = (t - from) * securities + i;
          const event = events[cell]!;
          let found = NaN;
          if (event >= 0) {
            if (met[event] === 0) {
              met[event] = 1;
              figures[event] = figureOfEvent(data.accounts, event);
            }
            found = figures[event]!;
          }
          values[cell] = atMarketCap ? atMarketCap(found, marketCaps[i * dates.length + t]!) : found;
        }
      }
    },
    reasonMissing(block, security, date) {
      const { data, from } = block;
      const event = block.accountsEvents()[(date - from) * data.securities + security]!;
      if (event < 0) return 'missing-accounts';
      const row = event * accountFields.length;
      if (columns.some((column) => Number.isNaN(data.accounts.values[row + column]!))) return 'missing-accounts';
      const cap = data.marketCaps[security * data.dates.length + date]!;
      return atMarketCap && !(cap > 0) ? 'missing-market-cap' : 'not-meaningful';
    },
  };
}
