import * as v from 'valibot';
import { ownRulesSchema, type OwnRules } from '#core/scoring/scoring-settings.ts';
import { formText } from './form-text.ts';

const YES_NO: Readonly<Record<string, boolean>> = { yes: true, no: false };

/** The fields of `RulesFields`, as values of the rules; what is left as it is elsewhere is absent. */
export function rulesInForm(form: FormData): Record<string, unknown> {
  const text = (name: string) => formText(form, name) || undefined;
  const number = (name: string) => (text(name) === undefined ? undefined : Number(text(name)));
  const double = text('double');
  const given = {
    scoring: text('scoring'),
    partialCredit: text('partialCredit'),
    penalty: number('penalty'),
    streakBonus: number('streakBonus'),
    double: double === undefined ? undefined : YES_NO[double],
    wager: text('wager')
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** What a round or an item says otherwise; `undefined` where the form holds what is no rule. */
export function readRules(form: FormData): OwnRules | undefined {
  const parsed = v.safeParse(ownRulesSchema, rulesInForm(form));
  return parsed.success ? parsed.output : undefined;
}
