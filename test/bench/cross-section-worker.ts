import { parentPort, workerData } from 'node:worker_threads';
import { newCrossSectionSolver } from '../../src-core/factor-model/cross-section/cross-section.ts';
import { type CrossSectionShare } from './cross-section-share.ts';
import { newPackedDay, packDay } from '../../src-core/factor-model/cross-section/packed-day.ts';

const share = workerData as CrossSectionShare;
const { securities, industries, styles, exposures, returns, capWeights, industryOf } = share;
const members = Int32Array.from({ length: securities }, (_, i) => i);
const regressionWeights = capWeights.map(Math.sqrt);
const activeStyles = Array.from({ length: styles }, (_, s) => s);
const packed = newPackedDay(securities, industries, styles);
const solver = newCrossSectionSolver(securities, industries, styles);
const present = new Uint8Array(industries);

parentPort!.on('message', () => {
  let checksum = 0;
  for (let day = share.from; day < share.to; day++) {
    packDay(
      {
        count: securities,
        members,
        capWeights,
        regressionWeights,
        industryOf,
        returns: returns.subarray(day * securities, (day + 1) * securities),
        exposures: exposures.subarray(day * styles * securities, (day + 1) * styles * securities),
        securities,
        activeStyles,
      },
      present,
      packed,
    );
    solver.solve(packed, packed.weights);
    checksum += solver.result.market;
  }
  parentPort!.postMessage(checksum);
});
parentPort!.postMessage('ready');
