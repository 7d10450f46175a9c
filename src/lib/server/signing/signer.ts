import { createSigner, type Signer } from '#ops/signer.ts';
import { env } from '../env.ts';

let cached: Signer | undefined;

/** Signs with the secret of this installation, the same as the worker has. */
export function signer(): Signer {
  cached ??= createSigner(env().secret);
  return cached;
}
