import { type WorkspaceSettings } from '../../../src-core/contract/index.ts';

export interface NumberField {
  readonly name: {
    [Name in keyof WorkspaceSettings]: WorkspaceSettings[Name] extends number ? Name : never;
  }[keyof WorkspaceSettings];
  readonly label: string;
  readonly explanation: string;
  readonly min: number;
  readonly max: number;
  readonly step: number | 'any';
}

export const numberFields: readonly NumberField[] = [
  {
    name: 'window',
    label: 'Observation window, returns',
    explanation: 'How many daily returns sample statistics and historical methods use.',
    min: 2,
    max: 10_000,
    step: 1,
  },
  {
    name: 'confidence',
    label: 'Confidence of contributions',
    explanation: 'The level at which VaR and ES are split over positions, e.g. 0.99.',
    min: 0.501,
    max: 0.9999,
    step: 'any',
  },
  {
    name: 'ewmaLambda',
    label: 'EWMA decay λ',
    explanation: 'Weight of yesterday’s variance in today’s; 0.94 for daily data.',
    min: 0.5,
    max: 0.9999,
    step: 'any',
  },
  {
    name: 'tradingDaysPerYear',
    label: 'Trading days a year',
    explanation: 'Annualises volatility: σ·√days.',
    min: 200,
    max: 366,
    step: 1,
  },
  {
    name: 'maxStaleDays',
    label: 'Oldest usable price, trading days',
    explanation: 'A position with an older price cannot be valued; a return over a longer gap is missing.',
    min: 1,
    max: 60,
    step: 1,
  },
  {
    name: 'breachHysteresis',
    label: 'Hysteresis of breaches',
    explanation: 'A breach ends when its measure is below its lowest mark by this share of it; 0.02 = 2 %.',
    min: 0,
    max: 0.5,
    step: 'any',
  },
  {
    name: 'breachReopenDays',
    label: 'Breaches reopen within, days',
    explanation: 'A measure beyond its limit again so soon after a breach ended reopens it; later, it is a new one.',
    min: 0,
    max: 366,
    step: 1,
  },
  {
    name: 'workers',
    label: 'Worker threads',
    explanation: '0 = one for each core. Results do not depend on it.',
    min: 0,
    max: 256,
    step: 1,
  },
];
