import { type SecurityView } from '../../../../src-core/contract/index.ts';
import { number, percent } from '../figures.ts';
import { jsonOption } from '../options.ts';
import { type DeclareCommand } from '../session.ts';
import { formatFacts, formatTable } from '../table.ts';

/** `plimsoll security FILE --symbol S`: a security's risk by the factor model. */
export const security: DeclareCommand = (program, session) => {
  program
    .command('security')
    .description("a security's risk by the factor model, and its exposures beside the universe")
    .argument('<file>', 'the workspace')
    .requiredOption('--symbol <symbol>', 'the security')
    .option('--as-of <date>', 'day of the model, YYYY-MM-DD (default: the last day with prices)')
    .addOption(jsonOption())
    .action(async (file: string, { symbol, asOf, json }: { symbol: string; asOf?: string; json?: true }) => {
      await session.openWorkspace(file);
      const { id } = await session.invoke('model.build', asOf === undefined ? {} : { asOf });
      const view = await session.invoke('security.view', { symbol, model: id });
      session.terminal.result(json ? JSON.stringify(view) : formatSecurity(view));
    });
};

function formatSecurity(view: SecurityView): string {
  const { standardDeviation, varianceDecomposition } = view;
  const facts = formatFacts([
    ['Security', `${view.symbol}, ${view.name}`],
    ['Sector', view.sector],
    ['As of', `${view.asOf}, model version ${view.model.id}, ${view.model.preset}`],
    ['Volatility, annual', percent(standardDeviation.total)],
    [
      'Factors',
      `${percent(standardDeviation.factors)}, ${varianceDecomposition.summary.factors.toFixed(1)} % of variance`,
    ],
    [
      'Specific',
      `${percent(standardDeviation.specific)}, ${varianceDecomposition.summary.specific.toFixed(1)} % of variance (${view.specificSource})`,
    ],
    ['Market beta', number(view.marketBeta)],
  ]);
  const exposures = formatTable(
    [
      { header: 'Factor' },
      { header: 'Exposure', align: 'right' },
      { header: 'Percentile', align: 'right' },
      { header: 'Volatility', align: 'right' },
      { header: 'Correlation', align: 'right' },
      { header: 'Contribution', align: 'right' },
      { header: '% of variance', align: 'right' },
      { header: '' },
    ],
    view.exposures
      .filter(({ exposure }) => exposure !== 0)
      .map((row) => [
        row.label,
        number(row.exposure),
        row.percentile === null ? '' : row.percentile.toFixed(0),
        percent(row.volatility),
        number(row.correlation),
        percent(row.contribution),
        row.percent.toFixed(1),
        row.reason === 'known' ? '' : row.reason,
      ]),
  );
  return `${facts}\n\n${exposures}`;
}
