#!/usr/bin/env node
/**
 * The `plimsoll` command: runs the built command line, under the packaged Node where this one is too old for it.
 */
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { findNode } from './setup/node-runtime.js';

const root = path.resolve(path.dirname(realpathSync(fileURLToPath(import.meta.url))), '..');
const cli = path.join(root, 'out', 'main', 'cli.js');
const internalError = 4;

function refuse(sentence) {
  process.stderr.write(`plimsoll: ${sentence}\n`);
  process.exitCode = internalError;
}

/** Runs the command line in another Node, passing signals on to it and its end back. */
function runUnder(node) {
  const child = spawn(node, [cli, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => refuse(`${node} could not be started: ${error.message}`));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? internalError);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

const node = findNode(root);
if (!existsSync(cli)) refuse('it has not been built yet; run `npm run setup`');
else if (node.problem) refuse(node.problem);
else if (node.path === process.execPath) await import(pathToFileURL(cli).href);
else runUnder(node.path);
