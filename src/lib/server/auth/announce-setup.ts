import type { Database } from '../db/client.ts';
import { findAdmission } from './admission.ts';
import type { RegistrationPolicy } from './registration-policy.ts';
import { setupTokenFor } from './setup-token.ts';

interface Surroundings {
  readonly secret: string;
  readonly origins: readonly string[];
}

/** Says how the first account is made, as long as there is none and it needs a link [OPS-23]. */
export async function announceSetup(
  db: Database,
  policy: RegistrationPolicy,
  { secret, origins: [origin = ''] }: Surroundings,
  say: (text: string) => void
): Promise<void> {
  const admission = await findAdmission(db, {}, policy);
  if (admission.may || admission.because !== 'setup_needed') return;
  say(
    `Nobody has an account yet. Whoever makes the first one owns this installation, at ${origin}/register?setup=${setupTokenFor(secret)}`
  );
}
