import { type DeclareCommand } from '../session.ts';
import { backup } from './backup.ts';
import { backtest } from './backtest.ts';
import { breaches } from './breaches.ts';
import { datasets } from './datasets.ts';
import { experiments } from './experiments.ts';
import { halts } from './halts.ts';
import { check } from './check.ts';
import { importFiles } from './import.ts';
import { init } from './init.ts';
import { limits } from './limits.ts';
import { minvar } from './minvar.ts';
import { model } from './model.ts';
import { monitor } from './monitor.ts';
import { open } from './open.ts';
import { portfolios } from './portfolios.ts';
import { report } from './report.ts';
import { restore } from './restore.ts';
import { risk } from './risk.ts';
import { runs } from './runs.ts';
import { security } from './security.ts';
import { serve } from './serve.ts';
import { start } from './start.ts';
import { stress } from './stress.ts';
import { style } from './style.ts';
import { train } from './train.ts';
import { valueAtRisk } from './var.ts';
import { verify } from './verify.ts';
import { volatility } from './volatility.ts';

/** Every command, in the order of `plimsoll --help`. */
export const commands: readonly DeclareCommand[] = [
  init,
  importFiles,
  portfolios,
  model,
  style,
  risk,
  security,
  stress,
  limits,
  breaches,
  halts,
  check,
  report,
  monitor,
  runs,
  backtest,
  train,
  experiments,
  datasets,
  valueAtRisk,
  volatility,
  minvar,
  verify,
  backup,
  restore,
  open,
  serve,
  start,
];
