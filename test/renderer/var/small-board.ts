import {
  type MethodFigure,
  type MethodResult,
  type RiskParameters,
  type RiskResult,
  type TailRiskBoard,
  type TailRiskRow,
} from '../../../src-core/contract/index.ts';

const figure = (confidence: number, valueAtRisk: number | null, es: number | null): MethodFigure => ({
  confidence,
  var: valueAtRisk,
  es,
  varInterval: valueAtRisk === null ? null : { low: valueAtRisk - 0.002, high: valueAtRisk + 0.003 },
  esInterval: null,
  intervalKind: valueAtRisk === null ? null : 'order-statistics',
  warnings: valueAtRisk === null ? [{ code: 'SHORT', message: 'needs 250 returns and has 10' }] : [],
});

const result = (method: string, label: string, more: Partial<MethodResult>): MethodResult => ({
  method,
  label,
  family: 'simulation',
  source: 'A paper',
  observations: 10,
  parameters: {},
  figures: [],
  horizons: [],
  contributions: null,
  warnings: [],
  density: null,
  ...more,
});

/** Three positions of two strategies, ten returns, and three methods, of which one refuses. */
export const smallBoard: TailRiskBoard = {
  confidence: 0.9,
  intervalLevel: 0.8,
  observations: 10,
  firstDate: '2025-01-06',
  lastDate: '2025-01-17',
  positions: [
    { symbol: 'A', strategy: 'value', weight: 0.5 },
    { symbol: 'B', strategy: 'value', weight: -0.25 },
    { symbol: 'A', strategy: 'growth', weight: 0 },
  ],
  methods: [
    result('historical', 'Historical simulation', {
      figures: [figure(0.9, 0.02, 0.03), figure(0.8, 0.01, 0.018)],
      horizons: [
        { horizon: 5, scaled: { var: 0.045, es: 0.067 }, direct: { var: 0.04, es: 0.06 }, simulated: null },
        { horizon: 10, scaled: { var: 0.063, es: 0.095 }, direct: null, simulated: { var: 0.05, es: 0.08 } },
      ],
      contributions: {
        var: [0.025, -0.005, 0],
        es: [0.028, 0.002, 0],
        incrementalVar: [0.012, -0.004, 0],
        incrementalEs: [0.014, -0.001, 0],
        factors: null,
      },
    }),
    result('gaussian', 'Gaussian', {
      family: 'parametric',
      figures: [figure(0.9, 0.016, 0.022), figure(0.8, 0.011, 0.017)],
      horizons: [{ horizon: 10, scaled: { var: 0.051, es: 0.07 }, direct: { var: 0.048, es: 0.066 }, simulated: null }],
      density: [0, 10, 20, 10, 0],
    }),
    result('garch-t', 'GARCH, Student t', {
      family: 'volatility-model',
      figures: [figure(0.9, null, null), figure(0.8, null, null)],
    }),
  ],
  spread: {
    var: { low: { method: 'gaussian', value: 0.016 }, high: { method: 'historical', value: 0.02 } },
    es: { low: { method: 'gaussian', value: 0.022 }, high: { method: 'historical', value: 0.03 } },
  },
  distribution: {
    edges: [-0.04, -0.02, 0, 0.02],
    counts: [2, 4, 4],
    grid: [-0.06, -0.03, 0, 0.03, 0.06],
  },
  volatility: {
    dates: ['2025-01-02', '2025-01-03'],
    returns: [0.9, 0.9, -0.04, -0.03, -0.01, -0.005, -0.002, -0.001, 0.001, 0.005, 0.01, 0.02],
    horizons: [1, 2],
    models: [],
    refusals: [],
  },
  stressed: [
    {
      id: 'worst',
      label: 'Worst 6 months',
      from: '2020-01-06',
      to: '2020-06-30',
      observations: 126,
      totalReturn: -0.3,
      results: [
        { method: 'historical', label: 'Historical simulation', var: 0.06, es: 0.09, reason: null },
        { method: 'garch-t', label: 'GARCH, Student t', var: null, es: null, reason: 'needs 250 returns and has 126' },
      ],
    },
  ],
  marginPeriod: 10,
};

const amount = (method: string, confidence: number, horizon: number, varAmount: string): TailRiskRow => ({
  method,
  label: method,
  confidence,
  horizon,
  varFraction: 0.02,
  varAmount,
  esFraction: 0.03,
  esAmount: null,
  warnings: [],
});

/** Of a risk run, what the screen reads beside the board. */
export const smallAmounts: Pick<RiskResult, 'tailRisk'> & { parameters: Pick<RiskParameters, 'champion'> } = {
  parameters: { champion: null },
  tailRisk: [
    amount('historical', 0.9, 1, '2000.00'),
    amount('historical', 0.9, 10, '6324.56'),
    amount('historical', 0.8, 1, '1000.00'),
  ],
};
