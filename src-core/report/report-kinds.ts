import { type SectionId } from './section-titles.ts';

/** A kind of report: the same pieces in another choice and order. */
export interface ReportKindInfo {
  readonly id: string;
  readonly title: string;
  /** Part of the file's name. */
  readonly slug: string;
  /** In reading order; a profile may leave some out. */
  readonly sections: readonly SectionId[];
}

const closing = ['data-quality', 'provenance', 'method-notes', 'sign-off'] as const;

/** Every kind of report. To add one is to add an entry. */
export const reportKindList = [
  {
    id: 'breach',
    title: 'Limit-breach report',
    slug: 'limits',
    sections: [
      'summary',
      'utilisation',
      'breaches',
      'pre-trade',
      'tail-risk',
      'factor-risk',
      'stress',
      'exposures',
      'contributions',
      'history',
      'monitoring',
      ...closing,
    ],
  },
  {
    id: 'risk',
    title: 'Portfolio risk report',
    slug: 'risk',
    sections: [
      'summary',
      'tail-risk',
      'factor-risk',
      'exposures',
      'contributions',
      'stress',
      'history',
      'monitoring',
      ...closing,
    ],
  },
  {
    id: 'stress',
    title: 'Stress report',
    slug: 'stress',
    sections: ['summary', 'stress', 'stress-detail', 'exposures', ...closing],
  },
] as const satisfies readonly ReportKindInfo[];

export type ReportKind = (typeof reportKindList)[number]['id'];
export const reportKinds = reportKindList.map(({ id }) => id);

/** What a kind of report is made of. */
export function reportKind(id: ReportKind): ReportKindInfo {
  return reportKindList.find((kind) => kind.id === id) ?? reportKindList[0];
}
