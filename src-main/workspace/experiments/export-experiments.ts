import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { mlflowStore } from '../../files/experiments/mlflow-store.ts';
import { zipFiles } from '../../files/writers/zip-files.ts';
import { type Session, type UseCase } from '../context.ts';
import { fileNamePart } from '../file-name-part.ts';
import { experimentFileBytes, refuseTooLarge } from './experiment-file-bytes.ts';
import { gatherExport } from './gather-export.ts';

/** Runs as one file: JSON that can be imported again, or a zip whose `mlruns` MLflow reads. */
export const exportExperiments: UseCase<'experiments.export', Session> = async (session, { ids, format }) => {
  const file = await session.readTogether(() => {
    if (format === 'json') refuseTooLarge(session.store, ids);
    return gatherExport(session.store, ids);
  });
  const name = `${fileNamePart(file.workspace, 'workspace')}-experiments`;
  if (format === 'json') {
    const bytes = experimentFileBytes(file);
    return { fileName: `${name}.json`, mediaType: 'application/json', base64: base64(bytes), remarks: [] };
  }
  const { files, remarks } = mlflowStore(file, '.');
  const newest = file.experiments.reduce((latest, { createdAt }) => (createdAt > latest ? createdAt : latest), '');
  const zip = zipFiles(files, newest);
  return { fileName: `${name}-mlflow.zip`, mediaType: 'application/zip', base64: base64(zip), remarks };
};

/** The files of an MLflow export for a folder that is known, so that MLflow finds the artefacts from anywhere. */
export const experimentFiles: UseCase<'experiments.files', Session> = async (session, { ids, folder }) => {
  const file = await session.readTogether(() => gatherExport(session.store, ids));
  const { files, remarks } = mlflowStore(file, pathToFileURL(resolve(folder)).href);
  return { files: [...files].map(([name, bytes]) => ({ name, base64: base64(bytes) })), remarks };
};

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
