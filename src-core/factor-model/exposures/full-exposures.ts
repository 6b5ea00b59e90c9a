import { type ModelData } from '../model-data.ts';
import { reasonCode } from './cell-reason.ts';

/**
 * The exposure matrix of one date with all its columns, security by security: market 1, styles (missing = 0), one-hot
 * industries and currencies.
 *
 * @param styleExposures styles × securities, style by style, NaN = missing
 * @param kept columns wanted, ascending positions among all K: market, styles, industries, currencies
 * @returns securities × kept
 */
export function fullExposures(
  { securities, industries, industryOf, currencyOf }: ModelData,
  styleExposures: Float64Array,
  kept: readonly number[],
): Float64Array {
  const styles = styleExposures.length / securities;
  const width = kept.length;
  const exposures = new Float64Array(new SharedArrayBuffer(securities * width * 8));
  kept.forEach((factor, column) => {
    for (let i = 0; i < securities; i++) {
      const cell = i * width + column;
      if (factor === 0) exposures[cell] = 1;
      else if (factor <= styles) exposures[cell] = styleExposures[(factor - 1) * securities + i]! || 0;
      else if (factor <= styles + industries) exposures[cell] = industryOf[i] === factor - 1 - styles ? 1 : 0;
      else exposures[cell] = currencyOf[i] === factor - 1 - styles - industries ? 1 : 0;
    }
  });
  return exposures;
}

/** The reasons of the same cells; dummies are known except where a security has no industry. */
export function fullReasons(
  { securities, industries, industryOf }: ModelData,
  styleReasons: Uint8Array,
  kept: readonly number[],
): Uint8Array {
  const styles = styleReasons.length / securities;
  const width = kept.length;
  const reasons = new Uint8Array(new SharedArrayBuffer(securities * width)).fill(reasonCode.known);
  kept.forEach((factor, column) => {
    for (let i = 0; i < securities; i++) {
      if (factor > 0 && factor <= styles) reasons[i * width + column] = styleReasons[(factor - 1) * securities + i]!;
      else if (factor > styles && factor <= styles + industries && industryOf[i]! < 0) {
        reasons[i * width + column] = reasonCode['no-industry'];
      }
    }
  });
  return reasons;
}
