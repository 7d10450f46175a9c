declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Any of them. */
export type Id = Branded<string>;

export type LiveSessionId = Branded<'LiveSessionId'>;
export type DeputyId = Branded<'DeputyId'>;
export type PlayerId = Branded<'PlayerId'>;
/** Whoever has a row on the scoreboard. */
export type ContestantId = Branded<'ContestantId'>;
export type ItemId = Branded<'ItemId'>;
export type RoundId = Branded<'RoundId'>;
export type QuizId = Branded<'QuizId'>;
export type QuestionId = Branded<'QuestionId'>;
export type FrozenQuizId = Branded<'FrozenQuizId'>;
export type WorkspaceId = Branded<'WorkspaceId'>;
export type UserId = Branded<'UserId'>;

/** Marks a string that was validated elsewhere (a database row, a parsed frame) as an id of one kind. */
export const asId = <T extends Branded<string>>(value: string): T => value as T;
