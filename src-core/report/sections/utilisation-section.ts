import { type LimitStatus } from '../../limits/limit.ts';
import { type Measure, type LadderChart, type ReportTable } from '../report-blocks.ts';
import { percentNumber } from '../number-text.ts';
import { type ReportLocale } from '../report-locale.ts';
import { worstFirst } from '../status-count.ts';
import { type SectionBuilder } from './section.ts';

/** Every limit with its measure, thresholds and utilisation, drawn and as a table. */
export const utilisationSection: SectionBuilder = ({ risk }, { locale }) => {
  const limits = worstFirst(risk.limits);
  const table = utilisationTable(limits);
  return limits.some((limit) => limit.utilisation !== null) ? [ladder(limits, locale), table] : [table];
};

function ladder(limits: readonly LimitStatus[], locale: ReportLocale): LadderChart {
  const rungs = limits.flatMap((status) => {
    const mark = status.limit ?? status.halt ?? status.warn;
    if (status.utilisation === null || mark === null) return [];
    return {
      label: status.label,
      utilisation: status.utilisation,
      warn: status.warn === null ? null : status.warn / mark,
      halt: status.halt === null ? null : status.halt / mark,
      level: status.level,
    };
  });
  const fullest = rungs.slice(0, 3).map((rung) => `${rung.label} ${percentNumber(rung.utilisation, 0, locale)} %`);
  return {
    kind: 'chart',
    chart: 'ladder',
    id: 'utilisation-ladder',
    title: 'Utilisation, % of limit',
    textAlternative: `How far each limit is used; the line is the limit. Worst: ${fullest.join(', ')}.`,
    rungs,
  };
}

function utilisationTable(limits: readonly LimitStatus[]): ReportTable {
  const measure = (value: number | null, status: LimitStatus): Measure | null =>
    value === null ? null : { value, unit: status.unit };
  return {
    kind: 'table',
    id: 'utilisation',
    caption: 'Limits, worst first',
    columns: [
      { id: 'status', label: 'Status', kind: 'status' },
      { id: 'limit_name', label: 'Limit', kind: 'text' },
      { id: 'scope', label: 'Scope', kind: 'text' },
      { id: 'subject', label: 'Measured on', kind: 'text' },
      { id: 'unit', label: 'Unit', kind: 'unit' },
      { id: 'value', label: 'Value', kind: 'measure' },
      { id: 'warn', label: 'Warn', kind: 'measure' },
      { id: 'limit', label: 'Limit', kind: 'measure' },
      { id: 'halt', label: 'Halt', kind: 'measure' },
      { id: 'utilisation', label: 'Used', kind: 'fraction', digits: 1 },
      { id: 'action', label: 'Action', kind: 'text' },
      { id: 'note', label: 'Note', kind: 'text' },
    ],
    rows: limits.map((status) => [
      status.level,
      status.label,
      status.scope.strategy ?? status.scope.level,
      status.subject,
      status.unit,
      measure(status.value, status),
      measure(status.warn, status),
      measure(status.limit, status),
      measure(status.halt, status),
      status.utilisation,
      status.action,
      status.note,
    ]),
    whenEmpty: 'No limit is set for this portfolio.',
  };
}
