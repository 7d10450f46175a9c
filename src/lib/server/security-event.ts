import type { Logger } from 'pino';
import type { UserId } from '#core/ids.ts';

/**
 * What concerns the security of accounts [ACCOUNT-9]. Ids only: `userId` is whose account it is about, `by` who did it where
 * that is somebody else.
 */
export type SecurityEvent =
  | { readonly event: 'account_created' | 'account_deleted'; readonly userId: UserId }
  | { readonly event: 'signed_in' | 'signed_out'; readonly userId: UserId }
  | { readonly event: 'sign_in_refused'; readonly reason: 'wrong' | 'limited'; readonly count: number }
  | { readonly event: 'password_refused'; readonly userId: UserId }
  | {
      readonly event: 'sign_ins_ended';
      readonly userId: UserId;
      readonly by?: string;
      readonly count?: number;
    }
  | { readonly event: 'password_changed' | 'email_changed'; readonly userId: UserId }
  | { readonly event: 'reset_mailed' | 'password_reset'; readonly userId: UserId }
  | { readonly event: 'reset_link_made'; readonly userId: UserId; readonly by: UserId }
  | { readonly event: 'owner_appointed' | 'owner_removed'; readonly userId: UserId; readonly by: UserId }
  | { readonly event: 'invitation_made' | 'invitations_withdrawn'; readonly by: UserId }
  | { readonly event: 'evening_deleted'; readonly by: UserId; readonly liveSession: string }
  | { readonly event: 'settings_changed'; readonly by: UserId; readonly settings: readonly string[] }
  | {
      readonly event: 'results_exported' | 'results_shared' | 'results_unshared';
      readonly by: UserId;
      readonly liveSession: string;
    }
  /** A link for a deputy was made, or a deputy's right taken away. */
  | {
      readonly event: 'deputy_invited' | 'marker_invited' | 'deputy_dismissed';
      readonly by: UserId;
      readonly liveSession: string;
    }
  | {
      readonly event: 'deputy_entered' | 'marker_entered';
      readonly deputy: string;
      readonly liveSession: string;
    }
  | {
      readonly event: 'quizzes_imported';
      readonly by: UserId;
      readonly workspace: string;
      readonly count: number;
    };

/** Somebody may be trying: worth a look even where nobody reads lines of level info. */
const SUSPICIOUS: ReadonlySet<SecurityEvent['event']> = new Set(['sign_in_refused', 'password_refused']);

/**
 * One line in the log.
 * @param request id of the request in which it happened
 */
export function securityEvent(
  log: Pick<Logger, 'info' | 'warn'>,
  event: SecurityEvent,
  request?: string
): void {
  const fields = request === undefined ? event : { ...event, request };
  if (SUSPICIOUS.has(event.event)) log.warn(fields, 'security');
  else log.info(fields, 'security');
}
