import { enterWorkspace } from '#lib/server/http/enter-workspace.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
  const { access } = await enterWorkspace(event);
  return {
    workspace: { slug: access.slug, name: access.name },
    mayEdit: access.role !== 'host',
    account: { name: event.locals.account?.name ?? '' }
  };
};
