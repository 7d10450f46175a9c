import { can } from '#core/workspace/permissions.ts';
import { enterAccount } from '#lib/server/http/enter-account.ts';
import { respond } from '#lib/server/http/respond.ts';
import { loadAnnouncements } from '#lib/server/instance/load-announcements.ts';
import { openHomeWorkspace } from '#lib/server/workspaces/open-workspace.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
  const { db, account } = await enterAccount(event);
  const { slug, name, role } = await respond(openHomeWorkspace(db, account));
  return {
    workspace: { slug, name },
    managesWorkspace: can(role, 'manageWorkspace'),
    ownsInstance: account.isInstanceOwner,
    announcements: await loadAnnouncements(db, Date.now())
  };
};
