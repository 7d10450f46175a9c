import { m } from '#lib/paraglide/messages.js';

/** Announcement, reveal and scoreboard of one question, in seconds: seen at real evenings, rounded. */
const AROUND_A_QUESTION = 25;

/** How long this many questions take to play, in minutes. */
export const playMinutes = (questions: number, answerSeconds: number): number =>
  Math.ceil((answerSeconds + questions * AROUND_A_QUESTION) / 60);

export function aboutTime(minutes: number): string {
  if (minutes < 60) return m.about_minutes({ minutes: String(minutes) });
  return m.about_hours({ hours: String(Math.floor(minutes / 60)), minutes: String(minutes % 60) });
}
