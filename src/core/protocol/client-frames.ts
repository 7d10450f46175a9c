import * as v from 'valibot';
import { answerJson } from './answer-json.ts';
import { MAX_EXTRA_MS, MAX_LATE_MS } from '../format/sheet/timing.ts';
import { paces } from '../game/auto/pace.ts';
import { timeFactors } from '../game/extra-time/own-end.ts';
import { MAX_MARK_REASON, markGrades } from '../game/marks/commands.ts';
import { MAX_CHALLENGE_LENGTH } from '../game/challenges/challenges.ts';
import { MAX_ADJUSTMENT, MAX_CORRECTION_REASON } from '../game/corrections/commands.ts';
import { codeSchema } from './session-code.ts';
import { teamCommands, teamDeed } from './team-frames.ts';
import { profileEntries } from '../game/contestants/profile.ts';
import { MAX_TIE_PROMPT, MAX_TIE_UNIT } from '../game/tie-break/limits.ts';
import { JUMP, reactions } from '../game/stage/reaction.ts';
import { MAX_LAG_MS, MAX_SAID_LENGTH, MAX_VOLUME } from '../game/stage/stage-settings.ts';

/** Largest frame a client may send, in bytes. */
export const MAX_FRAME_BYTES = 4_096;

const id = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/));
const step = v.pipe(v.string(), v.maxLength(40));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** As large as the database's column: what is accepted here must be storable, or one player breaks the batch of all. */
const revision = v.pipe(count, v.maxValue(2 ** 31 - 1));
const time = v.pipe(v.number(), v.finite());
const last = { epoch: v.optional(count), seq: v.optional(count) };

const marked = { itemId: v.pipe(v.string(), v.uuid()), value: answerJson };

const reasonEntry = v.exactOptional(v.pipe(v.string(), v.maxLength(MAX_CORRECTION_REASON)));

