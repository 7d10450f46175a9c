import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({ badCode: url.searchParams.has('wrong') });
