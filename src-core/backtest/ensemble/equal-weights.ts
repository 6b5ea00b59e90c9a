import { type EnsembleScheme } from './ensemble-scheme.ts';

/** Every member counts the same. */
export const equalWeights: EnsembleScheme = {
  id: 'ensemble-equal',
  label: 'Ensemble, equal weights',
  source: 'Timmermann (2006), "Forecast combinations"',
  weigh: ({ members }) => new Float64Array(members.length).fill(1 / members.length),
};
