import { AppError } from '#core/errors.ts';
import { registrationModeOf } from '#core/instance/settings.ts';
import { users } from '#schema/auth.ts';
import type { DatabaseOrTransaction } from '../db/transaction.ts';
import { hasInvitation } from '../instance/invitations.ts';
import { loadInstanceSettings } from '../instance/instance-settings.ts';
import type { RegistrationPolicy } from './registration-policy.ts';

/** What somebody brings who wants an account: the tokens of the link that he followed. */
export interface RegistrationKeys {
  readonly setup?: string;
  readonly invite?: string;
}

/**
 * Whether an account can be made, and as what: the first one, which will own the installation; by anybody; or with an
 * invitation.
 */
export type Admission =
  | { readonly may: true; readonly as: 'first' | 'anybody' | 'invited' }
  | {
      readonly may: false;
      readonly because: 'setup_needed' | 'invitation_over' | 'by_invitation' | 'closed';
    };

/** How the door stands for who brings these keys [OPS-22] [OPS-23]. */
export async function findAdmission(
  db: DatabaseOrTransaction,
  { setup, invite }: RegistrationKeys,
  policy: RegistrationPolicy
): Promise<Admission> {
  const [someone] = await db.select({ id: users.id }).from(users).limit(1);
  const mode = registrationModeOf(await loadInstanceSettings(db), policy.byDefault);
  if (!someone) {
    // Nobody is there who could have invited somebody, or let him in.
    const mayBeFirst = policy.isSetupToken?.(setup ?? '') ?? true;
    return mayBeFirst ? { may: true, as: 'first' } : { may: false, because: 'setup_needed' };
  }
  if (mode === 'open') return { may: true, as: 'anybody' };
  if (invite !== undefined)
    return (await hasInvitation(db, invite))
      ? { may: true, as: 'invited' }
      : { may: false, because: 'invitation_over' };
  return { may: false, because: mode === 'invitation' ? 'by_invitation' : 'closed' };
}

/** @throws AppError `forbidden`, with the reason */
export function requireAdmission(admission: Admission): Extract<Admission, { may: true }>['as'] {
  if (admission.may) return admission.as;
  const details = {
    setup_needed: 'setup_needed',
    invitation_over: 'invitation_over',
    by_invitation: 'registration_by_invitation',
    closed: 'registration_closed'
  } as const;
  throw new AppError('forbidden', details[admission.because]);
}
