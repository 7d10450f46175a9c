import type { DraftInput } from './draft-input.ts';

/** Three rounds for a warm room: a bit of everything, one guess per round. */
export const pubNight: DraftInput = {
  title: 'The Big Pub Night',
  language: 'en',
  rounds: [
    {
      title: 'Warming up',
      questions: [
        {
          type: 'singleChoice',
          prompt:
            'Which of these is, to the despair of everyone who just wanted a fruit salad, botanically a berry?',
          options: ['Strawberry', 'Banana', 'Raspberry', 'Blackberry'],
          correct: 1,
          explanation:
            'A banana grows from a single ovary and counts as a berry; the other three only have the name.',
          longText:
            'Botanists are a cruel people. They took the strawberry, the raspberry and the blackberry, looked at them for a long time, and decided that none of the three is a berry.\n\nSo here is my question. Which of these four is, to the despair of everyone who just wanted a fruit salad, botanically a berry?',
          hostNote: 'Wait for the groans before you reveal it. If anybody asks: a tomato is one too.',
          timeLimitSeconds: 20
        },
        {
          type: 'trueFalse',
          prompt: 'True or false, with feeling: an octopus has three hearts.',
          correct: true,
          explanation:
            'Two of the hearts pump blood through the gills and the third serves the rest of the body.',
          timeLimitSeconds: 15
        },
        {
          type: 'typedAnswer',
          prompt: 'Which planet in our solar system is closest to the Sun and desperately needs sunscreen?',
          accepted: ['Mercury'],
          explanation: 'Mercury circles the Sun in just 88 days, at well under half of our own distance.',
          timeLimitSeconds: 20
        },
        {
          type: 'multipleChoice',
          prompt: 'Which of these animals lay eggs? Pick every one, breakfast depends on it.',
          options: ['Platypus', 'Bat', 'Penguin', 'Dolphin'],
          correct: [0, 2],
          explanation:
            'The platypus is one of very few mammals that lay eggs; bats and dolphins give birth to live young.',
          timeLimitSeconds: 25
        },
        {
          type: 'numberEstimate',
          prompt: 'How many bones does a typical adult human have? Counting your own is allowed, but slow.',
          correct: 206,
          tolerance: 60,
          unit: 'bones',
          explanation: 'Babies start out with far more pieces, and many of them fuse until 206 are left.',
          timeLimitSeconds: 30
        }
      ]
    },
    {
      title: 'Around the world in five questions',
      questions: [
        {
          type: 'singleChoice',
          prompt: 'You land in Australia and ask for the capital. Where does the taxi driver take you?',
          options: ['Sydney', 'Melbourne', 'Canberra', 'Perth'],
          correct: 2,
          explanation:
            'Canberra was planned as a compromise because Sydney and Melbourne would not let each other win.',
          timeLimitSeconds: 15
        },
        {
          type: 'trueFalse',
          prompt: 'The country of Lesotho is completely surrounded by one other country.',
          correct: true,
          explanation: 'Lesotho is an enclave: whichever way you walk out, you end up in South Africa.',
          timeLimitSeconds: 15
        },
        {
          type: 'typedAnswer',
          prompt: 'In which city would you queue for hours to climb the Eiffel Tower?',
          accepted: ['Paris', 'Paris, France'],
          explanation:
            'The tower was built in Paris for the world fair of 1889 and was meant to stand for twenty years.',
          timeLimitSeconds: 15
        },
        {
          type: 'multipleChoice',
          prompt: 'Which of these cities have hosted the Summer Olympics? Tick all that apply.',
          options: ['Barcelona', 'Amsterdam', 'Brussels', 'Athens'],
          correct: [0, 1, 3],
          explanation: 'Amsterdam was host in 1928, Barcelona in 1992, and Athens in 1896 and again in 2004.',
          timeLimitSeconds: 30
        },
        {
          type: 'numberEstimate',
          prompt: 'How high above sea level is the top of Mount Everest? Nobody here has checked in person.',
          correct: 8849,
          tolerance: 1500,
          unit: 'metres',
          explanation: 'China and Nepal announced a shared figure of 8,848.86 metres in 2020.',
          timeLimitSeconds: 30
        }
      ]
    },
    {
      title: 'Last orders',
      questions: [
        {
          type: 'singleChoice',
          prompt: 'Which band is eternally crossing the street on the cover of its album “Abbey Road”?',
          options: ['The Rolling Stones', 'The Beatles', 'The Kinks', 'The Who', 'Queen'],
          correct: 1,
          explanation: 'The Beatles were photographed outside their London studio in August 1969.',
          timeLimitSeconds: 15
        },
        {
          type: 'trueFalse',
          prompt:
            'A chessboard has more squares than a standard deck has cards, even if you count two jokers.',
          correct: true,
          explanation: 'A chessboard has 64 squares; a deck has 52 cards, or 54 with two jokers.',
          timeLimitSeconds: 10
        },
        {
          type: 'typedAnswer',
          prompt: 'Which spirit goes into a classic mojito, along with mint, lime, sugar and soda water?',
          accepted: ['Rum', 'White rum', 'Light rum'],
          explanation: 'The mojito comes from Cuba and is made with white rum.',
          timeLimitSeconds: 20
        },
        {
          type: 'multipleChoice',
          prompt: 'Which of these are played with a ball? Choose all, and no arguing about the name.',
          options: ['Badminton', 'Water polo', 'Ice hockey', 'Lacrosse', 'Curling'],
          correct: [1, 3],
          explanation: 'Badminton has a shuttlecock, ice hockey a puck and curling a heavy granite stone.',
          timeLimitSeconds: 25
        },
        {
          type: 'numberEstimate',
          prompt: 'In which year did a human being first set foot on the Moon?',
          correct: 1969,
          tolerance: 15,
          explanation: 'Neil Armstrong stepped off the ladder of Apollo 11 in July 1969.',
          timeLimitSeconds: 20
        }
      ]
    }
  ]
};
