import { breachesSection } from './breaches-section.ts';
import { contributionsSection } from './contributions-section.ts';
import { dataQualitySection } from './data-quality-section.ts';
import { exposuresSection } from './exposures-section.ts';
import { historySection } from './history-section.ts';
import { methodNotesSection } from './method-notes-section.ts';
import { provenanceSection } from './provenance-section.ts';
import { type SectionBuilder } from './section.ts';
import { signOffSection } from './sign-off-section.ts';
import { summarySection } from './summary-section.ts';
import { tailRiskSection } from './tail-risk-section.ts';
import { utilisationSection } from './utilisation-section.ts';

/** The report's sections in reading order. */
export const reportSections: readonly SectionBuilder[] = [
  summarySection,
  utilisationSection,
  breachesSection,
  tailRiskSection,
  exposuresSection,
  contributionsSection,
  historySection,
  dataQualitySection,
  provenanceSection,
  methodNotesSection,
  signOffSection,
];
