/** What a member of a workspace is, from who may most to who may least. */
export const roles = ['owner', 'editor', 'host'] as const;
export type Role = (typeof roles)[number];

const everybody = roles;

/** Who may do what in a workspace. To look at quizzes and results, it is enough to belong to it. */
const permissions = {
  /** Start a live session of a quiz, lead it, and end one that nobody plays. */
  hostSessions: everybody,
  /** Send a screen that shows a code to a session that is led. */
  addScreens: everybody,
  /** Make, import, change, copy and delete quizzes, and bring them back. */
  editQuizzes: ['owner', 'editor'],
  /** Delete a session that is over, with its results, and bring it back. */
  deleteSessions: ['owner', 'editor'],
  /** Make a link to the results of a session, without names, and take it back. */
  shareResults: everybody
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof permissions;
export type Permissions = Readonly<Record<Action, boolean>>;

export const can = (role: Role, action: Action): boolean => {
  const allowed: readonly Role[] = permissions[action];
  return allowed.includes(role);
};

/** Everything that a role may and may not do, for a page that offers only the former. */
export const permissionsOf = (role: Role): Permissions => ({
  hostSessions: can(role, 'hostSessions'),
  addScreens: can(role, 'addScreens'),
  editQuizzes: can(role, 'editQuizzes'),
  deleteSessions: can(role, 'deleteSessions'),
  shareResults: can(role, 'shareResults')
});
