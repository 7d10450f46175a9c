import type { Cookies } from '@sveltejs/kit';
import { readHex } from '#core/brand/colour.ts';
import type { BrandColours } from '#core/brand/stage-colours.ts';
import { ownCookie } from './own-cookie.ts';

interface LookEvent {
  readonly cookies: Pick<Cookies, 'get' | 'set' | 'delete'>;
  readonly url: URL;
}

const NAME = 'pq_look';
/** As long as a code lets people in, in s. */
const KEPT_SECONDS = 24 * 60 * 60;

/**
 * The colours of the game that this device is in, as they were noted when it came. A page that is loaded anew has them without the
 * database, which a game needs no page to ask for.
 */
export function readLook({ cookies, url }: LookEvent, code: string): BrandColours | undefined {
  const [held, main = '', accent = ''] = (cookies.get(ownCookie(NAME, url).name) ?? '').split('.');
  const [first, second] = [readHex(main), readHex(accent)];
  return held === code && first && second ? { main: first, accent: second } : undefined;
}

/** Notes them; a game in the colours of the house leaves no cookie. */
export function keepLook({ cookies, url }: LookEvent, code: string, colours: BrandColours | undefined): void {
  const { name, attributes } = ownCookie(NAME, url);
  if (colours) {
    const value = [code, colours.main.slice(1), colours.accent.slice(1)].join('.');
    cookies.set(name, value, { ...attributes, maxAge: KEPT_SECONDS });
  } else if (cookies.get(name) !== undefined) cookies.delete(name, attributes);
}
