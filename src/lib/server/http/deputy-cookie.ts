import type { Cookies } from '@sveltejs/kit';
import { DEPUTY_SECONDS } from '../deputies/become-deputy.ts';
import { isSecret } from '../secret.ts';
import { ownCookie } from './own-cookie.ts';

const NAME = 'pq_deputy';

/** What this device holds of a deputy's right; the evening it is good for is known to the database alone. */
export function readDeputyCookie(cookies: Pick<Cookies, 'get'>, url: URL): string | undefined {
  const key = cookies.get(ownCookie(NAME, url).name);
  return key !== undefined && isSecret(key) ? key : undefined;
}

export function setDeputyCookie(cookies: Pick<Cookies, 'set'>, url: URL, key: string): void {
  const { name, attributes } = ownCookie(NAME, url);
  cookies.set(name, key, { ...attributes, maxAge: DEPUTY_SECONDS });
}
