/** What a column holds, by its title. */
export type ColumnMeaning =
  | 'question'
  | 'option'
  | 'wrong'
  | 'answer'
  | 'correct'
  | 'time'
  | 'points'
  | 'explanation'
  | 'longText'
  | 'hostNote'
  | 'type'
  | 'round'
  | 'number'
  | 'picture';

export interface ColumnTitle {
  readonly meaning: ColumnMeaning;
  /** Which of several: 0 for “1” and “A”. */
  readonly index?: number;
}

/**
 * Words by meaning in English, Dutch, German, French, Spanish and Italian, without accents. A word of five letters
 * and more also stands for what begins with it: “antwort” for “Antworten” and “Antwortmöglichkeit”.
 */
const WORDS = {
  question:
    'question questions vraag vragen vraagtekst frage fragen fragetext pregunta preguntas domanda domande quesito enunciado enonce prompt stelling statement opgave aufgabe q v',
  answer:
    'answer option opt choice antwoord antw optie keuze mogelijkheid antwort auswahl reponse choix proposition respuesta opcion eleccion alternativ risposta risposte opzione opzioni scelta possibilit',
  correct:
    'correct correcte right juist juiste goed goede richtig richtige korrekt bon bons bonne bonnes juste justes vrai vraie solution solucion soluzione oplossing losung loesung key giusta giuste giusto corretta corrette corretto corrett',
  wrong:
    'wrong incorrect fout foute onjuist falsch faux fausse fausses mauvais mauvaise incorrecta erronea sbagliat errata errate scorrett distractor afleider',
  time: 'time timelimit timer limit tijd tijdslimiet zeit zeitlimit temps tiempo tempo second seconds sekunde sec secs sek duur dauer duree duration duracion durata',
  points: 'point points punten punkte puntos punti score',
  explanation:
    'explanation uitleg toelichting erklarung erlauterung explication explicacion spiegazione feedback',
  longText: 'aloud voorlees voorlez vorles',
  hostNote:
    'note notes notitie aantekening opmerking notiz anmerkung remarque remarques nota notas observacion appunto appunti',
  type: 'type typ tipo soort vraagtype fragetyp fragentyp questiontype',
  round: 'round ronde runde manche ronda',
  number: 'number nr no nummer numero num id',
  picture: 'image picture photo foto afbeelding bild bilder immagine imagen link url media video audio'
} as const;
type Word = keyof typeof WORDS;

const lists = Object.fromEntries(
  Object.entries(WORDS).map(([word, list]) => [word, list.split(' ')])
) as unknown as Readonly<Record<Word, readonly string[]>>;

const isA = (word: Word) => (token: string) =>
  lists[word].some((known) => token === known || (known.length >= 5 && token.startsWith(known)));

/** Longest title, in characters and in words, without what is said behind it. */
const MAX_TITLE = 200;
const MAX_WORDS = 6;

/** What a title says of its column; `undefined` where it is none, or says something else. */
export function readTitle(text: string): ColumnTitle | undefined {
  if (text.length > MAX_TITLE) return undefined;
  // “Bonne(s) réponse(s)” may be one or several.
  const title = text.replace(/\((?:s|e|n|en|es|er|r)\)/gi, '').trim();
  // “Question - max 120 characters”, “Tijd (sec)”: what it is stands first.
  const [head = ''] = title.split(/\s[-–—]\s|[(:[\n]/);
  const said = meaningOf(tokensOf(head));
  const whole = meaningOf(tokensOf(title));
  // “Answer 1 (correct)” says more than “Answer 1”.
  const isAnswer = said?.meaning === 'answer' || said?.meaning === 'option';
  const saysMore = whole?.meaning === 'correct' || whole?.meaning === 'wrong' || whole?.meaning === 'option';
  return isAnswer && saysMore ? whole : (said ?? whole);
}

/** Words without capitals and accents: `answer_1`, `Antwort1` and `correctAnswer` are two words each. */
export const tokensOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .replace(/(?<=\p{L})(?=\d)/gu, ' ')
    .split(/[^\p{L}\d#]+/u)
    .filter((token) => token !== '');

function meaningOf(tokens: readonly string[]): ColumnTitle | undefined {
  if (tokens.length === 0 || tokens.length > MAX_WORDS) return undefined;
  const has = (word: Word) => tokens.some(isA(word));
  const first = tokens[0] ?? '';
  if (tokens.length === 1) {
    const index = indexOf(first);
    if (index !== undefined) return { meaning: 'option', index };
    if (first === '#') return { meaning: 'number' };
  }
  if (has('picture')) return { meaning: 'picture' };
  if (has('type')) return { meaning: 'type' };
  if (has('explanation')) return { meaning: 'explanation' };
  if (has('longText')) return { meaning: 'longText' };
  if (has('hostNote')) return { meaning: 'hostNote' };
  if (has('number') && tokens.length <= 2 && !has('answer') && !has('correct')) return { meaning: 'number' };
  if (isA('question')(first)) return { meaning: 'question' };
  // “True or false” asks which.
  if (has('wrong') && !has('correct')) return withIndex('wrong', tokens);
  if (has('correct')) return { meaning: 'correct' };
  if (has('answer')) {
    const titled = withIndex('option', tokens);
    return titled.index === undefined ? { meaning: 'answer' } : titled;
  }
  if (has('time')) return { meaning: 'time' };
  if (has('points')) return { meaning: 'points' };
  if (has('round')) return { meaning: 'round' };
  return has('question') ? { meaning: 'question' } : undefined;
}

function withIndex(meaning: ColumnMeaning, tokens: readonly string[]): ColumnTitle {
  // “Answer 1”, “A. Antwoord”: beside the word, so that a number further on is none.
  const at = tokens.findIndex((token) => isA('answer')(token) || isA('wrong')(token));
  const found = [tokens[at + 1], tokens[at + 2], tokens[at - 1]].map((token) =>
    token === undefined ? undefined : indexOf(token)
  );
  const index = found.find((value) => value !== undefined);
  return index === undefined ? { meaning } : { meaning, index };
}

/** `1` and `a` are 0; up to eight. */
export function indexOf(token: string): number | undefined {
  if (/^[1-8]$/.test(token)) return Number(token) - 1;
  return /^[a-h]$/.test(token) ? token.charCodeAt(0) - 97 : undefined;
}

/** Whether a word names an answer: “Answer 1”, “Optie B”. */
export const isAnswerWord = (token: string): boolean => isA('answer')(token) || isA('number')(token);
