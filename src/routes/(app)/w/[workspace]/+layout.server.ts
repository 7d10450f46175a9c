import { permissionsOf } from '#core/workspace/permissions.ts';
import { enterWorkspace } from '#lib/server/http/enter-workspace.ts';
import { loadAnnouncements } from '#lib/server/instance/load-announcements.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
  const { db, access } = await enterWorkspace(event);
  return {
    workspace: { slug: access.slug, name: access.name },
    may: permissionsOf(access.role),
    account: { name: event.locals.account?.name ?? '' },
    ownsInstance: event.locals.account?.isInstanceOwner ?? false,
    announcements: await loadAnnouncements(db, Date.now())
  };
};
