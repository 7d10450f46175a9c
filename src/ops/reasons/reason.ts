/** Why something that a process needs does not serve it, in sentences without a secret. */
export interface Reason {
  /** As the doctor names it, such as `redis.password`. */
  readonly id: string;
  readonly what: string;
  readonly remedy: string;
  /** Trying again changes nothing: a person has to. */
  readonly isLasting: boolean;
}

export const sentence = ({ what, remedy }: Reason): string => `${what} ${remedy}`;

/** One thing that may be wrong: how it is told from the others, and what is said of it. */
export interface Rule<Seen> {
  readonly id: string;
  readonly when: (seen: Seen) => boolean;
  /** Only names what was seen, and decides nothing: the doctor's guide shows it with gaps. */
  readonly what: (seen: Seen) => string;
  readonly remedy: string | ((seen: Seen) => string);
  readonly isLasting?: true;
}

/** Everything that may be wrong with a service, in the order in which it is looked for. */
export interface ReasonTable<Seen> {
  /** First part of the ids. */
  readonly service: string;
  readonly rules: readonly Rule<Seen>[];
  /** What is said where no rule holds. */
  readonly otherwise: Omit<Rule<Seen>, 'when'>;
}

/** The first rule that holds, in words; `undefined` where none does. */
export function findReason<Seen>(
  { service, rules }: Pick<ReasonTable<Seen>, 'service' | 'rules'>,
  seen: Seen
): Reason | undefined {
  const rule = rules.find(({ when }) => when(seen));
  return rule && inWords(service, rule, seen);
}

export const reasonOf = <Seen>(table: ReasonTable<Seen>, seen: Seen): Reason =>
  findReason(table, seen) ?? inWords(table.service, table.otherwise, seen);

const inWords = <Seen>(service: string, rule: Omit<Rule<Seen>, 'when'>, seen: Seen): Reason => ({
  id: `${service}.${rule.id}`,
  what: rule.what(seen),
  remedy: typeof rule.remedy === 'string' ? rule.remedy : rule.remedy(seen),
  isLasting: rule.isLasting === true
});
