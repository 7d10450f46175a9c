/**
 * The rules by which a live session is played and told, as one number. It is raised with every change by which a worker of
 * the release before would tell another story from the same events: a new event, format, scoring rule or question kind,
 * or another meaning of an old one. Sessions carry the number of the release that began them, and no worker takes one
 * whose rules it does not know.
 */
export const RULES_VERSION = 3;
