import { percentNumber } from '../number-text.ts';
import { type ReportBlock, type ReportTable } from '../report-blocks.ts';
import { type ReportLocale } from '../report-locale.ts';
import { type ScenarioPart } from '../report-scenario.ts';
import { computedScenarios, type ComputedScenario } from '../report-scenario-order.ts';
import { type SectionBuilder } from './section.ts';

const scenariosShown = 10;
const positionsShown = 10;

/** The worst scenarios by position, strategy, sector and factor, with the path of replays. */
export const stressDetailSection: SectionBuilder = ({ stress }, { locale }) => {
  const worst = computedScenarios(stress ?? []).slice(0, scenariosShown);
  if (worst.length === 0)
    return [{ kind: 'text', id: 'no-stress-detail', paragraphs: ['There is no scenario to show in detail.'] }];
  return worst.flatMap((scenario, i) => describe(scenario, `scenario-${i + 1}`, locale));
};

function describe(scenario: ComputedScenario, id: string, locale: ReportLocale): readonly ReportBlock[] {
  const blocks: ReportBlock[] = [
    { kind: 'heading', id, text: scenario.name, level: scenario.limit?.level ?? null },
    {
      kind: 'terms',
      id: `${id}-facts`,
      label: 'Facts',
      terms: [
        { term: 'Kind', description: scenario.kind },
        { term: 'Loss', description: `${percentNumber(scenario.loss, 2, locale)} % of net asset value` },
        ...(scenario.note === '' ? [] : [{ term: 'Note', description: scenario.note }]),
      ],
    },
  ];
  if (scenario.path !== null)
    blocks.push({
      kind: 'chart',
      chart: 'line',
      id: `${id}-path`,
      title: 'Cumulative result, % of net asset value',
      textAlternative: `The result day by day over ${scenario.path.dates.length} days.`,
      unit: 'fraction',
      labels: scenario.path.dates,
      series: [{ name: 'Cumulative result', style: 'area', tone: 'neutral', values: scenario.path.values }],
    });
  const largest = bySize(scenario.byPosition).slice(0, positionsShown);
  const cuts = [
    partTable(`${id}-position`, `The ${largest.length} positions that matter most`, 'Position', largest, scenario),
    partTable(`${id}-strategy`, 'By strategy', 'Strategy', bySize(scenario.byStrategy), scenario),
    partTable(`${id}-sector`, 'By sector', 'Sector', bySize(scenario.bySector), scenario),
    partTable(`${id}-factor`, 'By factor', 'Factor', bySize(scenario.byFactor), scenario),
  ];
  return [...blocks, ...cuts.filter(({ rows }) => rows.length > 0)];
}

const bySize = (parts: readonly ScenarioPart[]) => parts.toSorted((a, b) => Math.abs(b.loss) - Math.abs(a.loss));

function partTable(
  id: string,
  caption: string,
  label: string,
  parts: readonly ScenarioPart[],
  { loss }: ComputedScenario,
): ReportTable {
  return {
    kind: 'table',
    id,
    caption,
    columns: [
      { id: 'part', label, kind: 'text' },
      { id: 'loss', label: 'Loss', kind: 'fraction', digits: 3 },
      { id: 'share', label: 'Share of the loss', kind: 'fraction', digits: 1 },
    ],
    rows: parts.map((part) => [part.label, part.loss, loss === 0 ? null : part.loss / loss]),
    whenEmpty: 'Nothing was split this way.',
  };
}
