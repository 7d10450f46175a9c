import { formats } from '#core/format/formats.ts';
import { questionKinds } from '#core/question/question-kinds.ts';
import { scoringRules } from '#core/scoring/scoring-rules.ts';
import { kindWords } from '#lib/features/kinds/words-table.ts';
import { chorus } from './chorus-format.ts';
import { echo, echoWords } from './echo-kind.ts';
import { fastestTakesAll } from './fastest-rule.ts';

// What somebody who makes a kind, a format and a rule adds to the product: a line in each table, and nothing else. To be
// imported before the machine, which reads the tables when it is loaded.
Object.assign(questionKinds, { echo });
Object.assign(formats, { chorus });
Object.assign(scoringRules, { fastestTakesAll });
Object.assign(kindWords, { echo: echoWords });
