import {
  headlineTailRisk,
  tailRiskMetric,
  type RiskResult,
  type TailRiskRow,
} from '../../../src-core/contract/index.ts';
import { decimal, percentNumber, shortMoney, signed } from '../../format/numbers.ts';
import { type MethodName } from '../../methods.ts';
import { type ScreenName } from '../../state/address.ts';

export interface HeadlineTile {
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  readonly note: string;
  /** Against the run before; empty without one. */
  readonly change: string;
  readonly method: MethodName;
  readonly leadsTo: ScreenName;
}

type Metrics = Readonly<Record<string, number>> | null;

/** The overview's tiles: each figure with its unit, a second reading and the change since the run before. */
export function headlineTiles(risk: RiskResult, previous: Metrics): readonly HeadlineTile[] {
  const headline = headlineTailRisk(risk);
  const var99 = headline.find(({ confidence }) => confidence === 0.99);
  const es975 = headline.find(({ confidence }) => confidence === 0.975);
  const nav = Number(risk.nav);
  const change = (now: number | null | undefined, name: string, scale: number, digits: number, unit: string) => {
    const before = previous?.[name];
    return now == null || before === undefined ? '' : `${signed((now - before) * scale, digits)}${unit}`;
  };
  const amount = (text: string | null | undefined) =>
    text == null ? '' : `${shortMoney(Number(text))} ${risk.baseCurrency}`;
  /** A champion's figure says whose it is. */
  const tailNote = (row: TailRiskRow | undefined, text: string | null | undefined) =>
    row !== undefined && row.method === risk.parameters.champion?.method
      ? `${amount(text)} · ${row.label}`
      : amount(text);
  const navBefore = previous?.['nav'];
  return [
    {
      label: 'Net asset value',
      value: shortMoney(nav),
      unit: risk.baseCurrency,
      note: `cash ${shortMoney(Number(risk.cash))}`,
      change: navBefore === undefined || navBefore === 0 ? '' : `${signed((nav / navBefore - 1) * 100)} %`,
      method: 'nav',
      leadsTo: 'portfolios',
    },
    {
      label: 'Volatility',
      value: percentNumber(risk.volatilityAnnual, 1),
      unit: '% a year',
      note: `EWMA ${percentNumber(risk.volatilityEwmaAnnual, 1)} %`,
      change: change(risk.volatilityAnnual, 'volatilityAnnual', 100, 2, ' pp'),
      method: 'volatility',
      leadsTo: 'portfolios',
    },
    {
      label: 'VaR 99 %, 1 d',
      value: percentNumber(var99?.varFraction),
      unit: '% of NAV',
      note: tailNote(var99, var99?.varAmount),
      change: change(var99?.varFraction, var99 ? tailRiskMetric(var99, 'var') : '', 100, 2, ' pp'),
      method: 'valueAtRisk',
      leadsTo: 'var',
    },
    {
      label: 'ES 97.5 %, 1 d',
      value: percentNumber(es975?.esFraction),
      unit: '% of NAV',
      note: tailNote(es975, es975?.esAmount),
      change: change(es975?.esFraction, es975 ? tailRiskMetric(es975, 'es') : '', 100, 2, ' pp'),
      method: 'expectedShortfall',
      leadsTo: 'var',
    },
    {
      label: 'Beta',
      value: decimal(risk.beta),
      unit: '',
      note: risk.benchmark === null ? 'no benchmark' : `against ${risk.benchmark}`,
      change: change(risk.beta, 'beta', 1, 2, ''),
      method: 'beta',
      leadsTo: 'portfolios',
    },
    {
      label: 'Gross leverage',
      value: decimal(risk.grossLeverage),
      unit: '× NAV',
      note: `net ${decimal(risk.netLeverage)}`,
      change: change(risk.grossLeverage, 'grossLeverage', 1, 2, ''),
      method: 'leverage',
      leadsTo: 'limits',
    },
    {
      label: 'Drawdown',
      value: percentNumber(risk.drawdown, 1),
      unit: '%',
      note: `largest ${percentNumber(risk.maximumDrawdown, 1)} %`,
      change: change(risk.drawdown, 'drawdown', 100, 1, ' pp'),
      method: 'drawdown',
      leadsTo: 'limits',
    },
  ];
}
