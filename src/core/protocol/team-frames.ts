import * as v from 'valibot';
import { profileEntries } from '../game/contestants/profile.ts';
import {
  MAX_LISTED,
  MAX_TEAM_POINTS,
  TEAM_COLOURS,
  teamSettingsSchema
} from '../game/teams/team-settings.ts';
import { answerJson } from './answer-json.ts';

const uuid = v.pipe(v.string(), v.uuid());
const name = v.pipe(v.string(), v.maxLength(200));
const whole = v.pipe(v.number(), v.safeInteger());
const points = v.pipe(whole, v.minValue(-MAX_TEAM_POINTS), v.maxValue(MAX_TEAM_POINTS));
const colour = v.pipe(whole, v.minValue(0), v.maxValue(TEAM_COLOURS - 1));

/** What a player does about teams. */
export const teamDeed = v.variant('type', [
  v.strictObject({ type: v.literal('make'), ...profileEntries, colour }),
  v.strictObject({ type: v.literal('join'), key: v.pipe(v.string(), v.maxLength(20)) }),
  v.strictObject({ type: v.literal('choose'), team: uuid }),
  v.strictObject({ type: v.literal('find'), name }),
  v.strictObject({ type: v.literal('leave') }),
  v.strictObject({ type: v.literal('handOver'), to: uuid }),
  v.strictObject({ type: v.literal('dress'), ...profileEntries, colour })
]);
export type TeamDeed = v.InferOutput<typeof teamDeed>;

/** What the host orders about teams; only where the view says `tables`. */
export const teamCommands = [
  v.strictObject({
    type: v.literal('setTeams'),
    settings: v.exactOptional(teamSettingsSchema),
    names: v.exactOptional(v.pipe(v.array(name), v.maxLength(MAX_LISTED)))
  }),
  v.strictObject({ type: v.literal('moveMember'), playerId: uuid, teamId: v.exactOptional(uuid) }),
  v.strictObject({ type: v.literal('renameTeam'), teamId: uuid, name }),
  v.strictObject({ type: v.literal('nameCaptain'), teamId: uuid, playerId: uuid }),
  v.strictObject({ type: v.literal('mergeTeams'), teamId: uuid, into: uuid }),
  v.strictObject({ type: v.literal('removeTeam'), teamId: uuid }),
  v.strictObject({ type: v.literal('setHandicap'), teamId: uuid, points }),
  v.strictObject({ type: v.literal('addPaperTable'), name }),
  v.strictObject({
    type: v.literal('enterPaperAnswer'),
    teamId: uuid,
    itemId: uuid,
    value: v.nullable(answerJson)
  }),
  v.strictObject({
    type: v.literal('enterPaperPoints'),
    teamId: uuid,
    round: v.pipe(whole, v.minValue(0), v.maxValue(1_000)),
    points
  })
] as const;
