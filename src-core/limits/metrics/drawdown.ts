import { type LimitMetric } from './metric.ts';

export const drawdown: LimitMetric = {
  id: 'drawdown',
  label: 'Drawdown',
  unit: 'fraction',
  description:
    'Current fall from the highest value so far, as a positive fraction: from the NAV history with flows taken out, or from the simulation of current holdings where there is no history.',
  levels: ['workspace', 'portfolio'],
  parameters: [],
  measure: (risk) => [
    {
      subject: risk.portfolio,
      value: risk.drawdown,
      note:
        risk.drawdownSource === 'nav-history'
          ? 'From the NAV history'
          : 'From current holdings: there is no NAV history',
    },
  ],
};
