/** In this order: a name, a comment, a literal. */
const PARTS =
  /"(?:[^"]|"")*"|--[^\n]*|\/\*[^]*?\*\/|\b[eE]'(?:[^'\\]|''|\\[^])*'|'(?:[^']|'')*'|\$(?<tag>\w*)\$[^]*?\$\k<tag>\$/g;

/**
 * SQL without its comments, and with every literal between quotes or dollars emptied: what is left are the words that
 * PostgreSQL reads as such. Names in double quotes stay.
 */
export const plainSql = (sql: string): string =>
  sql.replace(PARTS, (part) => {
    if (part.startsWith('"')) return part;
    return part.startsWith('--') || part.startsWith('/*') ? ' ' : "''";
  });
