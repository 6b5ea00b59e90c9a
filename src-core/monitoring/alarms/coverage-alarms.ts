import { businessDaysBetween } from '../../market/business-days.ts';
import { epochDay, type IsoDate } from '../../market/epoch-day.ts';
import { percentText } from '../../numerics/percent-text.ts';
import { type Alarm } from '../alarm.ts';
import { type MethodMonitor } from '../method-monitor.ts';
import { type MonitoredRecord } from '../monitored-record.ts';

const action = 'Compare the methods under Models → Backtests, and use one whose exceptions keep to the promised rate';

/** Business days by which a backtest may end before the newest prices. */
const allowedBehind = 10;

/** An alarm of a record that is no longer kept up; none of a portfolio's own history, which always is. */
export function recordAlarms({ source, dates }: MonitoredRecord, newest: IsoDate): readonly Alarm[] {
  const last = dates.at(-1);
  if (source !== 'backtest' || last === undefined) return [];
  const behind = businessDaysBetween(epochDay(last), epochDay(newest));
  if (behind <= allowedBehind) return [];
  return [
    {
      id: 'coverage/record',
      area: 'coverage',
      level: 'warn',
      subject: 'Backtest',
      text: `The backtest that is watched ends on ${last}, ${behind} business days before the newest prices`,
      action: 'Run it again under Models → Backtests, so that the newest losses are held against the forecasts',
      since: last,
    },
  ];
}

/** Alarms of a method whose losses go beyond its VaR too often, by each of the two tests that say so. */
export function coverageAlarms(method: MethodMonitor, confidence: number): readonly Alarm[] {
  const { id, label, cusum, evidence } = method;
  const alarms: Alarm[] = [];
  const promised = `${percentText(1 - confidence)} of days`;
  if (cusum.level !== 'ok') {
    const mark = cusum[cusum.level];
    alarms.push({
      id: `coverage/${id}/cusum`,
      area: 'coverage',
      level: cusum.level,
      subject: label,
      text:
        `${label}: lately losses went beyond VaR more often than on ${promised} (${recently(method)}). The CUSUM stands at ` +
        `${cusum.value} of ${mark.value}, which a sound method reaches once in ${Math.round(mark.inControlDays).toLocaleString('en-GB')} days`,
      action,
      since: cusum.since,
    });
  }
  if (evidence.level !== 'ok') {
    alarms.push({
      id: `coverage/${id}/evidence`,
      area: 'coverage',
      level: evidence.level,
      subject: label,
      text:
        `${label}: ${method.exceptions} losses beyond VaR in ${method.days} days, where ${rounded(method.expected)} are promised. ` +
        `A sound method reaches such evidence (${rounded(evidence.value)} to 1) with a probability of ${percentText(1 / evidence[evidence.level])} at most`,
      action,
      since: evidence.since,
    });
  }
  return alarms;
}

function recently({ windows, exceptions, days, expected }: MethodMonitor): string {
  const [window] = windows;
  return window === undefined
    ? `${exceptions} in ${days} days, ${rounded(expected)} promised`
    : `${window.exceptions} in the last ${window.window} days, ${rounded(window.expected)} promised`;
}

/** Three digits are enough in a sentence. */
function rounded(value: number): string {
  return String(Number(value.toPrecision(3)));
}
