import { type Alarm } from '../alarm.ts';
import { type MethodMonitor } from '../method-monitor.ts';

/** An alarm of a method whose volatility forecasts have been too low or too high. */
export function volatilityAlarms({ id, label, volatility }: MethodMonitor): readonly Alarm[] {
  if (volatility === null || volatility.level === 'ok') return [];
  const { level, bias, tStatistic, window, since } = volatility;
  const low = bias > 1;
  return [
    {
      id: `volatility/${id}`,
      area: 'volatility',
      level,
      subject: label,
      text:
        `${label}: volatility came out ${bias.toFixed(2)} times as large as forecast over the last ${window} days ` +
        `(${Math.abs(tStatistic).toFixed(1)} standard errors from 1): the forecasts are too ${low ? 'low' : 'high'}`,
      action: low
        ? 'Use a method that follows volatility faster, or look for prices that moved it'
        : 'Check whether the positions or their prices have changed; a method that follows volatility faster comes down sooner',
      since,
    },
  ];
}
