import { type Architecture } from './architecture.ts';
import { type SequenceNetwork } from './network.ts';
import { plainNetwork } from './plain-network.ts';

/** @param _most sequences of a batch */
export function openNetwork(architecture: Architecture, _most: number): SequenceNetwork {
  return plainNetwork(architecture);
}
