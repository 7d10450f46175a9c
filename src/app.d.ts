import type { UserId } from '#core/ids.ts';
declare global {
  namespace App {
    interface Locals {
      /** Who is signed in; `undefined` for a guest. */
      account:
        { userId: UserId; email: string; name: string; isInstanceOwner: boolean; signIn: string } | undefined;
      /** The database could not say who is signed in: a page that needs to know answers 503. */
      accountUnknown?: boolean;
      /** Hash-free id of the sign-in, kept only for signing out. */
      authSessionId: string | undefined;
      requestId: string;
    }
    interface Error {
      message: string;
      /** Under which the log knows what happened. */
      id?: string;
    }
  }
}

export {};
