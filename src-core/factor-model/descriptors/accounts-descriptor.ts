import { accountFields, type AccountField } from '../accounts.ts';
import { type Descriptor } from './descriptor.ts';

/** The accounts in force, by name, and the market cap in their currency; NaN = not known. */
export type AccountsRatio = (figure: (field: AccountField) => number, marketCap: number) => number;

interface AccountsDescriptor {
  readonly id: string;
  readonly label: string;
  readonly formula: string;
  readonly source: string;
  readonly fields: readonly AccountField[];
  readonly usesMarketCap: boolean;
  readonly ratio: AccountsRatio;
}

/** A descriptor that is a function of the newest accounts and, where it says so, of the market cap. */
export function accountsDescriptor(definition: AccountsDescriptor): Descriptor {
  const { id, label, formula, source, fields, usesMarketCap, ratio } = definition;
  const positions = Object.fromEntries(accountFields.map((field, index) => [field, index]));
  const columns = fields.map((field) => positions[field]!);
  return {
    id,
    label,
    formula,
    source,
    inputs: usesMarketCap ? ['accounts', 'market cap'] : ['accounts'],
    measure(block, values) {
      const { data, from, to } = block;
      const { securities, dates, marketCaps, accounts } = data;
      const events = block.accountsEvents();
      let row = 0;
      const figure = (field: AccountField) => accounts.values[row + positions[field]!]!;
      for (let t = from; t < to; t++) {
        const start = (t - from) * securities;
        for (let i = 0; i < securities; i++) {
          const event = events[start + i]!;
          if (event < 0) {
            values[start + i] = NaN;
            continue;
          }
          row = event * accountFields.length;
          const value = ratio(figure, usesMarketCap ? marketCaps[i * dates.length + t]! : NaN);
          values[start + i] = Number.isFinite(value) ? value : NaN;
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
      return usesMarketCap && !(cap > 0) ? 'missing-market-cap' : 'not-meaningful';
    },
  };
}
