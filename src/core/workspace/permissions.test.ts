import { describe, expect, it } from 'vitest';
import { can, permissionsOf, roles } from './permissions.ts';

describe('permissions in a workspace', () => {
  it('are these', () => {
    const leads = { hostSessions: true, leadSession: true, addScreens: true, appointDeputies: true };
    const makes = { editQuizzes: true, deleteSessions: true };
    expect(Object.fromEntries(roles.map((role) => [role, permissionsOf(role)]))).toEqual({
      owner: { ...leads, ...makes, shareResults: true, manageWorkspace: true },
      editor: { ...leads, ...makes, shareResults: true, manageWorkspace: false },
      host: {
        ...leads,
        editQuizzes: false,
        deleteSessions: false,
        shareResults: true,
        manageWorkspace: false
      }
    });
  });

  it('[WEB-15] a deputy leads the session that runs, and may nothing else', () => {
    const actions = Object.keys(permissionsOf('owner')) as (keyof ReturnType<typeof permissionsOf>)[];
    expect(actions.filter((action) => can('deputy', action))).toEqual(['leadSession', 'addScreens']);
  });

  it('never grow from one role to the next', () => {
    const actions = Object.keys(permissionsOf('owner')) as (keyof ReturnType<typeof permissionsOf>)[];
    for (const action of actions) {
      const allowed = roles.map((role) => can(role, action));
      expect(allowed).toEqual([...allowed].sort().reverse());
      expect(can('owner', action)).toBe(true);
    }
  });
});
