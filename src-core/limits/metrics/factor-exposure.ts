import { levelOf } from '../level.ts';
import { type LimitMetric } from './metric.ts';

export const factorExposure: LimitMetric = {
  id: 'factor-exposure',
  label: 'Factor exposure',
  unit: 'number',
  description:
    'Sum of weight × exposure to one factor of the model, taken without its sign. Without a subject: the style with the largest, and every other beyond a threshold. Styles are in standard deviations of the universe, industries and currencies in fractions of net asset value.',
  levels: ['workspace', 'portfolio'],
  parameters: ['subject'],
  measure(risk, limit) {
    const { subject } = limit.parameters;
    if (risk.decomposition === null) {
      return [{ subject: subject ?? risk.portfolio, value: null, note: 'The run has no factor model' }];
    }
    const factors = risk.decomposition.byFactor;
    const measured = (row: { readonly id: string; readonly exposure: number }, note: string) => ({
      subject: row.id,
      value: Math.abs(row.exposure),
      note: [note, row.exposure < 0 ? 'negative' : ''].filter((part) => part !== '').join(', '),
    });
    if (subject !== undefined) {
      const row = factors.find(({ id, label }) => id === subject || label === subject);
      return [row ? measured(row, '') : { subject, value: null, note: `The model has no factor "${subject}"` }];
    }
    const styles = factors
      .filter(({ group }) => group === 'style')
      .sort((a, b) => Math.abs(b.exposure) - Math.abs(a.exposure));
    if (styles.length === 0) return [{ subject: risk.portfolio, value: null, note: 'The model has no styles' }];
    return styles
      .filter((row, i) => i === 0 || levelOf(Math.abs(row.exposure), limit) !== 'ok')
      .map((row, i) => measured(row, i === 0 ? 'The largest style' : ''));
  },
};
