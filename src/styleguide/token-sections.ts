import studio from '#lib/ui/tokens-studio.css?raw';
import teams from '#lib/ui/tokens-teams.css?raw';
import tokens from '#lib/ui/tokens.css?raw';
import { readTokens, type Token } from './read-tokens.ts';

export interface TokenSection {
  readonly name: string;
  readonly tokens: readonly Token[];
}

const isColour = ({ value }: Token) => /^(#|rgb)/.test(value);
const isMotion = ({ value }: Token) => /^(\d+m?s|cubic-bezier)/.test(value);
const isType = ({ name }: Token) => /^--(font|heading)-/.test(name);

const stage = readTokens(tokens);
const rest = stage.filter((token) => ![isColour, isMotion, isType].some((is) => is(token)));

/** What the files hold, by what it is: a new token is among them by itself. */
export const sections: readonly TokenSection[] = [
  { name: 'colours-stage', tokens: stage.filter(isColour) },
  { name: 'colours-teams', tokens: readTokens(teams) },
  { name: 'colours-studio', tokens: readTokens(studio).filter(isColour) },
  { name: 'type', tokens: stage.filter(isType) },
  { name: 'space', tokens: rest },
  { name: 'motion', tokens: stage.filter(isMotion) }
];
