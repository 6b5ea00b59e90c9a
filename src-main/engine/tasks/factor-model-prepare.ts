import { type ModelData } from '../../../src-core/factor-model/model-data.ts';
import { prepareModelData, type ModelSource } from '../../../src-core/factor-model/prepare-data.ts';
import { type Task } from '../task.ts';

/** Prepares the panel for the factor model; what it makes lies in shared memory. */
export const factorModelPrepare: Task<ModelSource, ModelData> = {
  name: 'factor-model-prepare',
  run: (source) => prepareModelData(source),
};
