/** What a member of a workspace is, from who may most to who may least. */
export const roles = ['owner', 'editor', 'host'] as const;
export type Role = (typeof roles)[number];

/** Who may lead a live session: members of its workspace, and whom one of them made a deputy for it alone. */
export type Actor = Role | 'deputy';

const everybody = roles;
const leaders = [...roles, 'deputy'] as const;

/** Who may do what in a workspace and its sessions. To look at quizzes and results, it is enough to belong to it. */
const permissions = {
  /** Start a live session of a quiz, again too, and end one that nobody plays. */
  hostSessions: everybody,
  /** Lead a live session that runs. */
  leadSession: leaders,
  /** Send a screen that shows a code to a session that runs. */
  addScreens: leaders,
  /** Let somebody without an account lead a session that runs, and take that away. */
  appointDeputies: everybody,
  /** Make, import, change, copy and delete quizzes, and bring them back. */
  editQuizzes: ['owner', 'editor'],
  /** Delete a session that is over, with its results, and bring it back. */
  deleteSessions: ['owner', 'editor'],
  /** Make a link to the results of a session, without names, and take it back. */
  shareResults: everybody,
  /** Change what concerns the whole workspace: its name, and what its evenings look like. */
  manageWorkspace: ['owner']
} as const satisfies Record<string, readonly Actor[]>;

export type Action = keyof typeof permissions;
export type Permissions = Readonly<Record<Action, boolean>>;

export const can = (actor: Actor, action: Action): boolean => {
  const allowed: readonly Actor[] = permissions[action];
  return allowed.includes(actor);
};

/** Everything that a role may and may not do, for a page that offers only the former. */
export const permissionsOf = (role: Role): Permissions => ({
  hostSessions: can(role, 'hostSessions'),
  leadSession: can(role, 'leadSession'),
  addScreens: can(role, 'addScreens'),
  appointDeputies: can(role, 'appointDeputies'),
  editQuizzes: can(role, 'editQuizzes'),
  deleteSessions: can(role, 'deleteSessions'),
  shareResults: can(role, 'shareResults'),
  manageWorkspace: can(role, 'manageWorkspace')
});
