import { type Decomposed } from '../../../src-core/factor-model/decomposition/decomposition.ts';
import { type PositionRisk } from '../../../src-core/portfolio/portfolio-risk.ts';
import { type ReportInput } from '../../../src-core/report/report-input.ts';
import { type ReportScenario } from '../../../src-core/report/report-scenario.ts';
import { sampleReportInput } from './sample-report-input.ts';

/** Names in Greek, Cyrillic and Latin with accents, which a report must show as they are. */
export const foreignNames = [
  'Ελληνικά Ναυπηγεία ΑΕ',
  'Північний Морський Банк',
  'Жемчужина Ёлки',
  'Łódź Żegluga Śląska',
  'Ağrı Denizcilik İş',
] as const;

const scenario = (changes: Partial<ReportScenario>): ReportScenario => ({
  id: 'worst-10',
  name: 'Worst 10 days',
  kind: 'Historical replay',
  loss: 0.123,
  lossAmount: '43623426.00',
  limit: { threshold: 0.1, level: 'limit' },
  byPosition: [
    { label: 'HALG.X', loss: 0.09 },
    { label: 'ULRI.X', loss: 0.033 },
  ],
  byStrategy: [{ label: 'momentum', loss: 0.123 }],
  bySector: [{ label: 'Energy', loss: 0.123 }],
  byFactor: [],
  path: { dates: ['2024-01-02', '2024-01-03', '2024-01-04'], values: [-0.02, -0.08, -0.123] },
  note: '2 names by proxy',
  ...changes,
});

export const scenarios: readonly ReportScenario[] = [
  scenario({ id: 'mild', name: 'Volatility ×1.5', kind: 'Parametric', loss: 0.03, limit: null, path: null }),
  scenario({}),
  scenario({ id: 'none', name: 'Autumn 1998', loss: null, lossAmount: null, limit: null, note: 'No data' }),
];

const decomposed: Decomposed = {
  totalVolatility: 0.1,
  factorVolatility: 0.08,
  specificVolatility: 0.06,
  factorVariancePercent: 64,
  specificVariancePercent: 36,
  byGroup: [
    { group: 'market', contribution: 0.064, percent: 64, volatility: 0.08 },
    { group: 'specific', contribution: 0.036, percent: 36, volatility: 0.06 },
  ],
  byFactor: [
    {
      id: 'market',
      label: 'Market',
      group: 'market',
      exposure: 0.5,
      volatility: 0.16,
      correlation: 0.8,
      contribution: 0.064,
      percent: 64,
      marginal: 0.128,
    },
  ],
  bySector: [],
  byStrategy: [],
  bySecurity: [],
};

/** A complete input with everything a report can hold: cures, refused orders, stress, factor risk, history of utilisation. */
export function fullReportInput(): ReportInput {
  const input = sampleReportInput();
  const { risk } = input;
  const breach = risk.limits.find(({ level }) => level === 'limit')!;
  const utilisation = (asOf: string, used: number) => ({
    asOf,
    limitId: breach.limitId,
    subject: breach.subject,
    label: breach.label,
    utilisation: used,
  });
  return {
    ...input,
    risk: {
      ...risk,
      contributions: risk.contributions.map((position, i) => ({ ...position, name: foreignNames[i] ?? position.name })),
      decomposition: {
        ...decomposed,
        model: { id: 3, asOf: risk.asOf, preset: 'full', hash: 'c'.repeat(64) },
        active: null,
        uncovered: [],
      },
    },
    cures: [
      {
        limitId: breach.limitId,
        subject: breach.subject,
        trades: [{ symbol: 'HALG.X', strategy: 'momentum', side: 'sell', quantity: '120500', amount: '22743000.50' }],
        scaleTo: 0.7,
        valueAfter: 0.15,
        note: '',
      },
    ],
    rejections: [
      {
        id: 41,
        at: '2025-12-31T15:04:00.000Z',
        actor: 'M. Keel',
        order: 'BUY 50000 HALG.X',
        action: 'reduce',
        reasons: ['Single name 21.4 % → 26.0 %'],
        largestAllowed: '12500',
      },
    ],
    stress: scenarios,
    utilisationHistory: [utilisation('2025-12-30', 0.98), utilisation('2025-12-31', 1.07)],
  };
}

/** The input with its positions repeated until there are so many. */
export function withPositions(input: ReportInput, count: number): ReportInput {
  const { contributions } = input.risk;
  const many = Array.from({ length: count }, (_, i): PositionRisk => {
    const position = contributions[i % contributions.length]!;
    return { ...position, symbol: `${position.symbol}${i}`, name: `${position.name} ${i}` };
  });
  return { ...input, risk: { ...input.risk, contributions: many } };
}
