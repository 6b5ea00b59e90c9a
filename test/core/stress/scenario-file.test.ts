import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readScenarioFile } from '../../../src-core/contract/scenario-file.ts';
import { DomainError } from '../../../src-core/domain-error.ts';

const file = (...scenarios: readonly unknown[]) =>
  JSON.stringify({ format: 'plimsoll-stress-scenarios', version: 1, scenarios });
const scenario = (changes: object = {}) => ({
  id: 'one',
  name: 'One',
  description: '',
  group: 'Own',
  parts: [{ kind: 'sigma', multiple: 2 }],
  ...changes,
});

function errorOf(text: string): DomainError {
  try {
    readScenarioFile(text);
  } catch (thrown) {
    if (thrown instanceof DomainError) return thrown;
    throw thrown;
  }
  throw new Error('The file was read');
}

describe('a scenario file', () => {
  it('is read, also with a byte-order mark and the name of its schema', () => {
    expect(readScenarioFile(`\uFEFF${file(scenario())}`).scenarios).toHaveLength(1);
    const named = { ...JSON.parse(file(scenario())), $schema: 'stress-scenario.schema.json' };
    expect(readScenarioFile(JSON.stringify(named)).scenarios).toHaveLength(1);
  });

  it.each([
    ['is empty', '', 'not JSON'],
    ['is cut off', file(scenario()).slice(0, -9), 'not JSON'],
    ['is a list', '[]', 'file: '],
    ['is of another format', JSON.stringify({ format: 'limits', version: 1, scenarios: [scenario()] }), 'format: '],
    ['has no scenario', file(), 'scenarios: '],
    ['has an unknown part', file(scenario({ parts: [{ kind: 'earthquake' }] })), 'scenarios[0].parts[0].kind'],
    ['has no parts', file(scenario({ parts: [] })), 'scenarios[0].parts'],
    ['has a field too many', file(scenario({ severity: 'high' })), 'scenarios[0]'],
    [
      'has a date that is none',
      file(scenario(), scenario({ id: 'two', parts: [{ kind: 'replay', from: '2020-02-30', to: '2020-03-01' }] })),
      'scenarios[1].parts[0].from',
    ],
    [
      'has a fall below nothing',
      file(scenario({ parts: [{ kind: 'sector', sector: 'Energy', size: -1.5 }] })),
      'scenarios[0].parts[0].size',
    ],
    [
      'has a number as text',
      file(scenario({ parts: [{ kind: 'volatility', multiple: '2' }] })),
      'scenarios[0].parts[0].multiple',
    ],
    ['has an id twice', file(scenario(), scenario()), 'scenarios[1].id: one'],
  ])('that %s is refused with its place', (_case, text, place) => {
    const error = errorOf(text);
    expect(error.code).toBe('BAD_ROWS');
    expect(error.message).toContain(place);
  });

  it('has all its errors named, not only the first', () => {
    const { message } = errorOf(file(scenario({ name: '' }), scenario({ id: 'Two words' })));
    expect(message).toContain('scenarios[0].name');
    expect(message).toContain('scenarios[1].id');
  });

  it('of any other content is refused and nothing else thrown', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(errorOf(text).code).toBe('BAD_ROWS');
      }),
    );
  });
});
