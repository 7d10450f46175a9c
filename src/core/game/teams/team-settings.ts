import * as v from 'valibot';

/** Who has rows on the scoreboard beside paper tables. */
export const teamsWho = ['teams', 'both'] as const;
/** How people come into a team: they make and choose one, choose from the host's list, or are dealt out evenly. */
export const teamsChoose = ['free', 'list', 'dealt'] as const;
/** Whose answer counts: the one that a team shares, or what its members' own come to. */
export const teamsAnswers = ['shared', 'best', 'average', 'sum'] as const;
export type TeamsAnswers = (typeof teamsAnswers)[number];

/** Largest team that can be a limit, and most points that a head above it can cost. */
export const MAX_TEAM_SIZE = 100;
export const MAX_HEAD_POINTS = 10_000;
/** Most that a handicap, or the points of a paper table in a round, can be, either way. */
export const MAX_TEAM_POINTS = 100_000;
/** Most names on the host's list, and most teams and paper tables of an evening. */
export const MAX_LISTED = 60;
export const MAX_TEAMS = 2_000;
/** Colours of teams: the tokens `--team-0` … say which. */
export const TEAM_COLOURS = 8;

/** How an evening is played in teams [GAME-70]. */
export const teamSettingsSchema = v.strictObject({
  who: v.picklist(teamsWho),
  choose: v.picklist(teamsChoose),
  answers: v.picklist(teamsAnswers),
  /** So many heads are free, and what each one above them costs; where that is nothing, no more come in [GAME-76]. */
  limit: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MAX_TEAM_SIZE))),
  perHead: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MAX_HEAD_POINTS)))
});
export type TeamSettings = v.InferOutput<typeof teamSettingsSchema>;
