import { type MethodMonitor, type PortfolioMonitoring } from '../../../../src-core/contract/index.ts';
import { exitCodes } from '../failure.ts';
import { level, number, percent } from '../figures.ts';
import { jsonOption, parseWhole, portfolioOption } from '../options.ts';
import { type DeclareCommand } from '../session.ts';
import { formatFacts, formatTable } from '../table.ts';

interface MonitorOptions {
  portfolio?: string;
  recent?: number;
  reference?: number;
  json?: true;
}

/** `plimsoll monitor FILE`: alarms of a portfolio's methods, its data and the system; ends with 1 when one is at its limit. */
export const monitor: DeclareCommand = (program, session) => {
  program
    .command('monitor')
    .description(
      'say whether methods, data and the system are as they should be; exit code 1 when an alarm is at its limit',
    )
    .argument('<file>', 'the workspace')
    .addOption(portfolioOption())
    .option('--recent <days>', 'days whose distribution is compared (default: 125)', parseWhole)
    .option('--reference <days>', 'days before them they are compared with (default: 1000)', parseWhole)
    .addOption(jsonOption())
    .action(async (file: string, { json, ...request }: MonitorOptions) => {
      await session.openWorkspace(file);
      const shown = await session.invoke('monitoring.show', request);
      if (shown.alarms.some((alarm) => alarm.level === 'limit')) session.endWith(exitCodes.breach);
      session.terminal.result(json ? JSON.stringify(shown) : describe(shown));
    });
};

function describe(shown: PortfolioMonitoring): string {
  const { portfolio, source, alarms } = shown;
  const facts = formatFacts([
    ['Portfolio', `${portfolio}, ${shown.asOf}`],
    [
      'Record',
      `${source.kind === 'backtest' ? `backtest, run ${source.run}` : 'history of the portfolio'}, ` +
        `${source.profitAndLoss} profit and loss, ${source.firstDate} to ${source.lastDate}, VaR ${level(source.confidence)}`,
    ],
    ['Alarms', alarms.length === 0 ? 'none' : String(alarms.length)],
  ]);
  return [facts, ...alarms.map(alarmText), methodTable(shown), driftTable(shown)]
    .filter((text) => text !== '')
    .join('\n\n');
}

function alarmText({ level: severity, text, since, action }: PortfolioMonitoring['alarms'][number]): string {
  const from = since === null ? '' : ` (since ${since})`;
  return `${severity.toUpperCase()}  ${text}${from}\n       ${action}`;
}

function methodTable({ methods, inUse }: PortfolioMonitoring): string {
  return formatTable(
    [
      { header: 'Method' },
      { header: 'Days', align: 'right' },
      { header: 'Exceptions', align: 'right' },
      { header: 'Expected', align: 'right' },
      { header: 'Last 250', align: 'right' },
      { header: 'Ratio', align: 'right' },
      { header: 'CUSUM', align: 'right' },
      { header: 'Limit', align: 'right' },
      { header: 'Evidence', align: 'right' },
      { header: 'σ bias', align: 'right' },
      { header: 'Level' },
    ],
    methods.map((method) => [
      inUse.includes(method.id) ? `${method.label} *` : method.label,
      String(method.days),
      String(method.exceptions),
      number(method.expected),
      ...lastYear(method),
      String(method.cusum.value),
      String(method.cusum.limit.value),
      odds(method.evidence.value),
      number(method.volatility?.bias ?? null),
      method.level,
    ]),
  );
}

/** Evidence may be of any size. */
function odds(value: number): string {
  return value < 1e4 ? number(value) : value.toExponential(1);
}

function lastYear({ windows }: MethodMonitor): readonly [string, string] {
  const year = windows.find(({ window }) => window === 250);
  return year === undefined ? ['–', '–'] : [String(year.exceptions), number(year.ratio)];
}

function driftTable({ drift }: PortfolioMonitoring): string {
  if (drift.length === 0) return '';
  return formatTable(
    [
      { header: 'Feature' },
      { header: 'Then', align: 'right' },
      { header: 'Now', align: 'right' },
      { header: 'PSI', align: 'right' },
      { header: 'KS', align: 'right' },
      { header: 'p', align: 'right' },
      { header: 'Level' },
    ],
    drift.map(({ label, unit, reference, recent, stability, ks, ksPValue, level: severity }) => [
      label,
      unit === 'fraction' ? percent(reference.mean) : number(reference.mean),
      unit === 'fraction' ? percent(recent.mean) : number(recent.mean),
      number(stability),
      number(ks),
      number(ksPValue, 4),
      severity,
    ]),
  );
}
