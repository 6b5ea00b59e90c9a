import { describe, expect, it } from 'vitest';
import { evaluateLimits } from '../../../../src-core/limits/evaluate.ts';
import { type Limit } from '../../../../src-core/limits/limit.ts';
import { computePortfolioRisk } from '../../../../src-core/portfolio/compute-portfolio-risk.ts';
import { limitOf } from '../limit-of.ts';
import { smallInput } from '../pre-trade/small-book.ts';

const risk = computePortfolioRisk(smallInput);
const bare = computePortfolioRisk({
  ...smallInput,
  benchmark: null,
  model: null,
  panel: { ...smallInput.panel, volume: smallInput.panel.volume.map(() => NaN) },
});
const measure = (limit: Limit, of = risk) => evaluateLimits([limit], of, 'fund');
const gross = (symbol: string) => risk.exposures.byName.find(({ key }) => key === symbol)!.gross;

describe('an issuer limit', () => {
  it('adds up the classes of share of one issuer', () => {
    const [largest] = measure(limitOf('issuer', { limit: '9', parameters: { subject: 'AAA' } }));
    expect(largest!.subject).toBe('ALPHABET INC');
    expect(largest!.value).toBeCloseTo(gross('AAA') + gross('BBB'), 12);
  });

  it('measures the largest and every other beyond a threshold', () => {
    const all = measure(limitOf('issuer', { warn: '0.0001' }));
    expect(all.map(({ subject }) => subject)).toContain('CCC INC.');
    expect(all).toHaveLength(5);
    expect(measure(limitOf('issuer', { warn: '9' }))).toHaveLength(1);
  });
});

describe('a tracking-error limit', () => {
  it('is measured on the sample, or by the model', () => {
    const [sample] = measure(limitOf('tracking-error', { limit: '9' }));
    expect(sample!.value).toBe(risk.trackingError);
    const [model] = measure(limitOf('tracking-error', { limit: '9', parameters: { method: 'model' } }));
    expect(model!.value).toBe(risk.decomposition!.active!.totalVolatility);
  });

  it('says why there is none', () => {
    expect(measure(limitOf('tracking-error', { limit: '9' }), bare)).toMatchObject([
      { value: null, note: 'No benchmark is chosen' },
    ]);
    expect(measure(limitOf('tracking-error', { limit: '9', parameters: { method: 'odd' } }))[0]!.value).toBeNull();
  });
});

describe('a factor-exposure limit', () => {
  it('is on the factor it names, by id or label', () => {
    const exposure = risk.decomposition!.byFactor.find(({ id }) => id === 'industry:Energy')!.exposure;
    for (const subject of ['industry:Energy', 'Energy']) {
      const [status] = measure(limitOf('factor-exposure', { limit: '9', parameters: { subject } }));
      expect(status).toMatchObject({ subject: 'industry:Energy', value: Math.abs(exposure) });
    }
  });

  it('is on the largest style without a subject', () => {
    expect(measure(limitOf('factor-exposure', { limit: '9' }))).toMatchObject([{ subject: 'size' }]);
  });

  it('says why there is none', () => {
    expect(measure(limitOf('factor-exposure', { limit: '9', parameters: { subject: 'odd' } }))).toMatchObject([
      { value: null, note: 'The model has no factor "odd"' },
    ]);
    expect(measure(limitOf('factor-exposure', { limit: '9' }), bare)[0]!.note).toBe('The run has no factor model');
  });
});

describe('a days-to-liquidate limit', () => {
  const volume = risk.contributions.find(({ symbol }) => symbol === 'AAA')!.averageVolume!;

  it('adds up what all strategies hold of a name, without netting', () => {
    const [status] = measure(limitOf('days-to-liquidate', { limit: '9', parameters: { subject: 'AAA' } }));
    expect(status!.value).toBeCloseTo((40 + 15) / (0.2 * volume), 12);
    expect(status!.unit).toBe('days');
  });

  it('takes another participation', () => {
    const parameters = { subject: 'AAA', participation: 0.05 };
    expect(measure(limitOf('days-to-liquidate', { limit: '9', parameters }))[0]!.value).toBeCloseTo(
      55 / (0.05 * volume),
      12,
    );
  });

  it('measures the longest and every other beyond a threshold', () => {
    expect(measure(limitOf('days-to-liquidate', { warn: '1000' }))).toMatchObject([{ subject: 'DDD' }]);
    expect(measure(limitOf('days-to-liquidate', { warn: '0.001' }))).toHaveLength(6);
  });

  it('says that no volume is known', () => {
    expect(measure(limitOf('days-to-liquidate', { limit: '9' }), bare)[0]!.note).toBe('No volumes are known');
  });
});
