import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
// A new context sees the flag, this one was made before.
const gc = runInNewContext('gc') as () => void;

/** Twice, as the first may only finish what was under way. */
export function collectGarbage(): void {
  gc();
  gc();
}
