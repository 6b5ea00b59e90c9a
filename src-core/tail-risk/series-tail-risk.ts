import { DomainError } from '../domain-error.ts';
import { type Warning } from '../warning.ts';
import { intervalLevel } from './board/method-result.ts';
import { figureAt, forecast } from './forecast.ts';
import { squareRootOfTime } from './horizon.ts';
import { type FigureInterval, type IntervalKind } from './method.ts';
import { selectMethods } from './registry.ts';

export interface SeriesTailRiskRequest {
  /** Method ids; absent = all. */
  readonly methods?: readonly string[] | undefined;
  /** In (0.5, 1). */
  readonly confidence: number;
  /** Trading days. */
  readonly horizon: number;
  /** Number of last returns to use; absent = all. */
  readonly window?: number | undefined;
  readonly seed: number;
}

/** VaR and ES of one return series by several methods, fractions, positive = loss. */
export interface SeriesTailRisk {
  readonly observations: number;
  readonly confidence: number;
  readonly horizon: number;
  readonly intervalLevel: number;
  readonly results: readonly {
    readonly method: string;
    readonly label: string;
    readonly var: number | null;
    readonly es: number | null;
    /** At `intervalLevel`, scaled as the figures are; null where the method has none. */
    readonly varInterval: FigureInterval | null;
    readonly esInterval: FigureInterval | null;
    readonly intervalKind: IntervalKind | null;
    readonly parameters: Readonly<Record<string, number>>;
    readonly warnings: readonly Warning[];
  }[];
  /** Largest minus smallest VaR of the methods that gave one. */
  readonly spread: number | null;
}

/**
 * Computes VaR and ES of a return series by each method asked for. A method that refuses has no figures and says why.
 *
 * @param returns daily, oldest first
 * @throws DomainError UNKNOWN_METHOD; TOO_FEW_OBSERVATIONS with fewer than two returns; INVALID_INPUT for a return that is
 *   not a number
 */
export function seriesTailRisk(returns: Float64Array, request: SeriesTailRiskRequest): SeriesTailRisk {
  const methods = selectMethods(request.methods);
  const sample = request.window === undefined ? returns : returns.subarray(-request.window);
  const broken = sample.findIndex((value) => !Number.isFinite(value));
  if (broken >= 0) {
    const number = returns.length - sample.length + broken + 1;
    throw new DomainError('INVALID_INPUT', `Return ${number} of the series is not a number`, {
      remedy: 'Remove the row or fill in its return',
    });
  }
  if (sample.length < 2) {
    throw new DomainError('TOO_FEW_OBSERVATIONS', `The series has ${sample.length} returns; two are the least`, {
      remedy: 'Give a longer series',
    });
  }
  const results = methods.map((method) => {
    const made = forecast(method, sample, { seed: request.seed });
    const interval = made.distribution?.intervalAt?.(request.confidence, intervalLevel) ?? null;
    const scale = squareRootOfTime(request.horizon);
    return {
      method: method.id,
      label: method.label,
      ...figureAt(made, request.confidence, request.horizon),
      varInterval: scaledInterval(interval?.var ?? null, scale),
      esInterval: scaledInterval(interval?.es ?? null, scale),
      intervalKind: interval?.kind ?? null,
      parameters: made.distribution?.parameters ?? {},
    };
  });
  const given = results.flatMap((result) => (result.var === null ? [] : [result.var]));
  return {
    observations: sample.length,
    confidence: request.confidence,
    horizon: request.horizon,
    intervalLevel,
    results,
    spread: given.length === 0 ? null : Math.max(...given) - Math.min(...given),
  };
}

function scaledInterval(interval: FigureInterval | null, scale: number): FigureInterval | null {
  return interval && { low: interval.low * scale, high: interval.high * scale };
}
