import { type Warning } from '../warning.ts';
import { likelyLoss } from './likely-loss.ts';
import { lossOf, measureStress, type ShockedPart } from './measure-stress.ts';
import { type PartShock } from './parts/part-model.ts';
import { partModel } from './parts/registry.ts';
import { regimeOf, type Regime } from './regime.ts';
import { type Scenario, type ScenarioPart, type ScenarioPartKind } from './scenario.ts';
import { type StressMarket } from './stress-market.ts';
import { type MeasuredStress } from './stress-result.ts';
import { valueAtRiskQuantile } from './value-at-risk.ts';

/** Why a scenario cannot be computed on a market; null = it can. */
export function unavailableReason(scenario: Scenario, market: StressMarket): string | null {
  if (scenario.parts.length === 0) return 'The scenario has no parts';
  for (const part of scenario.parts) {
    const reason = partModel(part).unavailable(part, market);
    if (reason !== null) return reason;
  }
  return null;
}

/** A scenario's parts with what each does to the securities of a market. */
export interface ShockedScenario {
  readonly regime: Regime;
  readonly parts: readonly ShockedPart[];
  /** Only volatility or correlation change: the VaR under them has been added as a part. */
  readonly regimeAlone: boolean;
}

/** Applies every part; volatility and correlation parts set the regime that the others are computed under. */
export function shockScenario(scenario: Scenario, market: StressMarket): ShockedScenario {
  const regime = regimeOf(market, productOf(scenario, 'volatility'), productOf(scenario, 'correlation'));
  const parts: ShockedPart[] = scenario.parts.map((part, index) => ({
    part: index,
    kind: part.kind,
    label: partModel(part).label(part, market),
    shock: shockOf(part, market, regime),
  }));
  const regimeAlone = parts.every(({ shock }) => shock === null);
  if (regimeAlone) {
    const shock = likelyLoss(market, regime, valueAtRiskQuantile);
    parts.push({ part: null, kind: 'value-at-risk', label: 'VaR 99 %, one day, normal', shock });
  }
  return { regime, parts, regimeAlone };
}

/**
 * What a scenario would cost a portfolio. Moves of all parts add up. A scenario of a regime alone is measured by the 99 %
 * one-day normal VaR under it.
 *
 * The scenario must be available on the market (`unavailableReason`).
 */
export function evaluateScenario(scenario: Scenario, market: StressMarket): MeasuredStress {
  const { regime, parts, regimeAlone } = shockScenario(scenario, market);
  return {
    scenario: scenario.id,
    name: scenario.name,
    group: scenario.group,
    basis: regimeAlone ? 'value-at-risk' : 'moves',
    ...measureStress(market, regime, parts, {
      lossByPart: attributedLosses(scenario, market, regime, parts),
      warnings: regimeWarnings(regime, market, scenario),
    }),
  };
}

function shockOf(part: ScenarioPart, market: StressMarket, regime: Regime): PartShock | null {
  const { shock } = partModel(part);
  return shock && shock(part, market, regime);
}

/**
 * The loss by part where the regime is stressed: parts that move securities as they would without it, then what volatility adds
 * to them, then what correlation adds. Several parts of one of the two share it equally.
 *
 * @returns null where nothing is stressed: each part has the loss of its own moves
 */
function attributedLosses(
  scenario: Scenario,
  market: StressMarket,
  stressed: Regime,
  parts: readonly ShockedPart[],
): readonly number[] | null {
  const { volatilityMultiple, correlationMultiple } = stressed;
  if (volatilityMultiple === 1 && correlationMultiple === 1) return null;
  const under = (regime: Regime) =>
    parts.map(({ part, shock }) => {
      if (shock === null) return 0;
      if (regime === stressed) return lossOf(market, shock);
      const again =
        part === null
          ? likelyLoss(market, regime, valueAtRiskQuantile)
          : shockOf(scenario.parts[part]!, market, regime)!;
      return lossOf(market, again);
    });
  const total = (losses: readonly number[]) => losses.reduce((sum, loss) => sum + loss, 0);
  const before = under(regimeOf(market, 1, 1));
  const withVolatility = under(correlationMultiple === 1 ? stressed : regimeOf(market, volatilityMultiple, 1));
  const added = {
    volatility: total(withVolatility) - total(before),
    correlation: total(under(stressed)) - total(withVolatility),
  };
  const count = (kind: string) => parts.reduce((sum, part) => sum + (part.kind === kind ? 1 : 0), 0);
  return parts.map(({ kind }, i) =>
    kind === 'volatility' || kind === 'correlation' ? added[kind] / count(kind) : before[i]!,
  );
}

/** Multiples in ascending order, so that the order of parts changes no bit. */
function productOf(scenario: Scenario, kind: ScenarioPartKind & ('volatility' | 'correlation')): number {
  return scenario.parts
    .flatMap((part) => (part.kind === kind ? [part.multiple] : []))
    .sort((a, b) => a - b)
    .reduce((product, multiple) => product * multiple, 1);
}

function regimeWarnings(regime: Regime, market: StressMarket, { parts }: Scenario): readonly Warning[] {
  const warnings = [...market.warnings, ...regime.warnings];
  if (market.volatility === 0 && parts.some(({ kind }) => kind === 'sigma' || kind === 'correlation')) {
    warnings.push({ code: 'ZERO_VARIANCE', message: 'The portfolio has no volatility to stress' });
  }
  return warnings;
}
