import { type UseCase, type Workbench } from '../context.ts';

export const minimumVarianceOfFile: UseCase<'construction.minimumVariance', Workbench> = (bench, input, options) => {
  const file = options.resolveFile ? options.resolveFile(input.file) : input.file;
  return bench.engine.run(
    'minimum-variance',
    { file, cap: input.cap ?? 1, covariance: input.covariance ?? 'ledoit-wolf' },
    options,
  );
};