const command = v.variant('type', [
  v.strictObject({ type: v.literal('next'), from: step }),
  v.strictObject({ type: v.literal('nextItem'), from: step }),
  v.strictObject({ type: v.literal('skip'), from: step }),
  v.strictObject({ type: v.literal('undoSkip'), from: step }),
  v.strictObject({ type: v.literal('extend'), from: step, byMs: v.pipe(v.number(), v.safeInteger()) }),
  v.strictObject({ type: v.literal('pause') }),
  v.strictObject({ type: v.literal('resume') }),
  v.strictObject({ type: v.literal('kick'), playerId: v.pipe(v.string(), v.uuid()) }),
  v.strictObject({
    type: v.literal('rename'),
    playerId: v.pipe(v.string(), v.uuid()),
    name: v.pipe(v.string(), v.maxLength(200))
  }),
  v.strictObject({ type: v.literal('kickTogether'), playerId: v.pipe(v.string(), v.uuid()) }),
  v.strictObject({ type: v.literal('readmit'), playerId: v.pipe(v.string(), v.uuid()) }),
  /** Only where the view says `mayGiveTime`. */
  v.strictObject({
    type: v.literal('giveTime'),
    playerId: v.pipe(v.string(), v.uuid()),
    factor: v.picklist(timeFactors)
  }),
  v.strictObject({
    type: v.literal('mark'),
    ...marked,
    grade: v.picklist(markGrades),
    why: v.exactOptional(v.pipe(v.string(), v.maxLength(MAX_MARK_REASON)))
  }),
  v.strictObject({ type: v.literal('unmark'), ...marked }),
  v.strictObject({
    type: v.literal('checkItem'),
    itemId: v.pipe(v.string(), v.uuid()),
    isChecked: v.boolean()
  }),
  v.strictObject({
    type: v.literal('voidItem'),
    itemId: v.pipe(v.string(), v.uuid()),
    isVoid: v.boolean(),
    why: reasonEntry
  }),
  v.strictObject({
    type: v.literal('swapKey'),
    itemId: v.pipe(v.string(), v.uuid()),
    key: v.nullable(answerJson),
    why: reasonEntry
  }),
  v.strictObject({
    type: v.literal('adjustPoints'),
    contestantId: v.pipe(v.string(), v.uuid()),
    points: v.pipe(v.number(), v.safeInteger(), v.minValue(-MAX_ADJUSTMENT), v.maxValue(MAX_ADJUSTMENT)),
    why: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_CORRECTION_REASON))
  }),
  v.strictObject({ type: v.literal('undoAdjustment'), n: count }),
  v.strictObject({
    type: v.literal('answerChallenge'),
    n: count,
    isGranted: v.boolean(),
    text: v.exactOptional(v.pipe(v.string(), v.maxLength(MAX_CHALLENGE_LENGTH)))
  }),
  v.strictObject({ type: v.literal('closeDoor') }),
  v.strictObject({ type: v.literal('openDoor') }),
  v.strictObject({
    type: v.literal('setStage'),
    volume: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MAX_VOLUME))),
    isBlank: v.optional(v.boolean()),
    showsCode: v.optional(v.boolean()),
    reactions: v.optional(v.boolean()),
    /** Both only where the view says `mayCalibrate`. */
    lagMs: v.optional(v.pipe(count, v.maxValue(MAX_LAG_MS))),
    flashes: v.optional(v.boolean()),
    /** Only where the view says `mayMark`. */
    challenges: v.optional(v.boolean())
  }),
  v.strictObject({
    type: v.literal('say'),
    text: v.pipe(v.string(), v.maxLength(2 * MAX_SAID_LENGTH)),
    to: v.optional(v.pipe(v.string(), v.uuid()))
  }),
  v.strictObject({ type: v.literal('jump'), from: step, itemId: v.pipe(v.string(), v.uuid()) }),
  v.strictObject({ type: v.literal('setAuto'), pace: v.picklist(['off', ...paces]) }),
  v.strictObject({ type: v.literal('hold'), from: step }),
  v.strictObject({ type: v.literal('handOut'), from: step, round: count }),
  v.strictObject({
    type: v.literal('showAgain'),
    from: step,
    itemId: v.optional(v.pipe(v.string(), v.uuid()))
  }),
  v.strictObject({
    type: v.literal('closeSheet'),
    from: step,
    inMs: v.pipe(count, v.maxValue(MAX_EXTRA_MS)),
    lateMs: v.optional(v.pipe(count, v.maxValue(MAX_LATE_MS)))
  }),
  v.strictObject({ type: v.literal('reopenSheet'), from: step }),
  v.strictObject({
    type: v.literal('extraTime'),
    from: step,
    contestant: v.pipe(v.string(), v.uuid()),
    byMs: v.pipe(count, v.maxValue(MAX_EXTRA_MS))
  }),
  v.strictObject({
    type: v.literal('dropItem'),
    from: step,
    itemId: v.pipe(v.string(), v.uuid()),
    isOut: v.boolean()
  }),
  /** Where the view has `tie`. */
  v.strictObject({
    type: v.literal('breakTie'),
    from: step,
    prompt: v.pipe(v.string(), v.maxLength(MAX_TIE_PROMPT)),
    correct: v.pipe(v.number(), v.finite()),
    unit: v.pipe(v.string(), v.maxLength(MAX_TIE_UNIT))
  }),
  /** Of somebody in `tieBreak.among`. */
  v.strictObject({
    type: v.literal('setTieGuess'),
    from: step,
    contestantId: v.pipe(v.string(), v.uuid()),
    value: v.pipe(v.number(), v.finite())
  }),
  ...teamCommands,
  v.strictObject({ type: v.literal('end') }),
  /** With the word of the web app on where to. */
  v.strictObject({ type: v.literal('goOn'), lead: v.pipe(v.string(), v.maxLength(600)) })
]);

