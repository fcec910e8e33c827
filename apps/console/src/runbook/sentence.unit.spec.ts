import { expect, it } from 'vitest';
import { sentenceOf } from './sentence.js';

it.each([
  ['`OrderlineParked`: an event could not\nbe applied. It waits.\n\n- more', 'An event could not be applied. It waits.'],
  ['`OrderlineViewStopped`, `OrderlineViewPaused`; the label `problem` says why.', 'The label problem says why.'],
  ['`OrderlineProcessDown`. The [others](#there) go on.', 'The others go on.'],
])('%j says first: %s', (text, sentence) => {
  expect(sentenceOf(text)).toBe(sentence);
});
