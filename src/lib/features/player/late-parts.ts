import type { Component } from 'svelte';
import type { PersonalView, PlayersView } from '#core/game/views.ts';
import type { Countdown } from '#lib/live/countdown.svelte.ts';
import type { PhoneFaces } from '../kinds/phone-faces.ts';
import type { PlayerSession } from './player-session.svelte.ts';

/** What every late part may use. */
interface PartProps {
  session: PlayerSession;
  view: PlayersView;
  you: PersonalView;
  countdown: Countdown;
  faces: PhoneFaces;
  /** Nothing has to be tapped, and what is right is told. */
  isCalm: boolean;
}
type PartFile = () => Promise<{ readonly default: Component<PartProps> }>;

/** What is not needed before the first answer: each a file of its own, which comes while people wait. */
export const lateParts = {
  said: () => import('./SaidStrip.svelte'),
  onward: () => import('./OnwardNotice.svelte'),
  team: () => import('./TeamPart.svelte'),
  told: () => import('./Told.svelte'),
  reactions: () => import('./Reactions.svelte'),
  result: () => import('./ResultScreen.svelte'),
  podium: () => import('./PodiumScreen.svelte'),
  between: () => import('./InterludeScreen.svelte'),
  tie: () => import('./TieScreen.svelte'),
  round: () => import('./rules-screens.ts')
} as const satisfies Record<string, PartFile>;
export type LatePart = keyof typeof lateParts;

/** Steps in which nothing is asked, and there is something to cheer at. */
export const CALM = ['reveal', 'sheetReveal', 'scoreboard', 'sheetScores', 'sheetBoard', 'podium'];
/** Steps before anything can be answered: what is not needed for that comes later. */
const BEFORE = ['lobby', 'roundIntro', 'reading', 'itemIntro', 'sheetIntro'];

/** The answer is being told. */
export const isReveal = ({ phase }: PlayersView): boolean => phase === 'reveal' || phase === 'sheetReveal';

/** The parts that a view asks for, or will soon. */
export function latePartsOf(view: PlayersView, you: PersonalView | undefined): LatePart[] {
  const parts: LatePart[] = [];
  if (view.said ?? you?.said) parts.push('said');
  if (view.onward) parts.push('onward');
  if (view.teams) parts.push('team');
  if (view.corrected ?? view.isVoid ?? view.mayChallenge) parts.push('told');
  if (view.hasRules) parts.push('round');
  if (view.tieBreak) parts.push('tie');
  if (view.interlude) parts.push('between');
  else if (!BEFORE.includes(view.phase)) parts.push('result', 'reactions');
  if (CALM.includes(view.phase)) parts.push('podium');
  const screen = lateScreenOf(view);
  if (screen) parts.push(screen);
  return parts;
}

/** The late part that has the screen, where one has. */
export function lateScreenOf(view: PlayersView): LatePart | undefined {
  const { phase } = view;
  if (phase === 'podium' || phase === 'ended') return 'podium';
  if (isReveal(view) || phase === 'scoreboard') return 'result';
  if (view.interlude) return 'between';
  if (view.question) return undefined;
  if (view.tieBreak) return 'tie';
  return view.rules && 'round';
}