/** Everything a client may send; anything else costs the sender its socket. */
export const clientFrameSchema = v.variant('t', [
  /** First frame of a new player. `id` is a random idempotency id of ≥ 128 bits: the same id joins once. */
  v.strictObject({
    t: v.literal('join'),
    id: v.pipe(v.string(), v.regex(/^[\w-]{22,64}$/)),
    code: codeSchema,
    ...profileEntries
  }),
  /** First frame of somebody who was here before: a player's token or the seat of a host or display. */
  v.strictObject({
    t: v.literal('resume'),
    code: codeSchema,
    token: v.pipe(v.string(), v.maxLength(600)),
    ...last
  }),
  /** First frame of a host or display: a ticket from the web app. */
  v.strictObject({ t: v.literal('attend'), ticket: v.pipe(v.string(), v.maxLength(600)) }),
  v.strictObject({ t: v.literal('ping'), n: count }),
  v.strictObject({
    t: v.literal('answer'),
    id,
    item: v.pipe(v.string(), v.uuid()),
    rev: revision,
    at: time,
    value: answerJson,
    /** Entered, but not sent by the player; only where the view says `drafts`. */
    draft: v.optional(v.literal(true))
  }),
  v.strictObject({ t: v.literal('do'), id, command }),
  /** From a host that has taken the right to lead from another: look now who still has it. Only where the view says `mayAppoint`. */
  v.strictObject({ t: v.literal('recheck') }),
  /** The group of answers that a marker has before him, or none. */
  v.strictObject({
    t: v.literal('look'),
    at: v.optional(
      v.strictObject({ item: v.pipe(v.string(), v.uuid()), key: v.pipe(v.string(), v.maxLength(400)) })
    )
  }),
  /** A marker or host asks who said the same as this. */
  v.strictObject({ t: v.literal('who'), id, item: v.pipe(v.string(), v.uuid()), value: answerJson }),
  /** An objection to how a question was judged; only where the view says `mayChallenge`. */
  v.strictObject({
    t: v.literal('challenge'),
    id,
    item: v.pipe(v.string(), v.uuid()),
    text: v.pipe(v.string(), v.maxLength(2 * MAX_CHALLENGE_LENGTH))
  }),
  /** Another name and face; only while the view says `mayRename`. */
  v.strictObject({ t: v.literal('profile'), id, ...profileEntries }),
  /** The joker on the round that is being introduced, or taken from it; `on` as in the view's `atStake`. */
  v.strictObject({ t: v.literal('joker'), id, on: v.pipe(v.string(), v.uuid()), played: v.boolean() }),
  /** So many points on what comes; `on` as in the view's `atStake`. */
  v.strictObject({ t: v.literal('wager'), id, on: v.pipe(v.string(), v.uuid()), points: count }),
  /** A guess, from somebody in the view's `tieBreak.among`. */
  v.strictObject({ t: v.literal('tie'), id, value: v.pipe(v.number(), v.finite()) }),
  /** What a player does about teams; only where the view says `teams`. */
  v.strictObject({ t: v.literal('team'), id, do: teamDeed }),
  /** What a format is played with beside answers; the format reads it, and nobody acknowledges it. */
  v.strictObject({ t: v.literal('play'), input: v.unknown() }),
  /** Sent up to the stage: the number of a reaction, or a jump of one's own face; nobody acknowledges it. */
  v.strictObject({
    t: v.literal('react'),
    with: v.union([v.literal(JUMP), v.pipe(count, v.maxValue(reactions.length - 1))])
  })
]);
export type ClientFrame = v.InferOutput<typeof clientFrameSchema>;
/** A command as a host's client sends it. */
export type HostCommandFrame = v.InferOutput<typeof command>;

/** Reads one text frame; `undefined` for anything that is not of this protocol. */
export function parseClientFrame(text: string): ClientFrame | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (isPlainAnswer(json)) return json;
  const result = v.safeParse(clientFrameSchema, json, { abortEarly: true });
  return result.success ? result.output : undefined;
}

type AnswerFrame = Extract<ClientFrame, { t: 'answer' }>;
const ID = /^[\w-]{8,64}$/;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/**
 * Whether this is an answer as nearly all are: a number, a boolean or a short text. Ten thousand of them come within a
 * second; whatever is refused here, the schema looks at. A test holds the two against each other.
 */
function isPlainAnswer(json: unknown): json is AnswerFrame {
  if (typeof json !== 'object' || json === null) return false;
  const { t, id, item, rev, at, value } = json as Record<string, unknown>;
  return (
    t === 'answer' &&
    typeof id === 'string' &&
    ID.test(id) &&
    typeof item === 'string' &&
    UUID.test(item) &&
    isCount(rev) &&
    rev < 2 ** 31 &&
    Number.isFinite(at) &&
    (typeof value === 'number' ||
      typeof value === 'boolean' ||
      (typeof value === 'string' && value.length <= 200)) &&
    Object.keys(json).length === 6
  );
}
