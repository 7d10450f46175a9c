import { readHeldPlace } from '#lib/server/http/held-place.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, cookies }) => ({
  trouble: url.searchParams.has('wrong')
    ? ('wrong' as const)
    : url.searchParams.has('unknown')
      ? ('unknown' as const)
      : undefined,
  typed: url.searchParams.get('code')?.slice(0, 12) ?? '',
  place: readHeldPlace(cookies)
});
