import { describe, expect, it } from 'vitest';
import {
  chosenConfidence,
  confidencesOf,
  drawnIds,
  toggledIds,
  varView,
} from '../../../src-renderer/screens/var/var-address.ts';
import { smallBoard } from './small-board.ts';

describe('an address on the VaR screen', () => {
  it('names a part, the methods where it names none', () => {
    expect(varView(['horizons'])).toBe('horizons');
    expect(varView([])).toBe('methods');
    expect(varView(['nonsense'])).toBe('methods');
  });

  it('names a confidence of the run; another one is the run’s own', () => {
    expect(confidencesOf(smallBoard)).toEqual([0.8, 0.9]);
    expect(chosenConfidence({ confidence: '0.8' }, smallBoard, 'methods')).toBe(0.8);
    expect(chosenConfidence({ confidence: '0.999' }, smallBoard, 'methods')).toBe(0.9);
    expect(chosenConfidence({}, smallBoard, 'methods')).toBe(0.9);
  });

  it('cannot ask for a confidence that a part is not measured at', () => {
    expect(chosenConfidence({ confidence: '0.8' }, smallBoard, 'horizons')).toBe(0.9);
  });

  it('names what is drawn, nothing at all included', () => {
    const known = ['a', 'b', 'c'];
    expect(drawnIds(undefined, known, ['a'])).toEqual(['a']);
    expect(drawnIds('c,a,x', known, ['b'])).toEqual(['a', 'c']);
    expect(drawnIds('', known, ['b'])).toEqual([]);
    expect(drawnIds(toggledIds(['a'], 'a'), known, ['b'])).toEqual([]);
    expect(toggledIds(['a'], 'c')).toBe('a,c');
  });
});
