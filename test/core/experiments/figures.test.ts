import { describe, expect, it } from 'vitest';
import { flatParameters } from '../../../src-core/experiments/flat-parameters.ts';
import { parseComparison } from '../../../src-core/experiments/parse-comparison.ts';
import { errorOf } from '../error-of.ts';

describe('a condition on a figure', () => {
  it.each([
    ['violationRatio.historical < 1.2', { name: 'violationRatio.historical', operator: '<', value: 1.2 }],
    ['parameters.scheme = rolling', { name: 'parameters.scheme', operator: '=', value: 'rolling' }],
    ['es 97.5 %>=-1e-3', { name: 'es 97.5 %', operator: '>=', value: -0.001 }],
    ["parameters.name == '7'", { name: 'parameters.name', operator: '=', value: '7' }],
    ['nav != 0', { name: 'nav', operator: '!=', value: 0 }],
  ])('is read from %s', (text, wanted) => {
    expect(parseComparison(text)).toEqual(wanted);
  });

  it.each(['', 'nav', 'nav <', '< 3', 'nav is large', 'a"b < 1'])('is refused in “%s”', (text) => {
    expect(errorOf(() => parseComparison(text))).toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('parameters as one list', () => {
  it('have their place in their names, and lists stay whole', () => {
    const flat = flatParameters({ window: 250, model: { id: 3, hash: 'x' }, confidences: [0.99, 0.95], noModel: null });
    expect([...flat]).toEqual([
      ['window', '250'],
      ['model.id', '3'],
      ['model.hash', 'x'],
      ['confidences', '[0.99,0.95]'],
      ['noModel', 'null'],
    ]);
    expect([...flatParameters(null)]).toEqual([]);
  });
});
