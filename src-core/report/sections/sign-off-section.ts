import { type SectionBuilder } from './section.ts';

/** Where those who answer for the report sign it. */
export const signOffSection: SectionBuilder = {
  id: 'sign-off',
  build: ({ risk }) => ({
    id: 'sign-off',
    title: 'Sign-off',
    blocks: [
      {
        kind: 'text',
        id: 'statement',
        paragraphs: [
          `The undersigned have read the limit-breach report of ${risk.portfolio} as of ${risk.asOf} (run ${risk.run}) and agree to the actions set in it.`,
        ],
      },
      {
        kind: 'signatures',
        id: 'signatures',
        label: 'Signatures',
        roles: ['Prepared by', 'Risk management', 'Portfolio management'],
      },
    ],
  }),
};
