import { describe, expect, it } from 'vitest';
import templates from '../../../resources/limit-templates.json' with { type: 'json' };
import { limitInput, limitTemplates } from '../../../src-core/contract/limits.ts';
import { checkLimit } from '../../../src-core/limits/check-limit.ts';
import { requiredConfidences } from '../../../src-core/limits/required-confidences.ts';
import { instantiateTemplate, type LimitTemplate } from '../../../src-core/limits/template.ts';
import { errorOf } from '../error-of.ts';
import { limitOf } from './limit-of.ts';

describe.each(limitTemplates)('the %s template', (name) => {
  it('has limits that pass the schema and can be measured', () => {
    for (const limit of templates[name].limits) checkLimit(limitInput.parse(limit));
  });
});

describe('a template', () => {
  it('is set on a portfolio, except its workspace limits', () => {
    const template: LimitTemplate = {
      label: '',
      description: '',
      limits: [
        limitOf('drawdown'),
        limitOf('gross-leverage', { scope: { level: 'strategy' } }),
        limitOf('var', { scope: { level: 'workspace' } }),
      ],
    };
    expect(instantiateTemplate(template, 'fund').map(({ scope }) => scope)).toEqual([
      { level: 'portfolio', portfolio: 'fund' },
      { level: 'strategy', portfolio: 'fund' },
      { level: 'workspace' },
    ]);
  });
});

describe('a limit that could never be measured is refused', () => {
  it.each([
    ['an unknown metric', limitOf('luck'), 'INVALID_INPUT', 'gross-leverage'],
    [
      'a level the metric does not have',
      limitOf('beta', { scope: { level: 'strategy' } }),
      'INVALID_INPUT',
      'portfolio',
    ],
    [
      'a parameter it does not have',
      limitOf('drawdown', { parameters: { count: 3 } }),
      'INVALID_INPUT',
      'Leave it out',
    ],
    [
      'an unknown method',
      limitOf('var', { parameters: { method: 'magic' } }),
      'UNKNOWN_METHOD',
      'Choose among historical, age-weighted,',
    ],
  ])('for %s, with the choices', (_, limit, code, choice) => {
    const error = errorOf(() => checkLimit(limit));
    expect(error.code).toBe(code);
    expect(error.remedy).toContain(choice);
  });

  it('but parameters left undefined are not given', () => {
    expect(() => checkLimit(limitOf('drawdown', { parameters: { method: undefined } }))).not.toThrow();
  });
});

it('a run needs the confidences asked for and those of the limits, each once', () => {
  const limits = [0.95, 0.9, undefined].map((confidence) => limitOf('var', { parameters: { confidence } }));
  expect(requiredConfidences([0.99, 0.95], limits)).toEqual([0.99, 0.95, 0.9]);
});
