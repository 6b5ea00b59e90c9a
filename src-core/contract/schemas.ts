import { z } from 'zod';
import { epochDay } from '../market/epoch-day.ts';

// Schemas are checked as they stand: no program text is made from them, which the window's policy forbids anyway.
z.config({ jitless: true });

export const empty = z.strictObject({});
export const identifier = z.int().positive();
export const isoDateText = z
  .string()
  .refine((text) => !Number.isNaN(epochDay(text)), 'not a calendar date (YYYY-MM-DD)');
export const shortText = z.string().trim().min(1).max(200);
export const noteText = z.string().max(2000);
export const decimalText = z.string().regex(/^[+-]?\d{1,20}(\.\d{1,12})?$/, 'not a decimal number');
export const confidence = z.number().gt(0.5).lt(1);
/** A file the user handed over: the host keeps the path, the window only this handle. */
export const fileHandle = z.string().min(1).max(4096);
