import { describe, expect, it } from 'vitest';
import { distributionModel, sampleReturns, tailRows } from '../../../src-renderer/screens/var/distribution-rows.ts';
import { methodRows } from '../../../src-renderer/screens/var/method-rows.ts';
import { smallAmounts, smallBoard } from './small-board.ts';

const rows = methodRows(smallBoard, smallAmounts, 0.9);

describe('the tail of the sample', () => {
  it('is that of the short sample, not of the volatility models’ longer one', () => {
    expect(sampleReturns(smallBoard)).toHaveLength(10);
    expect(sampleReturns(smallBoard)).not.toContain(0.9);
  });

  it('counts the days that lost more than VaR, beside those expected, and their mean loss', () => {
    const [historical, gaussian] = tailRows(smallBoard, rows);
    expect(historical).toMatchObject({ beyond: 2, meanLoss: 0.035 });
    expect(historical!.expected).toBeCloseTo(1, 12);
    expect(gaussian).toMatchObject({ beyond: 2 });
  });

  it('leaves out methods that refused', () => {
    expect(tailRows(smallBoard, rows).map(({ id }) => id)).toEqual(['historical', 'gaussian']);
  });
});

describe('the drawn distribution', () => {
  it('marks VaR and ES on the side of losses', () => {
    const model = distributionModel(smallBoard, [], rows[0]!, false);
    expect(model.marks.map(({ at }) => at)).toEqual([-0.02, -0.03]);
    expect(model.tailBelow).toBe(-0.02);
  });

  it('draws only curves that are chosen and exist', () => {
    const drawn = (ids: readonly string[]) =>
      distributionModel(smallBoard, ids, rows[0]!, false).curves.map(({ name }) => name);
    expect(drawn(['gaussian', 'historical'])).toEqual(['Gaussian']);
    expect(drawn([])).toEqual([]);
  });

  it('looks at the tail alone on demand', () => {
    expect(distributionModel(smallBoard, [], rows[0]!, false).shownTo).toBeNull();
    expect(distributionModel(smallBoard, [], rows[0]!, true).shownTo).toBeCloseTo(-0.04 / 3, 12);
  });
});
