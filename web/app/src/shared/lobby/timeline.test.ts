import { expect, test } from 'vitest';
import type { Message } from './contract';
import { lastSeq, type Timeline, timelineItemsMax, withMark, withMessage, withVisit } from './timeline';

const ann = { id: 'ann', name: 'Ann' };
const ben = { id: 'ben', name: 'Ben' };
const message = (seq: number, text = `${seq}`): Message => ({
  room: 'lounge',
  seq,
  clientId: `c-${text}`,
  author: ann,
  text,
  at: seq,
});
const texts = (timeline: Timeline) =>
  timeline.map((item) => (item.kind === 'message' ? item.message.text : item.kind)).join(' ');

test('messages stand in the order of their seq, however they arrive', () => {
  const timeline = [3, 1, 2, 5, 4].reduce((state, seq) => withMessage(state, message(seq)), [] as Timeline);
  expect(texts(timeline)).toBe('1 2 3 4 5');
});

test('a message that comes as an ack and as a broadcast is there once', () => {
  const once = withMessage([], message(1));
  expect(withMessage(once, message(1))).toBe(once);
});

test('a message whose ack was lost with the old server is there once, where the new server put it', () => {
  const before = withMessage(withMessage([], message(1, 'sent')), message(2, 'later'));
  const after = withMessage(withMark(before, 'restart', 9), message(1, 'sent'));
  expect(texts(after)).toBe('later restart sent');
});

test('after a restart the counting begins anew, below what was there', () => {
  const before = withMessage(withMessage([], message(1)), message(2));
  const after = withMessage(withMark(before, 'restart', 9), message(1, 'new'));
  expect(texts(after)).toBe('1 2 restart new');
  expect(lastSeq(after)).toBe(1);
});

test('leaving and coming back with nothing said in between leaves no trace', () => {
  const start = withMessage([], message(1));
  const gone = withVisit(withVisit(start, 'left', ann, 2), 'left', ben, 2);
  expect(texts(gone)).toBe('1 left left');
  expect(texts(withVisit(gone, 'joined', ann, 3))).toBe('1 left');
});

test('coming and going again is told', () => {
  expect(texts(withVisit(withVisit([], 'joined', ann, 1), 'left', ann, 2))).toBe('joined left');
});

test('a coming back after something was said is told', () => {
  const gone = withMessage(withVisit([], 'left', ann, 1), message(1));
  expect(texts(withVisit(gone, 'joined', ann, 3))).toBe('left 1 joined');
});

test('the oldest go when there are more than the page keeps', () => {
  let timeline: Timeline = [];
  for (let seq = 1; seq <= timelineItemsMax + 5; seq++) {
    timeline = withMessage(timeline, message(seq));
  }
  expect(timeline).toHaveLength(timelineItemsMax);
  expect(texts(timeline.slice(0, 1))).toBe('6');
});
