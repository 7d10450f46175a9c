/** What players may send up to the stage, in the order in which frames number them. */
export const reactions = ['👏', '😂', '😮', '🔥', '💜', '🎉'] as const;
/** A jump of one's own face in the crowd of the lobby. */
export const JUMP = 'jump';
export type Reaction = (typeof reactions)[number];
