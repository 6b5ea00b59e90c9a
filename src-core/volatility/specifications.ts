import { type BackcastKind } from './backcast.ts';
import { egarch } from './egarch.ts';
import { garch } from './garch.ts';
import { gjr } from './gjr.ts';
import { type Innovation, type InnovationId } from './innovations/innovation.ts';
import { normalInnovation } from './innovations/normal.ts';
import { skewTInnovation } from './innovations/skew-t.ts';
import { studentTInnovation } from './innovations/student-t.ts';
import { type VolatilitySpecification } from './likelihood.ts';
import { type ProcessId, type VolatilityProcess } from './process.ts';

const processes: Readonly<Record<ProcessId, VolatilityProcess>> = { garch, gjr, egarch };
const innovations: Readonly<Record<InnovationId, Innovation>> = {
  normal: normalInnovation,
  t: studentTInnovation,
  skewt: skewTInnovation,
};

/** A volatility model by the names of its parts. */
export function volatilitySpecification(
  process: ProcessId,
  innovation: InnovationId,
  mean: 'constant' | 'zero' = 'constant',
  backcast: BackcastKind = 'ewma',
): VolatilitySpecification {
  return { process: processes[process], innovation: innovations[innovation], mean, backcast };
}
