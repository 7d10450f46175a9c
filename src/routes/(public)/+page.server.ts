import { readHeldPlace } from '#lib/server/live-sessions/held-place.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, cookies }) => ({
  trouble: url.searchParams.has('wrong') ? 'wrong' : url.searchParams.has('unknown') ? 'unknown' : undefined,
  typed: url.searchParams.get('code')?.slice(0, 12) ?? '',
  place: readHeldPlace(cookies)
});
