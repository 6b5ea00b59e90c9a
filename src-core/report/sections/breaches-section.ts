import { Decimal } from 'decimal.js';
import { type Breach, type LimitStatus } from '../../limits/limit.ts';
import { breachDrivers } from '../breach-drivers.ts';
import { type ReportInput } from '../report-input.ts';
import { decimalText, measureText, percentNumber } from '../number-text.ts';
import { type ReportBlock, type ReportTable } from '../report-blocks.ts';
import { dateText, type ReportLocale } from '../report-locale.ts';
import { worstFirst } from '../status-count.ts';
import { cureBlocks } from './cure-blocks.ts';
import { type SectionBuilder } from './section.ts';

/** Metrics whose excess over the limit is an amount of NAV that can be sold. */
const sellable = new Set(['single-name', 'sector', 'country', 'top-n', 'gross-leverage', 'net-leverage']);

/** Every limit that is not within its bounds: by how much, since when, who has it, and what drives it. */
export const breachesSection: SectionBuilder = (input, { locale }) => {
  const exceeded = worstFirst(input.risk.limits).filter((status) => status.level !== 'ok');
  const blocks = exceeded.flatMap((status, i) => describe(status, i + 1, input, locale));
  if (blocks.length > 0) return blocks;
  return [
    {
      kind: 'text',
      id: 'no-breach',
      paragraphs: [
        input.risk.limits.length === 0
          ? 'No limit is set, so nothing was measured against one.'
          : 'Every measured limit is within its bounds.',
      ],
    },
  ];
};

function describe(
  status: LimitStatus,
  number: number,
  input: ReportInput,
  locale: ReportLocale,
): readonly ReportBlock[] {
  const record = input.breaches.find(
    (breach) => breach.limitId === status.limitId && breach.subject === status.subject && breach.state !== 'resolved',
  );
  const id = `breach-${number}`;
  return [
    { kind: 'heading', id, text: heading(status, input.risk.portfolio), level: status.level },
    { kind: 'terms', id: `${id}-facts`, label: 'Facts', terms: facts(status, record, input, locale) },
    driverTable(`${id}-drivers`, status, input),
    ...cureBlocks(`${id}-cure`, status, input, locale),
  ];
}

function heading(status: LimitStatus, portfolio: string): string {
  return status.subject === '' || status.subject === portfolio ? status.label : `${status.label}: ${status.subject}`;
}

function facts(status: LimitStatus, record: Breach | undefined, { risk }: ReportInput, locale: ReportLocale) {
  const threshold = exceededThreshold(status);
  const terms = [{ term: 'Measured', description: measureText(status.value ?? NaN, status.unit, locale) }];
  if (threshold !== null && status.value !== null) {
    const excess = status.value - threshold;
    terms.push({
      term: status.level === 'warn' ? 'Warning threshold' : 'Threshold',
      description: `${measureText(threshold, status.unit, locale)}, exceeded by ${measureText(excess, status.unit, locale)}`,
    });
    if (status.utilisation !== null) {
      terms.push({ term: 'Limit used', description: `${percentNumber(status.utilisation, 1, locale)} %` });
    }
    if (sellable.has(status.metric)) {
      const amount = new Decimal(risk.nav).times(excess).toFixed(2);
      terms.push({
        term: 'To return inside',
        description: `about ${decimalText(amount, locale)} ${risk.baseCurrency} of exposure, at unchanged prices`,
      });
    }
  }
  terms.push({ term: 'Action set', description: status.action });
  if (record) {
    terms.push(
      { term: 'Open since', description: `${dateText(record.openedAsOf, locale)}, run ${record.openedRun}` },
      { term: 'State', description: stateText(record, locale) },
    );
    if (record.owner !== '') terms.push({ term: 'Owner', description: record.owner });
    if (record.reason !== '') terms.push({ term: 'Reason', description: record.reason });
  }
  if (status.note !== '') terms.push({ term: 'Note', description: status.note });
  return terms;
}

function stateText(record: Breach, locale: ReportLocale): string {
  return record.waivedUntil === null ? record.state : `${record.state} until ${dateText(record.waivedUntil, locale)}`;
}

/** The threshold that gave the status its level. */
function exceededThreshold(status: LimitStatus): number | null {
  return status.level === 'ok' ? null : status[status.level];
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function driverTable(id: string, status: LimitStatus, { risk, stress }: ReportInput): ReportTable {
  const drivers = breachDrivers(status, risk, stress);
  return {
    kind: 'table',
    id,
    caption: `What drives it, by ${drivers.measure}`,
    columns: [
      { id: 'symbol', label: 'Symbol', kind: 'text' },
      { id: 'name', label: 'Name', kind: 'text' },
      { id: 'strategy', label: 'Strategy', kind: 'text' },
      { id: 'sector', label: 'Sector', kind: 'text' },
      { id: 'market_value', label: 'Market value', kind: 'money', currency: risk.baseCurrency, digits: 0 },
      { id: 'driver', label: capitalised(drivers.measure), kind: 'fraction' },
      { id: 'share', label: 'Share', kind: 'fraction', digits: 1 },
    ],
    rows: drivers.rows.map(({ position, amount, share }) => [
      position.symbol,
      position.name,
      position.strategy,
      position.sector,
      position.marketValue,
      amount,
      share,
    ]),
    whenEmpty: 'The run has no positions in this scope.',
  };
}
