import { firstSchema } from './0001-first-schema.ts';
import { factorModels } from './0002-factor-models.ts';
import { stressAndLimits } from './0003-stress-and-limits.ts';
import { experimentsAndMonitoring } from './0004-experiments-and-monitoring.ts';
import { type Migration } from './migration.ts';

export const migrations: readonly Migration[] = [firstSchema, factorModels, stressAndLimits, experimentsAndMonitoring];
