import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type CrossSectionShare } from './cross-section-share.ts';
import { medianMilliseconds, type Bench, type Figure } from './measure.ts';
import { runCrossSectionPeer } from './peers.ts';

const days = 2520;
const securities = 5000;
const industries = 47;
const styles = 10;

/** Daily cross-sections with given exposures: market + 47 industries + 10 styles, on one thread and on two. */
export const crossSection: Bench = {
  name: 'cross-section',
  async run({ python }) {
    const floats = (length: number) => new Float64Array(new SharedArrayBuffer(length * 8));
    const uniform = uniforms(7);
    const exposures = floats(days * styles * securities);
    for (let i = 0; i < exposures.length; i++) exposures[i] = 3 * uniform();
    const returns = floats(days * securities);
    for (let i = 0; i < returns.length; i++) returns[i] = 0.05 * uniform();
    const capWeights = floats(securities).map(() => Math.exp(6 * uniform()));
    const industryOf = Int32Array.from({ length: securities }, () => Math.floor((uniform() + 0.5) * industries));
    const data = { securities, industries, styles, exposures, returns, capWeights, industryOf };

    const one = await timeOn(1, data);
    const two = await timeOn(2, data);
    const what = `${days} days × ${securities} securities × ${1 + industries + styles} factors`;
    const figures: Figure[] = [
      { name: `cross-sections, ${what}, one thread`, value: one / 1000, unit: 's', runs: 3, aim: '≤ 4' },
      { name: 'the same on two threads', value: two / 1000, unit: 's', runs: 3, aim: '' },
      { name: 'two threads against one', value: one / two, unit: '×', runs: 3, aim: '≥ 1.7' },
      { name: 'peak memory with the exposures', value: peakGigabytes(), unit: 'GB', runs: 1, aim: '≤ 1.5' },
    ];
    if (python !== null) {
      const { dense, eliminated } = runCrossSectionPeer(python);
      figures.push(
        { name: 'numpy, one thread, normal equations (dsyrk)', value: dense, unit: 's', runs: 3, aim: '' },
        { name: 'numpy, one thread, industries eliminated', value: eliminated, unit: 's', runs: 3, aim: '' },
        { name: 'ours ÷ numpy’s normal equations', value: one / 1000 / dense, unit: '×', runs: 3, aim: '< 1' },
        {
          name: 'ours ÷ numpy with industries eliminated',
          value: one / 1000 / eliminated,
          unit: '×',
          runs: 3,
          aim: '',
        },
      );
    }
    return figures;
  },
};

/** A quick generator: its quality does not matter for a time. */
function uniforms(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296 - 0.5;
  };
}

async function timeOn(threads: number, data: Omit<CrossSectionShare, 'from' | 'to'>): Promise<number> {
  const workers = Array.from({ length: threads }, (_, thread) => {
    const share = {
      ...data,
      from: Math.floor((days * thread) / threads),
      to: Math.floor((days * (thread + 1)) / threads),
    };
    return new Worker(new URL('cross-section-worker.ts', import.meta.url), { workerData: share });
  });
  await Promise.all(workers.map((worker) => once(worker, 'message')));
  const milliseconds = await medianMilliseconds(3, async () => {
    const answers = workers.map((worker) => once(worker, 'message'));
    for (const worker of workers) worker.postMessage('go');
    await Promise.all(answers);
  });
  await Promise.all(workers.map((worker) => worker.terminate()));
  return milliseconds;
}

/** The most memory this process ever held. */
function peakGigabytes(): number {
  return process.resourceUsage().maxRSS / 1024 ** 2;
}
