import { timeText } from '../time-text.ts';
import { type SectionBuilder } from './section.ts';

/** What the figures were computed from and with, so that they can be computed again. */
export const provenanceSection: SectionBuilder = {
  id: 'provenance',
  build: ({ risk, resultHash, generatedAt, workspace }) => ({
    id: 'provenance',
    title: 'Provenance',
    blocks: [
      ...(risk.stale
        ? [
            {
              kind: 'text' as const,
              id: 'stale',
              paragraphs: [
                'Data, positions, limits or settings changed after this run. Its figures are kept as computed.',
              ],
            },
          ]
        : []),
      {
        kind: 'terms',
        id: 'run',
        label: 'Run',
        terms: [
          { term: 'Workspace', description: workspace },
          { term: 'Run', description: String(risk.run) },
          { term: 'Computed', description: timeText(risk.computedAt) },
          { term: 'Report made', description: timeText(generatedAt) },
          { term: 'Engine version', description: risk.engineVersion },
          { term: 'Random seed', description: String(risk.seed) },
          { term: 'Dataset version (SHA-256)', description: risk.datasetVersion },
          { term: 'Result (SHA-256)', description: resultHash },
        ],
      },
      {
        kind: 'terms',
        id: 'parameters',
        label: 'Parameters',
        terms: [
          { term: 'As of', description: risk.parameters.asOf },
          { term: 'Benchmark', description: risk.parameters.benchmark ?? 'none' },
          { term: 'Window', description: `${risk.parameters.window} returns` },
          { term: 'Confidence', description: risk.parameters.confidences.join(', ') },
          { term: 'Base currency', description: risk.parameters.baseCurrency },
          { term: 'Trading days a year', description: String(risk.parameters.tradingDaysPerYear) },
          { term: 'Stale after', description: `${risk.parameters.maxStaleDays} days` },
          { term: 'EWMA λ', description: String(risk.parameters.ewmaLambda) },
        ],
      },
    ],
  }),
};
