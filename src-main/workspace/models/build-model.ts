import { type ModelRequest } from '../../../src-core/contract/index.ts';
import { type Panel } from '../../../src-core/market/panel.ts';
import { canonicalJson, sha256 } from '../canonical-json.ts';
import { type CallOptions, type Session, type UseCase } from '../context.ts';
import { buildLog } from './build-log.ts';
import { computeModel } from './compute-model.ts';
import { findParent } from './parent-model.ts';
import { decideModelParameters } from './model-question.ts';
import { loadModelSource, wholePanel } from './model-source.ts';
import { modelDetail } from './show-model.ts';
import { storeModel } from './store-model.ts';

export const buildModel: UseCase<'model.build', Session> = async (session, request, options) => {
  const id = await ensureModel(session, request, options);
  return modelDetail(session.store, id);
};

/**
 * The model version that answers a request: the stored one where data, parameters and program are those it was built from,
 * else a new one. It continues the days of an earlier version as far as nothing before them has changed.
 *
 * @returns its id
 * @throws DomainError NO_MODEL, TOO_FEW_OBSERVATIONS, CANCELLED; earlier versions stay as they are
 */
export async function ensureModel(session: Session, request: ModelRequest, options: CallOptions): Promise<number> {
  const { store, version, now } = session;
  const log = buildLog();
  const asked = await session.readTogether(() => {
    const panel: Panel = wholePanel(session);
    const parameters = decideModelParameters(session, panel, request);
    const datasetVersion = store.datasetVersion();
    const parametersHash = sha256(canonicalJson(parameters));
    const found = store.factorModels().find(
      (model) =>
        model.parametersHash === parametersHash &&
        model.engineVersion === version &&
        // Positions, benchmarks and days after its own play no part in a model.
        (store.firstDayChangedSince(model.datasetVersion) ?? -Infinity) > model.asOf,
    );
    if (found) return { found: found.id };
    const loaded = loadModelSource(session, panel, parameters);
    const parent = findParent(store, version, loaded, parameters);
    return { parameters, datasetVersion, parametersHash, loaded, parent };
  });
  if ('found' in asked) return asked.found;
  log.end('Loading', `${asked.loaded.source.panel.symbols.length} securities, ${asked.loaded.source.days} dates`);
  const computed = await computeModel(session, asked, options, log);
  return session.write(() => storeModel({ store, version, now, log, ...asked, ...computed }));
}
