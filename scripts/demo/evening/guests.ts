/** Somebody who plays along. */
export interface Guest {
  readonly name: string;
  /** How much he knows, 0 to 1. */
  readonly skill: number;
  /** How long he takes, compared to others. */
  readonly pace: number;
  /** Comes in while this item is on, counted from 0; without it he is there from the beginning. */
  readonly arrivesAt?: number;
  /** How often he looks at his phone at all when a question is on, 0 to 1. */
  readonly attention?: number;
}

/** A pub on a Monday: regulars, teams, an aunt, two people of the same name. */
export const guests: readonly Guest[] = [
  { name: 'Sanne', skill: 0.72, pace: 0.9 },
  { name: 'Quizzy McQuizface', skill: 0.81, pace: 0.85 },
  { name: 'Bram 🎸', skill: 0.55, pace: 1.1 },
  { name: 'Oma Truus', skill: 0.66, pace: 1.7 },
  { name: 'Kevin', skill: 0.4, pace: 0.7 },
  { name: 'The Know-It-Owls', skill: 0.86, pace: 1.15 },
  { name: 'Priya', skill: 0.78, pace: 1 },
  { name: 'Team Bitterbal', skill: 0.62, pace: 1.3 },
  { name: 'Zoë', skill: 0.58, pace: 0.95 },
  { name: 'Joost v/d Berg', skill: 0.5, pace: 1.05 },
  { name: 'Annemarie van den Heuvel', skill: 0.69, pace: 1.25 },
  { name: 'Kevin', skill: 0.57, pace: 1.1 },
  { name: '🍕 Pizza Pete', skill: 0.36, pace: 0.8, attention: 0.9 },
  { name: 'Mo', skill: 0.6, pace: 0.75 },
  { name: 'DJ Fatima', skill: 0.52, pace: 0.9, attention: 0.93 },
  { name: 'Niamh', skill: 0.75, pace: 1.05 },
  { name: 'Tante Ria', skill: 0.44, pace: 1.6 },
  { name: 'x_Daan_x', skill: 0.3, pace: 0.65 },
  { name: 'Eline & Tom', skill: 0.64, pace: 1.2 },
  { name: 'Łukasz', skill: 0.7, pace: 1 },
  { name: 'just here for the beer 🍺', skill: 0.25, pace: 1.2, attention: 0.75 },
  { name: 'Ingrid 🌷', skill: 0.48, pace: 1.15, arrivesAt: 1 },
  { name: 'Big Al', skill: 0.61, pace: 1, arrivesAt: 3 },
  { name: 'Roos (was te laat)', skill: 0.68, pace: 0.95, arrivesAt: 6 }
];
