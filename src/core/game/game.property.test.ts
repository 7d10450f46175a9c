import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asId, type ContestantId, type ItemId, type PlayerId } from '../ids.ts';
import { sheetPhases } from '../format/sheet/phases.ts';
import { asksQuestion } from '../item/question/asks-question.ts';
import { frozenQuiz, playerId, trueFalse } from '../quiz/quiz.fixture.ts';
import type { FrozenQuiz } from '../quiz/quiz.ts';
import { applyViewFrame, encodeView, viewFrame } from '../protocol/view-diff.ts';
import { recount } from '../scoring/recount.ts';
import { openStakes } from './stakes/decide.ts';
import { countedIn } from './scores/scores.ts';
import { tieBreakEvents, type TieBreakEvent } from './tie-break/events.ts';
import { tieBreaksAfter, tieOrder } from './tie-break/tie-break.ts';
import { decide } from './decide.ts';
import { sequenced, type SequencedEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { SESSION, START } from './game.fixture.ts';
import { PersonalViews } from './personal-view.ts';
import { anyMoves, anyQuiz, commandOf, withOtherSolution, type Move } from './random-game.fixture.ts';
import { initialState, type GameState } from './state.ts';
import { aloneAs } from './contestants/contestants.ts';
import { membersCount, sharedWith, teamOfPlayer, teamsOf } from './teams/team.ts';
import { answerCounts } from './answer-counts.ts';
import { viewFor } from './view-for.ts';
import type { Audience } from './views.ts';

const RUNS = { numRuns: 200 };
const AUDIENCES: readonly Audience[] = ['players', 'display', 'host', 'marker'];

/** Kept by item: which of them was written on first is nobody's matter, several are open on a sheet. */
const BY_ITEM = ['answers', 'drafts', 'blanks'];

/** A state as plain data, in the order of its maps: two states with the same text behave the same. */
const textOf = (state: GameState): string =>
  JSON.stringify(state, (key, value: unknown) => {
    if (!(value instanceof Map || value instanceof Set)) return value;
    const entries = [...(value as Iterable<unknown>)];
    return BY_ITEM.includes(key) ? entries.sort((a, b) => (String(a) < String(b) ? -1 : 1)) : entries;
  });

/**
 * What the database gives back: everything went through JSON, a changed answer stands at its last change, and a player has
 * the last name from the beginning.
 */
function stored(events: readonly SequencedEvent[]): SequencedEvent[] {
  const rows = new Map<string, SequencedEvent>();
  const names = new Map(
    events.flatMap((event) => (event.type === 'playerRenamed' ? [[event.playerId, event.name] as const] : []))
  );
  for (const each of events) {
    const event =
      each.type === 'playerJoined' || each.type === 'playerRenamed'
        ? { ...each, name: names.get(each.playerId) ?? each.name }
        : each;
    const key = event.type === 'answerAccepted' ? `${event.itemId} ${event.playerId}` : String(event.seq);
    rows.set(key, JSON.parse(JSON.stringify(event)) as SequencedEvent);
  }
  return [...rows.values()].sort((a, b) => a.seq - b.seq);
}

interface Watch {
  /** Before a command is decided. */
  before?(state: GameState, move: ReturnType<typeof commandOf>): void;
  /** After it was decided and lived through. */
  after?(state: GameState, events: readonly SequencedEvent[]): void;
}

function play(
  quiz: FrozenQuiz,
  moves: readonly Move[],
  watch: Watch
): { quiz: FrozenQuiz; state: GameState; events: SequencedEvent[] } {
  const state = initialState(SESSION, 'ABCDE', quiz);
  const events: SequencedEvent[] = [];
  let now = START;
  for (const move of moves) {
    const next = commandOf(move, state, now);
    now = next.context.now;
    watch.before?.(state, next);
    const decision = decide(state, next.command, next.context);
    for (const event of decision.ok ? decision.events : []) {
      const happened = sequenced(event, state.seq + 1, now);
      events.push(happened);
      evolve(state, happened);
    }
    watch.after?.(state, events);
  }
  return { quiz, state, events };
}

const game = (watch: Watch, check?: (played: ReturnType<typeof play>) => void) =>
  fc.property(anyQuiz, anyMoves, (quiz, moves) => {
    const played = play(quiz, moves, watch);
    check?.(played);
  });

/** Everything that players and displays may get to see of a state. */
function publicText(state: GameState, butOf?: ContestantId): string {
  const personal = new PersonalViews(state);
  const { answered, of } = answerCounts(state);
  return JSON.stringify([
    viewFor(state, 'players'),
    viewFor(state, 'display'),
    [...state.players.values()].map(({ id, contestant }) => contestant !== butOf && personal.of(id)),
    { answered, of }
  ]);
}

const isTold = (outcome: string | undefined) => outcome === 'revealed' || outcome === 'voided';

/** The same state over a quiz in which the items that are not revealed have other solutions. */
const withOtherSecrets = (state: GameState): GameState => ({
  ...state,
  quiz: {
    ...state.quiz,
    items: state.quiz.items.map((item) =>
      isTold(state.outcomes.get(item.id)) || !asksQuestion(item)
        ? item
        : { ...item, question: withOtherSolution(item.question) }
    )
  }
});

const isTieBreak = (event: SequencedEvent): event is SequencedEvent & TieBreakEvent =>
  (tieBreakEvents as readonly string[]).includes(event.type);

/** The same state with other jokers and wagers of one contestant, of those that are not over; `undefined` where there are none. */
function withOtherStakes(state: GameState, id: ContestantId): GameState | undefined {
  const { quiz, settled, outcomes } = state;
  const jokers = new Map(state.jokers);
  const wagers = new Map(state.wagers);
  const joker = jokers.get(id);
  if (joker !== undefined && !settled.has(joker)) jokers.delete(id);
  if (joker === undefined && openStakes(state).joker !== undefined)
    jokers.set(id, openStakes(state).joker ?? 0);
  for (const [on, placed] of wagers) {
    const round = quiz.rounds.findIndex((one) => one.id === on);
    const isOver = round >= 0 ? settled.has(round) : outcomes.get(on as ItemId) === 'revealed';
    if (!isOver && placed.has(id)) wagers.set(on, new Map([...placed, [id, (placed.get(id) ?? 0) + 7]]));
  }
  const isSame = JSON.stringify([[...jokers], [...wagers.values()].map((placed) => [...placed])]);
  const was = JSON.stringify([[...state.jokers], [...state.wagers.values()].map((placed) => [...placed])]);
  return isSame === was ? undefined : { ...state, jokers, wagers };
}

describe('random games', () => {
  test('get everywhere: every phase, every event, every type of question revealed with answers', () => {
    const seen = new Set<string>();
    fc.assert(
      game({
        after(state, events) {
          seen.add(state.phase.name);
          const last = events.at(-1);
          if (last) seen.add(last.type);
          if (state.phase.name !== 'reveal' && state.phase.name !== 'sheetReveal') return;
          const item = state.quiz.items[state.phase.item];
          if (item && asksQuestion(item) && state.answers.has(item.id)) seen.add(item.question.type);
        }
      }),
      { numRuns: 1_000, seed: 7 }
    );
    const phases = [
      'lobby',
      'roundIntro',
      'interlude',
      'wager',
      'itemIntro',
      'open',
      'locked',
      'reveal',
      'scoreboard',
      ...sheetPhases,
      'podium',
      'ended'
    ];
    const types = ['singleChoice', 'multipleChoice', 'trueFalse', 'typedAnswer', 'numberEstimate'];
    const events = [
      'playerJoined',
      'answerAccepted',
      'playerKicked',
      'playerReadmitted',
      'doorClosed',
      'doorOpened',
      'gamePaused',
      'gameResumed',
      'deadlineMoved',
      'skipUndone',
      'playerRenamed',
      'answersMarked',
      'markTakenBack',
      'itemChecked',
      'itemVoided',
      'keySwapped',
      'pointsAdjusted',
      'adjustmentUndone',
      'challenged',
      'challengeAnswered',
      'timeGiven',
      'autoSet',
      'autoHeld',
      'sheetHandedIn',
      'sheetTakenBack',
      'sheetHandedOut',
      'sheetShown',
      'sheetReopened',
      'sheetExtended',
      'sheetShifted',
      'sheetItemDropped',
      'wagersOpened',
      'jokerPlayed',
      'jokerTakenBack',
      'wagerPlaced',
      'teamsSet',
      'teamMade',
      'teamChanged',
      'memberMoved',
      'captainNamed',
      'teamRemoved',
      'paperAnswered',
      'paperScored'
    ];
    for (const name of [...phases, ...types, ...events]) expect(seen, name).toContain(name);
  });

  test('[GAME-1] replaying the stored events gives the state that lived through them', () => {
    fc.assert(
      game({}, ({ quiz, state, events }) => {
        const again = initialState(SESSION, 'ABCDE', quiz);
        for (const event of stored(events)) evolve(again, event);
        expect(textOf(again)).toBe(textOf(state));
        expect(publicText(again)).toBe(publicText(state));
      }),
      RUNS
    );
  });

  test('[GAME-1] [GAME-89] so it does where ties are broken', () => {
    const seen = new Set<string>();
    const move = (kind: Move['kind'], player: number): Move => ({
      kind,
      player,
      pick: 10,
      wait: 0,
      value: true
    });
    const bothRight = [
      move('join', 0),
      move('join', 1),
      move('forward', 0),
      move('forward', 0),
      move('answer', 0),
      move('answer', 1)
    ];
    const tied = frozenQuiz([trueFalse()], { scoring: 'flat', answerChange: true });
    fc.assert(
      fc.property(anyMoves, (moves) => {
        const { state, events } = play(tied, [...bothRight, ...moves], {
          after(now) {
            seen.add(now.phase.name);
          }
        });
        for (const { type } of events) seen.add(type);
        const again = initialState(SESSION, 'ABCDE', tied);
        for (const event of stored(events)) evolve(again, event);
        expect(textOf(again)).toBe(textOf(state));
        const order = tieOrder(tieBreaksAfter(events.filter((event) => isTieBreak(event))));
        for (const [id, { tie }] of state.contestants) expect(tie).toBe(order.get(id) ?? 0);
      }),
      { ...RUNS, seed: 7 }
    );
    for (const name of ['tieBreak', 'tieBreakOpened', 'tieGuessed', 'tieBreakTold'])
      expect(seen, name).toContain(name);
  });

  test('[SCORING-3] [SCORING-11] running totals equal the recount', () => {
    fc.assert(
      game({
        after(state) {
          const answers = [...state.answers].flatMap(([itemId, given]) =>
            [...given].map(([id, { value, tapMs, team }]) => ({
              itemId,
              contestantId: id,
              value,
              tapMs,
              team
            }))
          );
          const revealed = new Set(
            [...state.outcomes].flatMap(([id, outcome]) => (outcome === 'revealed' ? [id] : []))
          );
          const ids = [...state.contestants.keys()];
          const { tallies, scored, gains } = recount(
            state.quiz,
            ids,
            answers,
            revealed,
            state.marks,
            countedIn(state)
          );
          for (const [id, contestant] of state.contestants) {
            if (contestant.team?.isRemoved) continue;
            const { score, totalTapMs, rightCount, streak, bestStreak } = contestant;
            expect({ score, totalTapMs, rightCount, streak, bestStreak }).toEqual(tallies.get(id));
            // Without any item there is none that what was granted could be told with.
            const told = gains.size > 0 ? score : score - (countedIn(state).granted?.get(id) ?? 0);
            expect([...gains.values()].reduce((sum, of) => sum + (of.get(id) ?? 0), 0)).toBe(told);
          }
          // What was revealed last is told by its scores.
          for (const [id, { points, right }] of state.scores?.of ?? []) {
            if (state.contestants.get(id)?.team && membersCount(state)) continue;
            const item = state.scores?.item;
            const last = item && scored.get(item)?.get(id);
            if (last) expect({ points, right }).toEqual({ points: last.points, right: last.right });
            // Who said nothing may have lost a wager.
            else expect([right, points < 0]).toEqual([false, true]);
          }
        }
      }),
      RUNS
    );
  });

  test('[GAME-7] before the reveal nothing that leaves the server depends on the right answer', () => {
    fc.assert(
      game({
        before(state, { command, context }) {
          // Nor does any reply: the same command leads to the same events and rejections.
          expect(decide(withOtherSecrets(state), command, context)).toEqual(decide(state, command, context));
        },
        after(state) {
          expect(publicText(withOtherSecrets(state))).toBe(publicText(state));
        }
      }),
      RUNS
    );
  });

  test('[SCORING-12] the order of marks on different groups does not matter', () => {
    let marked = 0;
    fc.assert(
      game({}, ({ quiz, events }) => {
        const marks = events.filter(({ type }) => type === 'answersMarked');
        const group = (event: SequencedEvent) =>
          'value' in event && 'itemId' in event ? `${event.itemId} ${JSON.stringify(event.value)}` : '';
        const first = events.findIndex(({ type }) => type === 'answersMarked');
        // Nothing but marks behind the first one, each group once: what an evening's marking comes to.
        const once = new Map(marks.map((event) => [group(event).toLowerCase(), event]));
        const isTangled = events.some(({ type }) => type === 'keySwapped' || type === 'markTakenBack');
        if (first < 0 || isTangled || once.size < 2) return;
        marked += 1;
        const others = events.filter(({ type }) => type !== 'answersMarked' && type !== 'pointsAdjusted');
        const told = [[...once.values()], [...once.values()].reverse()].map((order) => {
          const state = initialState(SESSION, 'ABCDE', quiz);
          for (const event of [...others, ...order]) evolve(state, event);
          return [...state.contestants.values()].map(({ score, streak, rightCount }) => [
            score,
            streak,
            rightCount
          ]);
        });
        expect(told[0]).toEqual(told[1]);
      }),
      { numRuns: 400 }
    );
    expect(marked).toBeGreaterThan(10);
  });

  test('[GAME-80] what lies on the desk is what is closed, and no phone or display learns who objected to what', () => {
    let groups = 0;
    fc.assert(
      game({
        after(state) {
          const view = viewFor(state, 'marker');
          for (const { id, at } of view.desk) {
            expect(state.outcomes.get(asId<ItemId>(id))).not.toBe('skipped');
            for (const group of view[`groups${at}`] ?? []) groups += group.count;
          }
          const item = 'item' in state.phase ? state.quiz.items[state.phase.item] : undefined;
          if (state.phase.name === 'open') expect(view.desk.map(({ id }) => id)).not.toContain(item?.id);
          for (const { text } of state.challenges.values()) {
            const { mayChallenge: _, ...told } = viewFor(state, 'players');
            expect(JSON.stringify([told, viewFor(state, 'display')])).not.toContain(text);
          }
        }
      }),
      RUNS
    );
    expect(groups).toBeGreaterThan(100);
  });

  test('[GAME-74] what a team writes, and its key, reach nobody but the team', () => {
    let told = 0;
    fc.assert(
      game({
        after(state) {
          const personal = new PersonalViews(state);
          const everybody = JSON.stringify([viewFor(state, 'players'), viewFor(state, 'display')]);
          const views = [...state.players.values()].map(
            (player) => [player, JSON.stringify(personal.of(player.id) ?? null)] as const
          );
          for (const { id, team } of teamsOf(state)) {
            expect(everybody).not.toContain(team.key);
            for (const [player, text] of views) {
              if (teamOfPlayer(state, player)?.id === id) told += 1;
              else expect(text).not.toContain(team.key);
            }
          }
          // Whoever reads an answer to what is on has given it, or is of the team that shares it.
          for (const player of state.players.values()) {
            const { answer } = personal.of(player.id) ?? {};
            if (answer?.by)
              expect(sharedWith(state, player)?.has(answer.by) || teamOfPlayer(state, player)).toBeTruthy();
          }
        }
      }),
      RUNS
    );
    expect(told).toBeGreaterThan(100);
  });

  test('[GAME-87] before it is over nothing that others get depends on what a contestant has at stake', () => {
    let compared = 0;
    fc.assert(
      game({
        after(state) {
          for (const [id, contestant] of state.contestants) {
            const other = withOtherStakes(state, contestant.id);
            if (!other) continue;
            compared += 1;
            expect(publicText(other, id)).toBe(publicText(state, id));
          }
        }
      }),
      RUNS
    );
    expect(compared).toBeGreaterThan(100);
  });

  test('[GAME-47] what is for the host alone reaches nobody else, before the reveal or after', () => {
    let told = 0;
    fc.assert(
      game({
        after(state) {
          expect(publicText(state)).not.toContain('for the host');
          if (JSON.stringify(viewFor(state, 'host')).includes('note for the host')) told += 1;
        }
      }),
      RUNS
    );
    expect(told).toBeGreaterThan(100);
  });

  test('[GAME-71] [GAME-73] keys and names of teams stay unique, and whoever has members has one of them as captain', () => {
    fc.assert(
      game({
        after(state) {
          const teams = teamsOf(state);
          expect(new Set(teams.map(({ team }) => team.key)).size).toBe(teams.length);
          expect(new Set(teams.map(({ profile }) => profile.name.toLowerCase())).size).toBe(teams.length);
          for (const { id, team } of teams) {
            const members = [...state.players.values()].filter(
              ({ contestant, kicked }) => contestant === id && !kicked
            );
            expect(new Set(members.map((member) => member.id))).toEqual(team.members);
            expect(team.captain === undefined).toBe(members.length === 0);
            if (team.captain) expect(team.members).toContain(team.captain);
          }
          // Everybody is counted once: alone, or with a team.
          for (const player of state.players.values()) {
            const alone = state.contestants.get(aloneAs(player.id));
            expect(alone?.isOut).toBe(
              player.kicked || teamOfPlayer(state, player) !== undefined || state.teams?.who === 'teams'
            );
          }
        }
      }),
      RUNS
    );
  });

  test('decide never throws, changes nothing, and decides the same again', () => {
    fc.assert(
      game({
        before(state, { command, context }) {
          const text = textOf(state);
          const first = decide(state, command, context);
          expect(textOf(state)).toBe(text);
          expect(decide(state, command, context)).toEqual(first);
        }
      }),
      RUNS
    );
  });

  test('[ROOM-5] applying view frames step by step gives the same view as a fresh snapshot', () => {
    fc.assert(
      fc.property(anyQuiz, anyMoves, fc.constantFrom(...AUDIENCES), (quiz, moves, audience) => {
        let encoded = encodeView(viewFor(initialState(SESSION, 'ABCDE', quiz), audience));
        let client = viewFor(initialState(SESSION, 'ABCDE', quiz), audience) as object;
        play(quiz, moves, {
          after(state) {
            const fresh = viewFor(state, audience);
            const text = viewFrame(1, encoded, encodeView(fresh));
            encoded = encodeView(fresh);
            if (text !== undefined)
              client = applyViewFrame(client, JSON.parse(text) as { set: Record<string, unknown> });
            expect(client).toEqual(JSON.parse(JSON.stringify(fresh)));
          }
        });
      }),
      RUNS
    );
  });

  test('[GAME-15] [GAME-16] nobody new gets in where there is no place, or through a closed door', () => {
    let joins = 0;
    let refusals = 0;
    fc.assert(
      game({
        before(state, { command, context }) {
          if (command.type !== 'join' || state.credentials.has(command.credential)) return;
          const seated =
            [...state.players.values()].filter(({ kicked }) => !kicked).length - context.vacated.size;
          const decision = decide(state, command, context);
          if (!decision.ok) refusals += 1;
          else {
            joins += 1;
            expect(seated).toBeLessThan(context.maxPlayers);
            expect(state.isDoorClosed).toBe(false);
          }
        }
      }),
      RUNS
    );
    expect(Math.min(joins, refusals)).toBeGreaterThan(100);
  });

  test('[GAME-17] after a removal of many nobody is left who came together with the one that was named', () => {
    let removed = 0;
    let named: string | undefined;
    let seq = 0;
    fc.assert(
      game({
        before(state, { command }) {
          named = command.type === 'kickTogether' ? command.playerId : undefined;
          seq = state.seq;
        },
        after(state) {
          const all = [...state.players.values()];
          const one = all.find(({ id }) => id === named);
          if (!one || state.phase.name === 'ended') return;
          removed += state.seq - seq;
          expect(one.kicked).toBe(true);
          for (const player of all)
            if (player.from === one.from && player.joinedSecond === one.joinedSecond)
              expect(player.kicked).toBe(true);
        }
      }),
      RUNS
    );
    expect(removed).toBeGreaterThan(0);
  });

  test('the counters of the state are what counting gives', () => {
    fc.assert(
      game({
        after(state) {
          const all = [...state.players.values()];
          expect(state.removed).toBe(all.filter(({ kicked }) => kicked).length);
          for (const [from, count] of state.countFrom)
            expect(count).toBe(all.filter((player) => !player.kicked && player.from === from).length);
          for (const player of all)
            if (player.contestant === aloneAs(player.id) && !player.left)
              expect(player.hasAnswered).toBe(
                [...state.answers.values(), ...state.blanks.values()].some((given) =>
                  given.has(player.contestant)
                )
              );
        }
      }),
      RUNS
    );
  });

  test('[GAME-2] [GAME-11] names stay unique, and removed players never appear', () => {
    fc.assert(
      game({
        after(state) {
          const names = [...state.players.values()].map(({ profile }) => profile.name.toLowerCase());
          expect(new Set(names).size).toBe(names.length);
          const kicked = [...state.players.values()]
            .filter((player) => player.kicked)
            .map((player): PlayerId => player.id);
          const text = JSON.stringify([viewFor(state, 'players'), viewFor(state, 'display')]);
          for (const id of kicked) expect(text).not.toContain(id);
          expect(text).not.toContain(playerId(99));
        }
      }),
      RUNS
    );
  });
});
