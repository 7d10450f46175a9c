type Both<Union> = (Union extends unknown ? (part: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;

/** The tables of all formats as one. Which entries there are is known to the compiler by the formats' own types. */
export const merged = <Formats extends object, Table extends object>(
  formats: Readonly<Record<string, Formats>>,
  tableOf: (format: Formats) => Table
): Both<Table> => Object.assign({}, ...Object.values(formats).map(tableOf)) as Both<Table>;
