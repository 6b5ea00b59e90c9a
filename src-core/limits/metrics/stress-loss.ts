import { type LimitMetric } from './metric.ts';

export const stressLoss: LimitMetric = {
  id: 'stress-loss',
  label: 'Stress loss',
  unit: 'fraction',
  description:
    'Loss in a stress scenario, as a fraction of net asset value. Its subject is the id of a scenario; without one, the worst of the library and of the scenarios of your own.',
  levels: ['workspace', 'portfolio'],
  parameters: ['subject'],
  measure({ stress, portfolio }, { parameters: { subject } }) {
    if (subject !== undefined) {
      const row = stress.find(({ scenario }) => scenario === subject);
      if (!row) return [{ subject, value: null, note: `There is no scenario ${subject} in the run: run risk again` }];
      return [{ subject, value: row.loss, note: row.reason ?? row.name }];
    }
    const computed = stress.filter(({ loss }) => loss !== null);
    if (computed.length === 0) {
      return [{ subject: portfolio, value: null, note: 'No scenario could be computed: run risk again' }];
    }
    const worst = computed.reduce((most, row) => (row.loss! > most.loss! ? row : most));
    return [{ subject: portfolio, value: worst.loss, note: `The worst of ${computed.length}: ${worst.name}` }];
  },
};
