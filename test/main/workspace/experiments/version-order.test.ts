import { describe, expect, it } from 'vitest';
import { isEarlierVersion } from '../../../../src-main/workspace/experiments/version-order.ts';

describe('versions of the program', () => {
  it.each([
    ['0.3.9', '0.4.0', true],
    ['0.4.0', '0.4.0', false],
    ['0.10.0', '0.9.1', false],
    ['0.4', '0.4.1', true],
    ['test', '0.4.0', false],
    ['0.4.0-beta', '0.4.0', false],
  ])('%s before %s is %s', (version, than, earlier) => {
    expect(isEarlierVersion(version, than)).toBe(earlier);
  });
});
