import { type Architecture } from './architecture.ts';
import { type SequenceNetwork } from './network.ts';
import { simdNetwork } from './simd/simd-network.ts';

/** @param most sequences of a batch */
export function openNetwork(architecture: Architecture, most: number): SequenceNetwork {
  return simdNetwork(architecture, most);
}
