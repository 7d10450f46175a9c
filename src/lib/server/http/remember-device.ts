import type { Cookies } from '@sveltejs/kit';
import { eq } from 'drizzle-orm';
import type { UserId } from '#core/ids.ts';
import { users } from '#schema/auth.ts';
import { DEVICE_SECONDS, issueDevice } from '../auth/known-device.ts';
import type { Database } from '../db/client.ts';
import { signer } from '../signing/signer.ts';
import { ownCookie } from './own-cookie.ts';

const NAME = 'pq_device';

/** What the browser says about earlier sign-ins. */
export const readDeviceCookie = (cookies: Pick<Cookies, 'get'>, url: URL): string | undefined =>
  cookies.get(ownCookie(NAME, url).name);

/** Makes this browser a known device of an account, after a sign-in or whenever its password became another one. */
export async function rememberDevice(
  db: Database,
  { cookies, url }: { readonly cookies: Cookies; readonly url: URL },
  userId: UserId
): Promise<void> {
  const [owner] = await db
    .select({ userId: users.id, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, userId));
  if (!owner) return;
  const { name, attributes } = ownCookie(NAME, url);
  cookies.set(name, issueDevice(owner, signer(), Date.now()), { ...attributes, maxAge: DEVICE_SECONDS });
}
