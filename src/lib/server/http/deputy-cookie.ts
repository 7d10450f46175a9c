import type { Cookies } from '@sveltejs/kit';
import { DEPUTY_SECONDS } from '../deputies/become-deputy.ts';
import type { Right } from '../deputies/right.ts';
import { isSecret } from '../secret.ts';
import { ownCookie } from './own-cookie.ts';

/** A device may lead one evening and mark another. */
const NAMES: Readonly<Record<Right, string>> = { lead: 'pq_deputy', mark: 'pq_marker' };

/** What this device holds of a right; the evening it is good for is known to the database alone. */
export function readDeputyCookie(
  cookies: Pick<Cookies, 'get'>,
  url: URL,
  right: Right = 'lead'
): string | undefined {
  const key = cookies.get(ownCookie(NAMES[right], url).name);
  return key !== undefined && isSecret(key) ? key : undefined;
}

export function setDeputyCookie(
  cookies: Pick<Cookies, 'set'>,
  url: URL,
  key: string,
  right: Right = 'lead'
): void {
  const { name, attributes } = ownCookie(NAMES[right], url);
  cookies.set(name, key, { ...attributes, maxAge: DEPUTY_SECONDS });
}
