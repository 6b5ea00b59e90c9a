import { seriesTailRisk } from '../../src-core/tail-risk/series-tail-risk.ts';
import { type UseCase, type Workbench } from './context.ts';

const defaultConfidence = 0.99;
const defaultHorizon = 1;
const defaultSeed = 1;

export const tailRiskOfSeries: UseCase<'tailRisk.series', Workbench> = async (bench, input, options) => {
  const file = options.resolveFile ? options.resolveFile(input.file) : input.file;
  const { returns } = await bench.engine.run('read-returns', { file, column: input.column }, options);
  return seriesTailRisk(returns, {
    methods: input.methods,
    confidence: input.confidence ?? defaultConfidence,
    horizon: input.horizon ?? defaultHorizon,
    window: input.window,
    seed: input.seed ?? defaultSeed,
  });
};
