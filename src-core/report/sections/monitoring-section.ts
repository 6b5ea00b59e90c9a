import { type Alarm } from '../../monitoring/alarm.ts';
import { type MethodMonitor } from '../../monitoring/method-monitor.ts';
import { percentText } from '../../numerics/percent-text.ts';
import { type ReportTable } from '../report-blocks.ts';
import { type SectionBuilder } from './section.ts';

const areaWords: Readonly<Record<Alarm['area'], string>> = {
  coverage: 'Losses beyond VaR',
  volatility: 'Volatility forecast',
  drift: 'Drift of the data',
  data: 'Data quality',
  system: 'System',
};

/** Alarms of the methods and of the data they live on; nothing where there is none. */
export const monitoringSection: SectionBuilder = ({ monitoring }) =>
  monitoring === null || monitoring.alarms.length === 0
    ? []
    : [alarmTable(monitoring.alarms), methodTable(monitoring.methods, monitoring.confidence)];

function alarmTable(alarms: readonly Alarm[]): ReportTable {
  return {
    kind: 'table',
    id: 'alarms',
    caption: 'Alarms, worst first',
    columns: [
      { id: 'level', label: 'Level', kind: 'status' },
      { id: 'area', label: 'Of', kind: 'text' },
      { id: 'text', label: 'What was found', kind: 'text' },
      { id: 'since', label: 'Since', kind: 'date' },
      { id: 'action', label: 'What to do', kind: 'text' },
    ],
    rows: alarms.map(({ level, area, text, since, action }) => [level, areaWords[area], text, since, action]),
    whenEmpty: 'No alarm is raised.',
  };
}

function methodTable(methods: readonly MethodMonitor[], confidence: number): ReportTable {
  return {
    kind: 'table',
    id: 'monitored-methods',
    caption: `Methods in use at ${percentText(confidence)}, forecasts of the evening before`,
    columns: [
      { id: 'method', label: 'Method', kind: 'text' },
      { id: 'days', label: 'Days', kind: 'count' },
      { id: 'exceptions', label: 'Losses beyond VaR', kind: 'count' },
      { id: 'expected', label: 'Promised', kind: 'number', digits: 1 },
      { id: 'year', label: 'In 250 days', kind: 'count' },
      { id: 'ratio', label: 'Violation ratio', kind: 'number', digits: 2 },
      { id: 'loss', label: 'Mean loss beyond VaR', kind: 'fraction' },
      { id: 'shortfall', label: 'ES forecast', kind: 'fraction' },
      { id: 'bias', label: 'Realised ÷ forecast σ', kind: 'number', digits: 2 },
    ],
    rows: methods.map((method) => {
      const year = method.windows.find(({ window }) => window === 250);
      return [
        method.label,
        method.days,
        method.exceptions,
        method.expected,
        year?.exceptions ?? null,
        year?.ratio ?? null,
        year?.lossBeyond ?? null,
        year?.expectedBeyond ?? null,
        method.volatility?.bias ?? null,
      ];
    }),
    whenEmpty: 'No method has a forecast yet.',
  };
}
