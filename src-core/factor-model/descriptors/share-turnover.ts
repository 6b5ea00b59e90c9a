import { accountFields } from '../accounts.ts';
import { type Descriptor } from './descriptor.ts';

const sharesField = accountFields.indexOf('shares');
const monthDays = 21;
/** Share of the window's dates that must have a return. */
const fewestKnown = 0.8;

/** Log of the mean monthly share turnover over some months. */
function shareTurnover(id: string, label: string, months: number, source: string): Descriptor {
  const span = months * monthDays;
  return {
    id,
    label,
    inputs: ['volume', 'accounts'],
    formula: `ln(Σ volume over ${span} days ÷ shares outstanding ÷ ${months})`,
    source,
    measure(block, values) {
      const { data, from, to } = block;
      const { securities, dates, volumes, observed, accounts } = data;
      const events = block.accountsEvents();
      for (let i = 0; i < securities; i++) {
        const start = i * dates.length;
        let volume = 0;
        for (let t = Math.max(0, from - span + 1); t < to; t++) {
          volume += volumes[start + t]!;
          if (t - span >= Math.max(0, from - span + 1)) volume -= volumes[start + t - span]!;
          if (t < from) continue;
          const cell = (t - from) * securities + i;
          const event = events[cell]!;
          const known = t < span ? 0 : observed[start + t]! - observed[start + t - span]!;
          const shares = event < 0 ? NaN : accounts.values[event * accountFields.length + sharesField]!;
          values[cell] =
            known >= fewestKnown * span && volume > 0 && shares > 0 ? Math.log(volume / shares / months) : NaN;
        }
      }
    },
    reasonMissing(block, security, date) {
      const { data, from } = block;
      const event = block.accountsEvents()[(date - from) * data.securities + security]!;
      const shares = event < 0 ? NaN : data.accounts.values[event * accountFields.length + sharesField]!;
      if (!(shares > 0)) return 'missing-accounts';
      const cell = security * data.dates.length + date;
      const known = date < span ? 0 : data.observed[cell]! - data.observed[cell - span]!;
      return known < fewestKnown * span ? 'missing-history' : 'missing-volume';
    },
  };
}

const notes = 'Menchero, Orr & Wang (2011), USE4 Methodology Notes';
export const monthlyTurnover = shareTurnover('monthlyTurnover', 'Share turnover, month', 1, `${notes}: STOM`);
export const quarterlyTurnover = shareTurnover('quarterlyTurnover', 'Share turnover, quarter', 3, `${notes}: STOQ`);
export const annualTurnover = shareTurnover('annualTurnover', 'Share turnover, year', 12, `${notes}: STOA`);
