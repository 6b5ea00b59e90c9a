/** Every section a report may have, with its heading. */
export const sectionTitles = {
  summary: 'Summary',
  utilisation: 'Limits and utilisation',
  breaches: 'Breaches and warnings',
  'pre-trade': 'Orders reduced or refused before trading',
  'tail-risk': 'Value at risk and expected shortfall',
  'factor-risk': 'Risk by factor',
  stress: 'Stress scenarios',
  'stress-detail': 'Scenarios in detail',
  exposures: 'Exposures',
  contributions: 'Risk by position',
  history: 'History',
  monitoring: 'Model monitoring',
  'data-quality': 'Data quality and warnings',
  provenance: 'Provenance',
  'method-notes': 'Method notes',
  'sign-off': 'Sign-off',
} as const;

export type SectionId = keyof typeof sectionTitles;
export const sectionIds = Object.keys(sectionTitles) as readonly SectionId[];
