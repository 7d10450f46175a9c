import { describe, expect, it } from 'vitest';
import { can, permissionsOf, roles } from './permissions.ts';

describe('permissions in a workspace', () => {
  it('are these', () => {
    const leads = { hostSessions: true, addScreens: true };
    expect(Object.fromEntries(roles.map((role) => [role, permissionsOf(role)]))).toEqual({
      owner: { ...leads, editQuizzes: true, deleteSessions: true, shareResults: true },
      editor: { ...leads, editQuizzes: true, deleteSessions: true, shareResults: true },
      host: { ...leads, editQuizzes: false, deleteSessions: false, shareResults: true }
    });
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
