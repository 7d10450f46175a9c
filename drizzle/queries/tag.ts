/**
 * A template tag that makes queries of type `Q`: the worker's is postgres.js itself, the web app's is drizzle's `sql`. A statement
 * that both need is written once, over either. `Q` may stand inside another `Q`. JSON is passed as text and cast
 * (`::text::json`), for the drivers write other values each in its own way.
 */
export type Tag<Q> = (
  strings: TemplateStringsArray,
  ...values: readonly (string | number | boolean | Q)[]
) => Q;
