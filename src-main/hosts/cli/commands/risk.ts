import { type RiskResult } from '../../../../src-core/contract/index.ts';
import { level, money, number, percent } from '../figures.ts';
import { attributionTables, decompositionTables } from '../decomposition-tables.ts';
import { limitTable } from '../limit-table.ts';
import { jsonOption, parseNumber, parseWhole, portfolioOption } from '../options.ts';
import { type DeclareCommand } from '../session.ts';
import { formatFacts, formatTable } from '../table.ts';

const contributionsShown = 10;

interface RiskOptions {
  portfolio?: string;
  asOf?: string;
  benchmark?: string;
  window?: number;
  confidence?: number;
  from?: string;
  to?: string;
  dataset?: string;
  json?: true;
}

/** `plimsoll risk FILE`: computes a portfolio's risk and keeps it as a run. */
export const risk: DeclareCommand = (program, session) => {
  program
    .command('risk')
    .description("compute a portfolio's risk")
    .argument('<file>', 'the workspace')
    .addOption(portfolioOption())
    .option('--as-of <date>', 'valuation date, YYYY-MM-DD (default: the last day with prices)')
    .option('--benchmark <name>', 'benchmark for beta')
    .option('--window <days>', 'number of daily returns', parseWhole)
    .option('--confidence <level>', 'confidence of VaR and ES, such as 0.99', parseNumber)
    .option('--from <date>', 'add the realised attribution by factor from this day on')
    .option('--to <date>', 'last day of the attribution (default: that of the risk)')
    .option('--dataset <version>', 'compute on this dataset version, by name or the beginning of its hash')
    .addOption(jsonOption())
    .action(async (file: string, { json, from, to, ...request }: RiskOptions) => {
      await session.openWorkspace(file);
      // First, so that no run is kept of a question that is refused.
      const attribution =
        from === undefined && to === undefined
          ? null
          : await session.invoke('attribution.run', { portfolio: request.portfolio, from, to: to ?? request.asOf });
      const result = await session.invoke('risk.run', request);
      const warnings = [...result.warnings, ...(attribution?.warnings ?? [])];
      for (const { message } of json ? [] : warnings) session.terminal.message(`Warning: ${message}`);
      if (json) return session.terminal.result(JSON.stringify(attribution ? { ...result, attribution } : result));
      const parts = [formatRisk(result), ...(attribution ? [attributionTables(attribution)] : [])];
      session.terminal.result(parts.join('\n\n'));
    });
};

function formatRisk(result: RiskResult): string {
  const facts = formatFacts([
    ['Portfolio', result.portfolio],
    ['As of', result.asOf],
    ['NAV', `${money(result.nav)} ${result.baseCurrency}`],
    ['Cash', `${money(result.cash)} ${result.baseCurrency}`],
    ['Gross / net leverage', `${number(result.grossLeverage)} × / ${number(result.netLeverage)} ×`],
    ['Volatility, annual', `${percent(result.volatilityAnnual)} (EWMA ${percent(result.volatilityEwmaAnnual)})`],
    ['Beta', result.benchmark === null ? '–' : `${number(result.beta)} to ${result.benchmark}`],
    ['Drawdown', `${percent(result.drawdown)} (maximum ${percent(result.maximumDrawdown)})`],
    ...championFact(result),
    ['Run', String(result.run)],
  ]);
  const tail = methodTable(result);
  const largest = result.contributions
    .toSorted((a, b) => Math.abs(b.var) - Math.abs(a.var))
    .slice(0, contributionsShown);
  const contributions = formatTable(
    [
      { header: 'Largest contributions' },
      { header: 'Strategy' },
      { header: 'Weight', align: 'right' },
      { header: 'VaR', align: 'right' },
      { header: 'ES', align: 'right' },
      { header: 'Volatility', align: 'right' },
    ],
    largest.map((row) => [
      row.symbol,
      row.strategy,
      percent(row.weight),
      percent(row.var),
      percent(row.es),
      percent(row.volatility),
    ]),
  );
  const parts = [facts, tail, contributions];
  if (result.decomposition) parts.push(decompositionTables(result.decomposition));
  if (result.limits.length > 0) parts.push(limitTable(result.limits));
  return parts.join('\n\n');
}

function championFact({ tailRisk, parameters: { champion } }: RiskResult): readonly (readonly [string, string])[] {
  if (champion === null) return [];
  const label = tailRisk.find(({ method }) => method === champion.method)?.label ?? champion.method;
  return [['Champion', `${label}, promoted from run ${champion.run}`]];
}

/** The methods side by side at the first confidence: tomorrow's VaR and ES, and VaR over the longer holding period. */
function methodTable({ tailRisk, baseCurrency }: RiskResult): string {
  const confidence = tailRisk[0]?.confidence;
  if (confidence === undefined) return '';
  const longest = Math.max(...tailRisk.map(({ horizon }) => horizon));
  const rows = tailRisk.filter((row) => row.confidence === confidence && row.horizon === 1);
  const given = rows.flatMap(({ varFraction, label }) => (varFraction === null ? [] : [{ varFraction, label }]));
  given.sort((a, b) => a.varFraction - b.varFraction);
  const table = formatTable(
    [
      { header: `Method, ${level(confidence)} %` },
      { header: 'VaR', align: 'right' },
      { header: `VaR, ${baseCurrency}`, align: 'right' },
      { header: 'ES', align: 'right' },
      { header: `ES, ${baseCurrency}`, align: 'right' },
      { header: `VaR ${longest} d, √`, align: 'right' },
      { header: '' },
    ],
    rows.map((row) => [
      row.label,
      percent(row.varFraction),
      money(row.varAmount),
      percent(row.esFraction),
      money(row.esAmount),
      percent(
        tailRisk.find(
          (other) => other.method === row.method && other.confidence === confidence && other.horizon === longest,
        )?.varFraction ?? null,
      ),
      row.varFraction === null ? row.warnings.map(({ message }) => message).join('; ') : '',
    ]),
  );
  const low = given[0];
  const high = given[given.length - 1];
  if (!low || !high) return table;
  return `${table}\n\nSpread of VaR  ${percent(high.varFraction - low.varFraction)} (${low.label} – ${high.label})`;
}
