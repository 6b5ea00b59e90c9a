import { type SectionId } from '../section-titles.ts';
import { breachesSection } from './breaches-section.ts';
import { contributionsSection } from './contributions-section.ts';
import { dataQualitySection } from './data-quality-section.ts';
import { exposuresSection } from './exposures-section.ts';
import { factorRiskSection } from './factor-risk-section.ts';
import { historySection } from './history-section.ts';
import { monitoringSection } from './monitoring-section.ts';
import { methodNotesSection } from './method-notes-section.ts';
import { preTradeSection } from './pre-trade-section.ts';
import { provenanceSection } from './provenance-section.ts';
import { type SectionBuilder } from './section.ts';
import { signOffSection } from './sign-off-section.ts';
import { stressDetailSection } from './stress-detail-section.ts';
import { stressSection } from './stress-section.ts';
import { summarySection } from './summary-section.ts';
import { tailRiskSection } from './tail-risk-section.ts';
import { utilisationSection } from './utilisation-section.ts';

/** The content of every section. */
export const reportSections: Readonly<Record<SectionId, SectionBuilder>> = {
  summary: summarySection,
  utilisation: utilisationSection,
  breaches: breachesSection,
  'pre-trade': preTradeSection,
  'tail-risk': tailRiskSection,
  'factor-risk': factorRiskSection,
  stress: stressSection,
  'stress-detail': stressDetailSection,
  exposures: exposuresSection,
  contributions: contributionsSection,
  history: historySection,
  monitoring: monitoringSection,
  'data-quality': dataQualitySection,
  provenance: provenanceSection,
  'method-notes': methodNotesSection,
  'sign-off': signOffSection,
};
