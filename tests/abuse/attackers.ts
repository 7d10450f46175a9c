import { answerParent } from '../support/abuse/forked.ts';
import type { Force } from './attack-kind.ts';
import { allKinds } from './kinds.ts';

export interface Orders {
  readonly kind: string;
  readonly target: unknown;
  readonly force: Force;
}

/** In a process of its own, which gives way to all others: real attackers do not sit on the server's processor. */
answerParent({
  strike: ({ kind, target, force }: Orders) => {
    const found = allKinds.find(({ name }) => name === kind);
    if (!found) throw new Error(`there is no kind ${kind}`);
    return found.strike(target, force);
  }
});
