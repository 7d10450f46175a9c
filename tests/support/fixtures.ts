// The builders stand in core, whose own tests may import nothing else.
export * from '#core/quiz/quiz.fixture.ts';
