import { type Head, type HeadId } from './head.ts';
import { jointHead } from './joint-head.ts';
import { quantileHead } from './quantile-head.ts';

/** Every head, by name. */
export const heads: Readonly<Record<HeadId, Head>> = { joint: jointHead, quantile: quantileHead };
