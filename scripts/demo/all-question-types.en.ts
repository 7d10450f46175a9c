import type { DraftInput } from './draft-input.ts';

/** Two of each type, in the order in which the studio offers them: to see what they look like. */
export const allQuestionTypes: DraftInput = {
  title: 'Every kind of question',
  language: 'en',
  rounds: [
    {
      title: 'One of each, and then once more',
      questions: [
        {
          type: 'singleChoice',
          prompt: 'One answer is right: which gas do plants take in from the air to make sugar?',
          options: ['Oxygen', 'Carbon dioxide', 'Helium', 'Methane'],
          correct: 1,
          explanation:
            'In photosynthesis, plants turn carbon dioxide and water into sugar and oxygen, with light as the fuel.',
          timeLimitSeconds: 20
        },
        {
          type: 'multipleChoice',
          prompt: 'Several answers are right, and you need all of them: which of these are prime numbers?',
          options: ['2', '9', '11', '15', '23', '27'],
          correct: [0, 2, 4],
          explanation: '9, 15 and 27 can all be divided by three; 2 is the only even prime number.',
          timeLimitSeconds: 30
        },
        {
          type: 'trueFalse',
          prompt: 'True or false: light travels faster than sound.',
          correct: true,
          explanation: 'That is why you see the lightning before you hear the thunder.',
          timeLimitSeconds: 10
        },
        {
          type: 'typedAnswer',
          prompt: 'Type your answer, small typing errors are forgiven: what is the largest ocean on Earth?',
          accepted: ['Pacific Ocean', 'Pacific'],
          explanation:
            'The Pacific covers about a third of the surface of the planet, more than all land together.',
          timeLimitSeconds: 30
        },
        {
          type: 'numberEstimate',
          prompt: 'Guess, the nearest earn the most: how long is a marathon?',
          correct: 42.195,
          tolerance: 15,
          unit: 'km',
          explanation:
            'The distance of 42.195 km was first run at the London Olympics of 1908 and later became the rule.',
          timeLimitSeconds: 30
        },
        {
          type: 'singleChoice',
          prompt: 'Two options can be enough: which number is larger?',
          options: ['The keys of a standard piano', 'The cards of a standard deck, without jokers'],
          correct: 0,
          explanation: 'A standard piano has 88 keys, a standard deck has 52 cards.',
          timeLimitSeconds: 20
        },
        {
          type: 'multipleChoice',
          prompt: 'Which of these colours are on the flag of Italy? Choose every one of them.',
          options: ['Green', 'Blue', 'White', 'Red'],
          correct: [0, 2, 3],
          explanation: 'The Italian tricolour is green, white and red, seen from the pole.',
          timeLimitSeconds: 20
        },
        {
          type: 'trueFalse',
          prompt: 'True or false: the Great Wall of China is easily seen from the Moon with the naked eye.',
          correct: false,
          explanation:
            'From the Moon no single building can be made out: the wall is long, but only a few metres wide.',
          timeLimitSeconds: 15
        },
        {
          type: 'typedAnswer',
          prompt: 'Several spellings can count as right: who wrote the play “Romeo and Juliet”?',
          accepted: ['William Shakespeare', 'Shakespeare', 'W. Shakespeare', 'Will Shakespeare'],
          explanation: 'Shakespeare wrote the tragedy early in his career, in the 1590s.',
          timeLimitSeconds: 25
        },
        {
          type: 'numberEstimate',
          prompt:
            'No calculator needed: at how many degrees Celsius do Fahrenheit and Celsius show the same number?',
          correct: -40,
          tolerance: 30,
          unit: '°C',
          explanation: 'Minus 40 is equally cold on both scales.',
          timeLimitSeconds: 45
        }
      ]
    }
  ]
};
