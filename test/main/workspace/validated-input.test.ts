import { expect, it } from 'vitest';
import { isOperationName, validatedInput } from '../../../src-main/workspace/validated-input.ts';

it('names every field that is wrong', () => {
  const input = { portfolio: 'Core', window: 0.5, confidence: 99 };
  expect(() => validatedInput('risk.run', input)).toThrow(/^risk\.run was refused: window: .*; confidence: .*$/);
});

it('refuses fields the operation does not have', () => {
  expect(() => validatedInput('tasks.list', { sudo: true })).toThrow(/sudo/);
});

it('refuses what is not an object at all', () => {
  for (const input of [null, undefined, 7, 'x', []]) {
    expect(() => validatedInput('risk.run', input)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  }
});

it('gives back the input as the schema reads it', () => {
  expect(validatedInput('risk.run', { portfolio: '  Core ' })).toEqual({ portfolio: 'Core' });
});

it('does not take names of every object for operations', () => {
  expect(isOperationName('toString')).toBe(false);
  expect(isOperationName('risk.run')).toBe(true);
});
