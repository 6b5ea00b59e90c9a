import { dateText } from '../report-locale.ts';
import { type SectionBuilder } from './section.ts';

/** Where those who answer for the report sign it. */
export const signOffSection: SectionBuilder = ({ risk }, { locale, title }) => [
  {
    kind: 'text',
    id: 'statement',
    paragraphs: [
      `The undersigned have read the ${title.toLowerCase()} of ${risk.portfolio} as of ${dateText(risk.asOf, locale)} (run ${risk.run}) and agree to the actions set in it.`,
    ],
  },
  {
    kind: 'signatures',
    id: 'signatures',
    label: 'Signatures',
    roles: ['Prepared by', 'Risk management', 'Portfolio management'],
  },
];
