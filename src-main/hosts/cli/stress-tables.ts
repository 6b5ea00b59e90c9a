import { type ReverseStress, type StressResult, type StressRun } from '../../../src-core/contract/index.ts';
import { money, number, percent } from './figures.ts';
import { formatFacts, formatTable } from './table.ts';

const positionsShown = 10;
const factorsShown = 12;

/** All scenarios, one a line. */
export function formatStressRows({ rows, portfolio, asOf, nav, baseCurrency }: StressRun): string {
  const facts = formatFacts([
    ['Portfolio', portfolio],
    ['As of', asOf],
    ['NAV', `${money(nav)} ${baseCurrency}`],
  ]);
  const table = formatTable(
    [
      { header: 'Scenario' },
      { header: 'Name' },
      { header: 'Loss', align: 'right' },
      { header: `Loss, ${baseCurrency}`, align: 'right' },
      { header: 'Largest loss' },
      { header: 'Limits' },
      { header: '' },
    ],
    rows.map((row) => [
      row.scenario,
      row.name,
      percent(row.loss),
      money(row.amount),
      row.worstPosition ? `${row.worstPosition.symbol} ${percent(row.worstPosition.loss)}` : '',
      row.limits.map(({ level }) => level).join(', '),
      row.reason ?? (row.basis === 'value-at-risk' ? 'VaR 99 %, one day' : ''),
    ]),
  );
  return `${facts}\n\n${table}`;
}

/** One scenario with its parts, positions and factors. */
export function formatStressResult({ portfolio, asOf, baseCurrency }: StressRun, result: StressResult): string {
  const { risk, limits } = result;
  const facts = formatFacts([
    ['Scenario', result.name],
    ['Portfolio', `${portfolio}, ${asOf}`],
    ['Loss', `${percent(result.loss)}, ${money(result.amount)} ${baseCurrency}`],
    ['Volatility, annual', `${percent(risk.volatility.before)} → ${percent(risk.volatility.after)}`],
    ['VaR 99 %, normal', `${percent(risk.valueAtRisk.before)} → ${percent(risk.valueAtRisk.after)}`],
    ...plausibilityFacts(result),
    ...result.paths.map(
      ({ worst }) => ['Deepest on the way', `${percent(worst.loss)} on ${worst.date}`] satisfies [string, string],
    ),
    ['Limits', limits.length === 0 ? 'none set' : limits.map(({ level }) => level).join(', ')],
  ]);
  const warnings = result.warnings.map(({ message }) => `Warning: ${message}`);
  return [facts, ...detailTables(result), ...(warnings.length > 0 ? [warnings.join('\n')] : [])].join('\n\n');
}

/** The most likely move that loses what was asked for. */
export function formatReverse(found: ReverseStress): string {
  const facts = formatFacts([
    ['Reverse stress', `${found.portfolio}, ${found.asOf}`],
    ['Loss', `${percent(found.loss)}, ${money(found.amount)} ${found.baseCurrency}`],
    ['Moves', found.space === 'factors' ? 'of factors' : 'of the securities: there is no factor model'],
    ...plausibilityFacts(found),
  ]);
  return [facts, ...detailTables(found)].join('\n\n');
}

type Measured = Pick<StressResult, 'byPart' | 'byPosition' | 'byFactor' | 'bySector' | 'byStrategy' | 'plausibility'>;

function plausibilityFacts({ plausibility }: Measured): [string, string][] {
  if (!plausibility) return [];
  const { distance, dimensions, days, normal, studentT } = plausibility;
  const oneIn = (n: number | null) => (n === null ? 'over 1e+308' : n < 100 ? n.toFixed(1) : n.toPrecision(3));
  const period = days === 1 ? 'days' : `periods of ${days} days`;
  return [
    [
      'Distance',
      `${number(distance)} σ in ${dimensions} ${dimensions === 1 ? 'direction' : 'directions'}; one in ${oneIn(normal.oneIn)} ${period} (normal), in ${oneIn(studentT.oneIn)} (t, ${studentT.degreesOfFreedom} degrees of freedom)`,
    ],
  ];
}

function detailTables({ byPart, byPosition, byFactor, bySector, byStrategy }: Measured): readonly string[] {
  const amounts = (header: string, rows: readonly { label: string; loss: number; amount: string }[]) =>
    formatTable(
      [{ header }, { header: 'Loss', align: 'right' }, { header: 'Amount', align: 'right' }],
      rows.map(({ label, loss, amount }) => [label, percent(loss), money(amount)]),
    );
  const named = (rows: StressResult['bySector']) => rows.map((row) => ({ ...row, label: row.key }));
  const factors = byFactor
    ?.filter(({ loss, move }) => loss !== 0 || (move ?? 0) !== 0)
    .toSorted((a, b) => Math.abs(b.loss) - Math.abs(a.loss))
    .slice(0, factorsShown);
  return [
    ...(byPart.length > 1 ? [amounts('Part', byPart)] : []),
    formatTable(
      [
        { header: 'Largest losses' },
        { header: 'Strategy' },
        { header: 'Weight', align: 'right' },
        { header: 'Move', align: 'right' },
        { header: 'Loss', align: 'right' },
      ],
      byPosition
        .slice(0, positionsShown)
        .map((row) => [row.symbol, row.strategy, percent(row.weight), percent(row.move), percent(row.loss)]),
    ),
    ...(factors && factors.length > 0
      ? [
          formatTable(
            [
              { header: 'Factor' },
              { header: 'Exposure', align: 'right' },
              { header: 'Move', align: 'right' },
              { header: 'σ', align: 'right' },
              { header: 'Loss', align: 'right' },
            ],
            factors.map((row) => [
              row.label,
              number(row.exposure),
              percent(row.move),
              number(row.sigmas, 1),
              percent(row.loss),
            ]),
          ),
        ]
      : []),
    amounts('Sector', named(bySector)),
    amounts('Strategy', named(byStrategy)),
  ];
}
