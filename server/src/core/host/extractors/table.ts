import type { Extractor } from '../section.js';
import { engineExtractor } from './engine.js';
import { gpuExtractor } from './gpu.js';
import { kernelExtractor } from './kernel.js';
import { libraryExtractor } from './library.js';
import { networkExtractor } from './network.js';
import { systemExtractor } from './system.js';

/** All extractors, in the order in which they are shown. */
export const extractors: readonly Extractor[] = [
  systemExtractor,
  kernelExtractor,
  libraryExtractor,
  gpuExtractor,
  networkExtractor,
  engineExtractor,
];
