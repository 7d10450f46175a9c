import type { Cookies } from '@sveltejs/kit';
import { readCode } from '#core/protocol/session-code.ts';

/** Where this device is in a game, as its own page noted it. */
export interface HeldPlace {
  readonly code: string;
  /** Face and name. */
  readonly who: string;
  readonly title: string;
}

/** Written by the player's page, so it may say anything: good for a link back, and for nothing else. */
export function readHeldPlace(cookies: Pick<Cookies, 'get'>): HeldPlace | undefined {
  const [code = '', who = '', title = ''] = (cookies.get('pq_back') ?? '').split('\n');
  return readCode(code) === code && who !== '' ? { code, who, title } : undefined;
}
