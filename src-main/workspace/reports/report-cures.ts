import { type ReportCure } from '../../../src-core/report/report-cure.ts';
import { type Cure } from '../../../src-core/limits/cure/cure.ts';
import { type CallOptions, type Session } from '../context.ts';
import { cureLimits } from '../pre-trade/cure-limits.ts';

/** What would bring the measures beyond their marks back, for the report. */
export async function reportCures(
  session: Session,
  portfolio: string,
  options: CallOptions,
): Promise<readonly ReportCure[]> {
  const { cures } = await cureLimits(session, { portfolio }, options);
  return cures.map(cureOf);
}

function cureOf({ limitId, subject, fewestTrades, scaleDown, summary }: Cure): ReportCure {
  return {
    limitId,
    subject,
    trades: (fewestTrades?.trades ?? []).map(({ symbol, strategy, side, quantity, value }) => ({
      symbol,
      strategy,
      side,
      quantity,
      amount: value,
    })),
    scaleTo: scaleDown && 1 - scaleDown.fraction,
    valueAfter: fewestTrades?.after ?? null,
    note: summary,
  };
}
