/** What a display is for: the whole show, or one thing of it all evening. */
export const displayRoles = ['stage', 'board', 'code', 'monitor'] as const;
export type DisplayRole = (typeof displayRoles)[number];

/** The role that an address or a form names; the show where it names none. */
export const readDisplayRole = (text: string | null | undefined): DisplayRole =>
  displayRoles.find((role) => role === text) ?? 'stage';
