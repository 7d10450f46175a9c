import type { RegistrationMode } from '#core/instance/settings.ts';
import { env } from '../env.ts';
import { isSetupToken } from './setup-token.ts';

/** What the surroundings of this installation say about new accounts. */
export interface RegistrationPolicy {
  /** What holds where no owner has decided [OPS-22]. */
  readonly byDefault: RegistrationMode;
  /** Tells the link of the log [OPS-23]; absent where anybody may make the first account. */
  readonly isSetupToken?: (token: string) => boolean;
}

/** Anybody may register: on a laptop, in development. */
export const openPolicy: RegistrationPolicy = { byDefault: 'open' };

export const guardedPolicy = (secret: string): RegistrationPolicy => ({
  byDefault: 'closed',
  isSetupToken: isSetupToken(secret)
});

/** The policy of this installation. */
export const registrationPolicy = (): RegistrationPolicy =>
  env().registration === 'open' ? openPolicy : guardedPolicy(env().secret);
