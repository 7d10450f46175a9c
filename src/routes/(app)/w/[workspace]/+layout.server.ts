import { enterWorkspace } from '#lib/server/http/enter-workspace.ts';
import { loadAnnouncements } from '#lib/server/instance/load-announcements.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
  const { db, access } = await enterWorkspace(event);
  return {
    workspace: { slug: access.slug, name: access.name },
    mayEdit: access.role !== 'host',
    account: { name: event.locals.account?.name ?? '' },
    ownsInstance: event.locals.account?.isInstanceOwner ?? false,
    announcements: await loadAnnouncements(db, Date.now())
  };
};
