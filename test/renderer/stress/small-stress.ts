import {
  type Scenario,
  type StressLibrary,
  type StressLimitCheck,
  type StressResult,
  type StressRun,
} from '../../../src-core/contract/index.ts';

/** Two scenarios of the library, one of them out of reach, and one of one's own. */
export const marketFall: Scenario = {
  id: 'market-fall',
  name: 'Market falls',
  description: 'By a tenth.',
  group: 'Market',
  parts: [{ kind: 'factors', shocks: [{ factor: 'market', size: -0.1 }], unit: 'return', propagate: true }],
};
export const longAgo: Scenario = {
  id: 'long-ago',
  name: 'Long ago',
  description: '',
  group: 'History',
  parts: [{ kind: 'replay', from: '1987-10-14', to: '1987-10-20' }],
};
export const ownSector: Scenario = {
  id: 'energy-rises',
  name: 'Energy rises',
  description: '',
  group: 'Own',
  parts: [{ kind: 'sector', sector: 'Energy', size: 0.1 }],
};

export const smallLibrary: StressLibrary = {
  portfolio: 'Core',
  asOf: '2024-12-31',
  baseCurrency: 'USD',
  nav: '1000000.00',
  scenarios: [
    { scenario: marketFall, origin: 'library', version: null, savedAt: null, unavailable: null },
    { scenario: longAgo, origin: 'library', version: null, savedAt: null, unavailable: 'The history begins later' },
    { scenario: ownSector, origin: 'own', version: 2, savedAt: '2025-01-02T00:00:00Z', unavailable: null },
  ],
  factors: [
    { id: 'market', label: 'Market', group: 'market', sigma: 0.01, exposure: 1 },
    { id: 'value', label: 'Value', group: 'style', sigma: 0.002, exposure: -0.3 },
  ],
  noModel: null,
  sectors: [{ sector: 'Energy', weight: 0.4 }],
  symbols: [
    { symbol: 'AAA', name: 'Alpha', weight: 0.2 },
    { symbol: 'BBB', name: 'Beta', weight: -0.4 },
  ],
  history: { from: '2020-01-03', to: '2024-12-31', days: 1250 },
  warnings: [],
};

export function check(utilisation: number | null, level: StressLimitCheck['level'] = 'ok'): StressLimitCheck {
  return { limitId: 1, warn: null, limit: 0.1, halt: null, utilisation, level, action: 'warn' };
}

type Row = StressRun['rows'][number];

export function row(scenario: Scenario, loss: number | null, more: Partial<Row> = {}): Row {
  return {
    scenario: scenario.id,
    name: scenario.name,
    group: scenario.group,
    loss,
    amount: loss === null ? null : (loss * 1_000_000).toFixed(2),
    basis: loss === null ? null : 'moves',
    worstPosition: loss === null ? null : { symbol: 'AAA', strategy: 'value', loss: 0.02 },
    reason: loss === null ? 'The history begins later' : null,
    warnings: 0,
    limits: [],
    ...more,
  };
}

export function runOf(portfolio: string, rows: readonly Row[]): StressRun {
  return {
    portfolio,
    asOf: '2024-12-31',
    baseCurrency: 'USD',
    nav: '1000000.00',
    model: null,
    noModel: null,
    datasetVersion: 'a',
    rows,
    results: [],
    warnings: [],
  };
}

/** A market fall of which one part is carried to the style. */
export const smallResult: StressResult = {
  scenario: 'market-fall',
  name: 'Market falls',
  group: 'Market',
  loss: 0.08,
  amount: '80000.00',
  basis: 'moves',
  byPart: [{ part: 0, kind: 'factors', label: 'Market −10 %', loss: 0.08, amount: '80000.00' }],
  byPosition: [
    { symbol: 'AAA', name: 'Alpha', sector: 'Energy', strategy: 'value', weight: 0.9, move: -0.1, loss: 0.09 },
    { symbol: 'BBB', name: 'Beta', sector: '', strategy: '', weight: -0.1, move: -0.1, loss: -0.01 },
  ],
  byStrategy: [
    { key: 'value', weight: 0.9, loss: 0.09, amount: '90000.00' },
    { key: '', weight: -0.1, loss: -0.01, amount: '-10000.00' },
  ],
  bySector: [
    { key: 'Energy', weight: 0.9, loss: 0.09, amount: '90000.00' },
    { key: '', weight: -0.1, loss: -0.01, amount: '-10000.00' },
  ],
  byFactor: [
    factor('value', 'Value', 0.01, 0.004, 2),
    factor('market', 'Market', 0.076, -0.1, -10),
    { ...factor('rest', 'Specific and other', -0.006, null, null), group: 'rest', exposure: null },
    factor('size', 'Size', 0, 0, 0),
  ],
  paths: [
    {
      part: 0,
      dates: ['2020-03-02', '2020-03-03'],
      losses: [-0.01, 0.08],
      worst: { date: '2020-03-03', loss: 0.08 },
    },
  ],
  coverage: [],
  risk: { volatility: { before: 0.1, after: 0.1 }, valueAtRisk: { before: 0.015, after: 0.015 }, covariance: 'sample' },
  propagations: [
    {
      part: 0,
      rSquared: 0.4,
      moves: [
        { factor: 'market', label: 'Market', move: -0.1, sigmas: -10, shocked: true, rSquared: 1 },
        { factor: 'value', label: 'Value', move: 0.004, sigmas: 2, shocked: false, rSquared: 0.25 },
      ],
    },
  ],
  plausibility: null,
  warnings: [],
  limits: [],
};

function factor(id: string, label: string, loss: number, move: number | null, sigmas: number | null) {
  return {
    id,
    label,
    group: 'style',
    exposure: -1,
    move,
    sigmas,
    loss,
    amount: (loss * 1_000_000).toFixed(2),
  } as const;
}
