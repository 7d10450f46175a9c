import { error, orOk, warning, type Check, type Environment, type Finding } from '../check.ts';
import { findSlips, OWN_VARIABLES } from '../known-variables.ts';

const REQUIRED = ['DATABASE_URL', 'PARTYQUIZ_SECRET'];
const QUOTED = /^\s*(["'`]).*\1\s*$/s;

/** Variables whose value still has the quotes of a file or a form around it. */
export const quotedNames = (env: Environment): string[] =>
  OWN_VARIABLES.filter((name) => QUOTED.test(env[name] ?? ''));

/** What typing and pasting do to names and values. */
export const names: Check = {
  id: 'names',
  title: 'Spelling',
  needs: [],
  isOutside: false,
  run: async ({ env }) =>
    orOk(
      [...slips(env), ...quotes(env), ...spaces(env)],
      'names',
      'No misspelt variable, no stray quotes or spaces.'
    )
};

const slips = (env: Environment): Finding[] =>
  findSlips(env).map(({ name, meant }) => {
    const isRequired = REQUIRED.includes(meant);
    const what = `${name} is set and nobody reads it; ${meant}, which it resembles, is not.`;
    return (isRequired ? error : warning)('names.slip', what, `Rename ${name} to ${meant}.`);
  });

const quotes = (env: Environment): Finding[] =>
  quotedNames(env).map((name) =>
    error(
      'names.quotes',
      `The value of ${name} stands in quotes, which are taken as a part of it.`,
      `Remove the quotes around the value of ${name}.`
    )
  );

const spaces = (env: Environment): Finding[] =>
  OWN_VARIABLES.filter((name) => env[name] !== undefined && env[name] !== env[name]?.trim()).map((name) =>
    warning(
      'names.spaces',
      `The value of ${name} begins or ends with a space or a line break.`,
      `Paste ${name} again without it.`
    )
  );
