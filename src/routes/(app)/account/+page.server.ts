import { fail, redirect, type ActionFailure } from '@sveltejs/kit';
import * as v from 'valibot';
import { AppError } from '#core/errors.ts';
import { emailSchema, nameSchema, type Account } from '#lib/server/auth/account.ts';
import { changeEmail } from '#lib/server/auth/change-email.ts';
import { changePassword } from '#lib/server/auth/change-password.ts';
import { endSignIn } from '#lib/server/auth/end-sign-in.ts';
import { endSignIns } from '#lib/server/auth/end-sign-ins.ts';
import { listSignIns } from '#lib/server/auth/list-sign-ins.ts';
import { renameAccount } from '#lib/server/auth/rename-account.ts';
import { clearSessionCookie } from '#lib/server/http/session-cookie.ts';
import type { Database } from '#lib/server/db/client.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { attempt } from '#lib/server/http/attempt.ts';
import { enterAccount } from '#lib/server/http/enter-account.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { log } from '#lib/server/log.ts';
import { postNotice } from '#lib/server/mail/post-mail.ts';
import { securityEvent, type SecurityEvent } from '#lib/server/security-event.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** What the page says was done, after it was. */
const results = ['name', 'email', 'password', 'ended', 'others'] as const;
type Result = (typeof results)[number];

export const load: PageServerLoad = async (event) => {
  const { db, account } = await enterAccount(event);
  const { name, email } = account;
  const done = results.find((result) => result === event.url.searchParams.get('done'));
  return { name, email, done, ...(await listSignIns(db, account)) };
};

interface Work {
  readonly db: Database;
  readonly account: Account;
  readonly form: FormData;
  readonly tell: (event: SecurityEvent) => void;
}

/** Does something to the own account and shows the page anew; what went wrong is shown at the form it was typed in. */
async function change(
  event: RequestEvent,
  result: Result,
  work: (parts: Work) => Promise<void>
): Promise<ActionFailure<{ at: Result; problem: string }>> {
  const { db, account } = await enterAccount(event);
  const tell = (what: SecurityEvent) => {
    securityEvent(log(), what, event.locals.requestId);
  };
  const form = await readForm(event);
  const tried = await attempt(
    work({ db, account, form, tell }).catch((cause: unknown) => {
      if (cause instanceof AppError && cause.detail === 'password_wrong')
        tell({ event: 'password_refused', userId: account.userId });
      throw cause;
    })
  );
  if (!tried.ok) return fail(tried.failure.status, { at: result, problem: tried.failure.data.problem });
  redirect(303, `/account?done=${result}`);
}

/** @throws AppError `invalid` with the first thing that is wrong */
function parse<const S extends v.GenericSchema>(schema: S, typed: unknown): v.InferOutput<S> {
  const parsed = v.safeParse(schema, typed);
  if (!parsed.success) throw new AppError('invalid', parsed.issues[0].message);
  return parsed.output;
}

export const actions: Actions = {
  name: (event) =>
    change(event, 'name', async ({ db, account, form }) => {
      await renameAccount(db, account, parse(nameSchema, { name: formText(form, 'name') }).name);
    }),
  email: (event) =>
    change(event, 'email', async ({ db, account, form, tell }) => {
      const { email } = parse(emailSchema, { email: formText(form, 'email') });
      await changeEmail(db, account, email, formText(form, 'password'));
      tell({ event: 'email_changed', userId: account.userId });
      await postNotice(account.email, 'emailChanged');
    }),
  password: (event) =>
    change(event, 'password', async ({ db, account, form, tell }) => {
      const typed = { current: formText(form, 'current'), chosen: formText(form, 'password') };
      const count = await changePassword(db, account, typed);
      tell({ event: 'password_changed', userId: account.userId });
      tell({ event: 'sign_ins_ended', userId: account.userId, count });
      await postNotice(account.email, 'passwordChanged');
    }),
  end: (event) =>
    change(event, 'ended', async ({ db, account, form, tell }) => {
      await endSignIn(db, account, formText(form, 'signIn'));
      tell({ event: 'sign_ins_ended', userId: account.userId, count: 1 });
    }),
  endOthers: (event) =>
    change(event, 'others', async ({ db, account, tell }) => {
      const count = await endSignIns(db, account, 'others');
      tell({ event: 'sign_ins_ended', userId: account.userId, count });
    }),
  endAll: async (event) => {
    const { db, account } = await enterAccount(event);
    const count = await endSignIns(db, account, 'all');
    securityEvent(log(), { event: 'sign_ins_ended', userId: account.userId, count }, event.locals.requestId);
    clearSessionCookie(event.cookies, event.url);
    redirect(303, '/login?done=ended');
  }
};
