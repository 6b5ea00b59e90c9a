import { type DataQualityView, type QualityFigures } from '../../../src-core/contract/index.ts';
import { type Panel } from '../../../src-core/market/panel.ts';
import { businessDaysBetween } from '../../../src-core/market/business-days.ts';
import { DomainError } from '../../../src-core/domain-error.ts';
import { epochDay } from '../../../src-core/market/epoch-day.ts';
import { type Alarm } from '../../../src-core/monitoring/alarm.ts';
import { dataAlarms, type PriceFeed } from '../../../src-core/monitoring/alarms/data-alarms.ts';
import { type DataQuality } from '../../../src-core/monitoring/data-quality.ts';
import { type Session, type UseCase } from '../context.ts';

export const showQuality: UseCase<'monitoring.quality', Session> = async (session): Promise<DataQualityView> => ({
  ...(await dataQuality(session)),
  history: session.store.qualityLog(),
});

/** Alarms of the data as they stand on a day. */
export async function qualityAlarms(session: Session, now: Date): Promise<readonly Alarm[]> {
  const quality = await dataQuality(session);
  const today = epochDay(now.toISOString().slice(0, 10));
  return dataAlarms(quality, priceFeed(session), today, session.store.settings().maxStaleDays);
}

/** The quality of the prices of all that is held, worked out in the pool once for each version of the dataset, and logged. */
export async function dataQuality(session: Session): Promise<DataQuality> {
  const { store, engine, panels, monitors } = session;
  const { maxStaleDays } = store.settings();
  const datasetVersion = store.datasetVersion();
  const held = heldSymbols(session);
  return monitors.quality.of(`${datasetVersion} ${maxStaleDays}`, async () => {
    // Without positions there is no reason to read all prices.
    const panel = held.length === 0 ? noPrices : await session.readTogether(() => panels.of(held));
    const quality = await engine.run('data-quality', { panel, maxStaleDays });
    await session.readTogether(() => logQuality(session, datasetVersion, quality));
    return quality;
  });
}

const noPrices: Panel = {
  dates: new Int32Array(0),
  symbols: [],
  currencies: [],
  close: new Float64Array(0),
  totalReturn: new Float64Array(0),
  volume: new Float64Array(0),
};

function heldSymbols({ store }: Session): readonly string[] {
  return store.portfolios().flatMap(({ name }) => store.positions(name).rows.map(({ symbol }) => symbol));
}

/** Adds an entry for a version of the dataset that is not the one of the newest entry. What can't be kept is dropped. */
function logQuality({ store, now }: Session, datasetVersion: string, quality: DataQuality): void {
  if (store.readOnly || quality.names === 0 || store.datasetVersion() !== datasetVersion) return;
  if (store.qualityLog().at(-1)?.datasetVersion === datasetVersion) return;
  const figures = figuresOf(quality, priceFeed({ store }));
  try {
    store.addQualityEntry({ at: now().toISOString(), datasetVersion, asOf: quality.lastDate, figures });
  } catch (thrown) {
    // A full disk is no reason to hide how good the data are.
    if (!(thrown instanceof DomainError)) throw thrown;
  }
}

function figuresOf({ recent, names, unpriced, late }: DataQuality, feed: PriceFeed | null): QualityFigures {
  return {
    ...recent,
    names,
    unpriced: unpriced.length,
    late: late.length,
    delayDays: feed && businessDaysBetween(feed.lastDate, feed.importedOn),
  };
}

/** The newest price and the day on which it first came; null where none was imported. */
export function priceFeed({ store }: Pick<Session, 'store'>): PriceFeed | null {
  const { last } = store.priceSpan();
  const arrival = last === null ? null : store.priceArrival(last);
  return last === null || arrival === null ? null : { lastDate: last, importedOn: epochDay(arrival.slice(0, 10)) };
}
