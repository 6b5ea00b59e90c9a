import { afterEach, describe, expect, it } from 'vitest';
import library from '../../../resources/stress-scenarios.json' with { type: 'json' };
import { readScenarioFile } from '../../../src-core/contract/scenario-file.ts';
import { computePortfolioRisk, measurePortfolio } from '../../../src-core/portfolio/compute-portfolio-risk.ts';
import { tailRiskBoard } from '../../../src-core/tail-risk/board/tail-risk-board.ts';
import { createEngine, type Engine } from '../../../src-main/engine/index.ts';
import { type Progress } from '../../../src-main/engine/task.ts';
import { computeRiskInPool } from '../../../src-main/workspace/risk-in-pool.ts';
import { panelOf, randomPrices, riskInput } from '../../core/portfolio/risk-input.ts';

const input = riskInput(panelOf(randomPrices(['AAA', 'BBB', 'CCC'], 420, 3)), {
  scenarios: readScenarioFile(JSON.stringify(library)).scenarios,
});
let engine: Engine;

afterEach(() => engine.close());

describe('risk computed in the pool', () => {
  it.each([1, 2])('has the bits of the one computed part after part, with %i threads', async (workers) => {
    engine = createEngine({ workers });
    const { risk, board } = await computeRiskInPool(engine, input, null, {});
    expect(risk).toEqual(computePortfolioRisk(input));
    expect(risk.stress).toHaveLength(input.scenarios.length);
    expect(board).toEqual(tailRiskBoard(measurePortfolio(input).tail));
  });

  it('tells how many methods are done', async () => {
    engine = createEngine({ workers: 2 });
    const told: Progress[] = [];
    const { board } = await computeRiskInPool(engine, input, null, { onProgress: (progress) => told.push(progress) });
    const ofMethods = told.filter(({ unit }) => unit === 'methods').map(({ done }) => done);
    const total = board.methods.length + 2;
    expect(ofMethods).toEqual(Array.from({ length: total }, (_, i) => i + 1));
  });

  it('stops when it is cancelled', async () => {
    engine = createEngine({ workers: 1 });
    const controller = new AbortController();
    const running = computeRiskInPool(engine, input, null, {
      signal: controller.signal,
      onProgress: ({ unit }) => unit === 'methods' && controller.abort(),
    });
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
