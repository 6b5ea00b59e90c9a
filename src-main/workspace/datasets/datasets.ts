import { resolve } from 'node:path';
import { type DatasetVersionRow } from '../../../src-core/contract/index.ts';
import { type Store } from '../../store/store.ts';
import { type Session, type UseCase } from '../context.ts';

export const listDatasets: UseCase<'datasets.list', Session> = ({ store }) => store.datasetVersions();

export const diffDatasets: UseCase<'datasets.diff', Session> = ({ store }, { from, to }) => {
  const before = rowOf(store, from);
  const after = rowOf(store, to);
  return { from: before, to: after, changes: store.datasetChanges(before.version, after.version) };
};

export const editDataset: UseCase<'datasets.edit', Session> = ({ store }, { version, ...change }) => {
  const found = store.datasetVersionOf(version);
  store.editDatasetVersion(found, change);
  return rowOf(store, found);
};

export const rebuildDataset: UseCase<'datasets.rebuild', Session> = (session, { version, path }) =>
  session.readTogether(() => {
    const found = session.store.datasetVersionOf(version);
    return { ...session.store.rebuildDataset(found, resolve(path)), version: found };
  });

function rowOf(store: Store, text: string): DatasetVersionRow {
  return store.datasetRow(store.datasetVersionOf(text))!;
}
