import { type SampleDefinition } from '../../../src-core/sample/sample-definition.ts';
import { generateSampleWorkspace, type SampleWorkspace } from '../../../src-core/sample/sample-workspace.ts';
import { type Task } from '../task.ts';

/** Invents the sample workspace's market and fund from its definition; writing it is the workspace's part. */
export const sampleWorkspace: Task<SampleDefinition, SampleWorkspace> = {
  name: 'sample-workspace',
  run(definition, context) {
    context.progress({ stage: 'Inventing a market', done: 0, total: null, unit: 'companies' });
    const workspace = generateSampleWorkspace(definition);
    const companies = workspace.securities.length;
    context.progress({ stage: 'Inventing a market', done: companies, total: companies, unit: 'companies' });
    return workspace;
  },
};
