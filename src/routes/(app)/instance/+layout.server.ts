import { can } from '#core/workspace/permissions.ts';
import { enterInstance } from '#lib/server/http/enter-instance.ts';
import { respond } from '#lib/server/http/respond.ts';
import { loadAnnouncements } from '#lib/server/instance/load-announcements.ts';
import { openHomeWorkspace } from '#lib/server/workspaces/open-workspace.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
  const { db } = await enterInstance(event);
  const { account } = event.locals;
  // `enterInstance` lets nobody in without an account.
  const { slug, name, role } = await respond(openHomeWorkspace(db, account as NonNullable<typeof account>));
  return {
    workspace: { slug, name },
    managesWorkspace: can(role, 'manageWorkspace'),
    ownsInstance: true,
    announcements: await loadAnnouncements(db, Date.now())
  };
};
