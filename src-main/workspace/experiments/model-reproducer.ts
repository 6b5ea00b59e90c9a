import { type FactorModelParameters } from '../../../src-core/factor-model/parameters.ts';
import { modelResult, modelRunKind } from '../../store/model-run.ts';
import { buildLog } from '../models/build-log.ts';
import { computeModel } from '../models/compute-model.ts';
import { loadModelSource, wholePanel } from '../models/model-source.ts';
import { hashOfModel } from '../models/store-model.ts';
import { type Reproducer } from './reproducer.ts';

/** A factor model version, built from its first day on: one that continued another has the same bits. */
export const modelReproducer: Reproducer = {
  kind: modelRunKind,
  async recompute(session, run, options) {
    // Written by the store with the version beside the model's own parameters.
    const parameters = { ...(run.parameters as FactorModelParameters & { version?: number }) };
    delete parameters.version;
    const loaded = await session.readTogether(() => loadModelSource(session, wholePanel(session), parameters));
    const { assembled } = await computeModel(session, { parameters, loaded, parent: null }, options, buildLog());
    return { result: modelResult({ asOf: parameters.asOf, hash: hashOfModel(assembled.model) }) };
  },
};
