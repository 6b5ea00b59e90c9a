import { type ReportScenario } from '../report-scenario.ts';
import { computedScenarios } from '../report-scenario-order.ts';
import { type ReportTable, type SeriesChart } from '../report-blocks.ts';
import { type SectionBuilder } from './section.ts';

const barsShown = 15;

/** Every scenario with its loss, against the stress limit where there is one. */
export const stressSection: SectionBuilder = ({ stress, risk }) =>
  stress === null
    ? [{ kind: 'text', id: 'no-stress', paragraphs: ['No stress scenario was run on this portfolio.'] }]
    : [...lossCharts(stress), scenarioTable(stress, risk.baseCurrency)];

function lossCharts(scenarios: readonly ReportScenario[]): readonly SeriesChart[] {
  const shown = computedScenarios(scenarios).slice(0, barsShown);
  if (shown.length === 0) return [];
  return [
    {
      kind: 'chart',
      chart: 'bar',
      id: 'stress-chart',
      title: 'Stress loss, % of net asset value',
      textAlternative: `The ${shown.length} largest losses; the worst scenario is ${shown[0]!.name}.`,
      unit: 'fraction',
      labels: shown.map(({ name }) => name),
      series: [{ name: 'Loss', style: 'bars', tone: 'accent', values: shown.map(({ loss }) => loss) }],
    },
  ];
}

function scenarioTable(scenarios: readonly ReportScenario[], currency: string): ReportTable {
  const computed = computedScenarios(scenarios);
  const refused = scenarios.filter(({ loss }) => loss === null);
  return {
    kind: 'table',
    id: 'stress',
    caption: 'Scenarios, largest loss first; positive = loss',
    columns: [
      { id: 'status', label: 'Status', kind: 'status' },
      { id: 'scenario', label: 'Scenario', kind: 'text' },
      { id: 'kind', label: 'Kind', kind: 'text' },
      { id: 'loss', label: 'Loss', kind: 'fraction' },
      { id: 'loss_amount', label: 'Loss', kind: 'money', currency, digits: 0 },
      { id: 'limit', label: 'Limit', kind: 'fraction' },
      { id: 'hits', label: 'Hits most', kind: 'text' },
      { id: 'note', label: 'Note', kind: 'text' },
    ],
    rows: [...computed, ...refused].map((scenario) => [
      scenario.limit?.level ?? null,
      scenario.name,
      scenario.kind,
      scenario.loss,
      scenario.lossAmount,
      scenario.limit?.threshold ?? null,
      hitMost(scenario),
      scenario.note,
    ]),
    whenEmpty: 'No scenario was chosen.',
  };
}

/** The position that loses most. */
function hitMost({ byPosition }: ReportScenario): string {
  const [most] = byPosition.toSorted((a, b) => b.loss - a.loss);
  return most === undefined || most.loss <= 0 ? '' : most.label;
}
