import { Option } from 'commander';
import { type SeriesVolatility } from '../../../../src-core/contract/index.ts';
import { number } from '../figures.ts';
import { jsonOption, parseNumber, parseWhole } from '../options.ts';
import { type DeclareCommand } from '../session.ts';
import { formatFacts, formatTable } from '../table.ts';

interface VolatilityOptions {
  returns: string;
  column?: string;
  model?: 'garch' | 'gjr' | 'egarch' | 'ewma';
  distribution?: 'normal' | 't' | 'skewt';
  mean?: 'constant' | 'zero';
  backcast?: 'ewma' | 'mean-square';
  lambda?: number;
  window?: number;
  force?: true;
  json?: true;
}

/** `plimsoll volatility --returns FILE`: a volatility model of a return series, without a workspace. */
export const volatility: DeclareCommand = (program, session) => {
  program
    .command('volatility')
    .description('fit a volatility model to a return series, without a workspace')
    .requiredOption('--returns <file>', 'CSV with a date column and a column of returns')
    .option('--column <name>', 'the column of returns (default: the only numeric one)')
    .addOption(new Option('--model <name>', 'default: garch').choices(['garch', 'gjr', 'egarch', 'ewma']))
    .addOption(
      new Option('--distribution <name>', 'of the innovations; default: normal').choices(['normal', 't', 'skewt']),
    )
    .addOption(new Option('--mean <kind>', 'default: constant').choices(['constant', 'zero']))
    .addOption(
      new Option('--backcast <kind>', 'the variance before the sample; default: ewma').choices(['ewma', 'mean-square']),
    )
    .option('--lambda <decay>', 'of ewma; default: 0.94', parseNumber)
    .option('--window <days>', 'use only the last rows (default: all)', parseWhole)
    .option('--force', 'fit fewer than 250 returns')
    .addOption(jsonOption())
    .action(async ({ json, returns, ...request }: VolatilityOptions) => {
      const result = await session.invoke('volatility.series', { ...request, file: returns });
      for (const { message } of json ? [] : result.warnings) session.terminal.message(`Warning: ${message}`);
      session.terminal.result(json ? JSON.stringify(result) : formatFit(result));
    });
};

function formatFit(result: SeriesVolatility): string {
  const { parameters, standardErrors, hessianStandardErrors, diagnostics } = result;
  const digits = (value: number | null | undefined) => (value == null ? '–' : value.toPrecision(6));
  const table = formatTable(
    [
      { header: 'Parameter' },
      { header: 'Estimate', align: 'right' },
      { header: 'Robust error', align: 'right' },
      { header: 'Hessian error', align: 'right' },
    ],
    Object.entries(parameters).map(([name, value]) => [
      name,
      digits(value),
      digits(standardErrors?.[name]),
      digits(hessianStandardErrors?.[name]),
    ]),
  );
  const facts = formatFacts([
    ['Returns', String(result.observations)],
    ['Log-likelihood', number(result.logLikelihood, 4)],
    ['AIC / BIC', `${number(result.aic, 3)} / ${number(result.bic, 3)}`],
    ['Persistence', number(result.persistence, 5)],
    ['Half-life, days', number(result.halfLife, 1)],
    ['Next day σ', digits(Math.sqrt(result.forecastVariance[0]!))],
    [
      'Ljung–Box z / z², p',
      `${number(diagnostics.ljungBox.pValue, 3)} / ${number(diagnostics.ljungBoxSquared.pValue, 3)}`,
    ],
    ['ARCH-LM, p', number(diagnostics.archLm.pValue, 3)],
    ['', result.remark],
  ]);
  return `${table}\n\n${facts}`;
}
