import { describe, expect, it } from 'vitest';
import { methodIds } from '../../../src-core/tail-risk/registry.ts';
import { parameterText } from '../../../src-renderer/screens/var/parameter-text.ts';
import { tailRiskCard } from '../../../src-renderer/tail-risk-cards.ts';

describe('method cards of tail risk', () => {
  it.each(methodIds)('tell how %s is computed', (method) => {
    const card = tailRiskCard({ method, label: 'L', source: 'S' });
    expect(card).toMatchObject({ title: 'L', source: 'S' });
    expect(card.formula).not.toBe('See the source');
  });

  it('send the reader of a method without a text to its source', () => {
    expect(tailRiskCard({ method: 'constructor', label: 'L', source: 'S' }).formula).toBe('See the source');
  });
});

describe('parameters on one line', () => {
  it('carry their symbols and units, in the order of formulas', () => {
    expect(parameterText({ beta: 0.92578, mu: 0.0003659, scenarios: 100_000, unknown: 2 })).toBe(
      'μ 0.037%, β 0.9258, scenarios 100,000, unknown 2',
    );
  });

  it('call a simulation without degrees of freedom normal', () => {
    expect(parameterText({ degreesOfFreedom: 0 })).toBe('ν normal');
  });
});
