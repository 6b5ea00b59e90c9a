import { seriesVolatility } from '../../src-core/volatility/series-volatility.ts';
import { type UseCase, type Workbench } from './context.ts';

/** Days ahead for which variances are forecast. */
const forecastDays = 10;

export const volatilityOfSeries: UseCase<'volatility.series', Workbench> = async (bench, input, options) => {
  const { file: handle, column, window, ...request } = input;
  const file = options.resolveFile ? options.resolveFile(handle) : handle;
  const { returns } = await bench.engine.run('read-returns', { file, column }, options);
  return seriesVolatility(window === undefined ? returns : returns.subarray(-window), {
    ...request,
    days: forecastDays,
  });
};
