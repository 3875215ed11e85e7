import type { Person } from '../support/person';

/** Who tells the story: a small team in Đà Nẵng and Lisbon that lends bicycles. */
export const cast = {
  mai: { name: 'Mai Nguyễn', emoji: '🌱', status: 'Shipping 2.4' },
  joao: { name: 'João Pereira', emoji: '☕', status: '' },
  linh: { name: 'Linh Trần', emoji: '🎨', status: 'Drawing' },
  sofia: { name: 'Sofia Almeida', emoji: '', status: '' },
  khanh: { name: 'Khánh Lê', emoji: '🚲', status: 'On the road' },
} as const;

export type Who = keyof typeof cast;

export interface Said {
  readonly by: Who;
  readonly text: string;
  readonly reactions?: Readonly<Record<string, readonly Who[]>>;
  /** The message before it that it answers, by its place in the list. */
  readonly answers?: number;
  /** Replies that stand aside, in its thread. */
  readonly thread?: readonly { readonly by: Who; readonly text: string }[];
  readonly poll?: { readonly options: readonly string[]; readonly votes: Readonly<Partial<Record<Who, number>>> };
  readonly pinned?: boolean;
}

export interface Place {
  readonly name: string;
  readonly topic: string;
  readonly emoji?: string;
  readonly said: readonly Said[];
}

export const places = {
  release: {
    name: 'release',
    topic: 'Every second Thursday. Nothing ships on a Friday.',
    said: [
      { by: 'sofia', text: 'Morning! Where are we with **2.4**?' },
      {
        by: 'joao',
        text: 'Three things left:\n\n- [x] dock firmware 1.9 on all stations\n- [x] receipts in both languages\n- [ ] the map on old phones, which Khánh is testing',
        pinned: true,
      },
      {
        by: 'khanh',
        text: 'Rode the whole river loop with the old test phone. The map keeps up now, even on the bridge 🚲',
      },
      {
        by: 'khanh',
        text: 'One oddity: past the lighthouse the distance jumps. It is the rounding in here:',
      },
      {
        by: 'khanh',
        text: '```ts\nconst metres = (legs: readonly Leg[]) =>\n  legs.reduce((sum, leg) => sum + Math.round(leg.metres), 0);\n```',
        reactions: { '👀': ['joao', 'mai'] },
        thread: [
          { by: 'joao', text: 'Ah. It rounds every leg, and then adds up the roundings.' },
          { by: 'mai', text: 'Round once, at the end? I can have that in by lunch.' },
          { by: 'khanh', text: 'Perfect. I will ride it again at three.' },
        ],
      },
      {
        by: 'mai',
        text: 'Good find. A fix is on its way, @joao.pereira can you look at it?',
        reactions: { '🙏': ['khanh', 'sofia'], '🎉': ['linh'] },
      },
      { by: 'joao', text: 'Already looking. Two lines, one test. I like it.', answers: 5 },
      {
        by: 'sofia',
        text: 'When do we announce it?',
        poll: {
          options: ['Thursday at noon', 'Thursday evening', 'Friday, and live dangerously'],
          votes: { mai: 0, linh: 0, joao: 1, khanh: 2 },
        },
      },
      {
        by: 'linh',
        text: 'The pictures for the announcement are ready, in light and dark.',
        reactions: { '❤️': ['sofia', 'mai', 'joao'] },
      },
      {
        by: 'sofia',
        text: 'Thursday at noon it is. Thank you, everybody!',
        reactions: { '🚀': ['mai', 'joao', 'linh', 'khanh'] },
      },
    ],
  },
  general: {
    name: 'general',
    topic: 'What concerns all of us',
    said: [
      { by: 'sofia', text: 'The new station at the old market opens on Monday. Cake included.' },
      { by: 'khanh', text: 'I am in for the cake.', reactions: { '🍰': ['mai', 'linh', 'sofia'] } },
      { by: 'joao', text: 'Lisbon is out on Tuesday, it is a holiday here.' },
    ],
  },
  design: {
    name: 'design',
    topic: 'Type, colour, and the space between',
    said: [
      { by: 'linh', text: 'I tried the receipt with the serif for numbers. It reads so much calmer.' },
      { by: 'sofia', text: 'Yes! Keep it.' },
      { by: 'linh', text: '@mai.nguyen could you check the spacing on the narrow phones?' },
    ],
  },
  tea: {
    name: 'Phòng trà',
    topic: 'Chuyện trò ngoài giờ',
    emoji: '🍵',
    said: [
      { by: 'linh', text: 'Cuối tuần này ai đi chợ hoa Hội An không?' },
      { by: 'khanh', text: 'Mình đi! Sáng sớm cho mát, rồi ghé ăn cao lầu.' },
      { by: 'mai', text: 'Cho mình theo với 🙋‍♀️ Mình mang cà phê.', reactions: { '☕': ['linh', 'khanh'] } },
      { by: 'linh', text: 'Vậy hẹn **6 giờ sáng thứ Bảy** ở bến xe nhé.', reactions: { '👍': ['khanh', 'mai'] } },
      { by: 'khanh', text: 'Xe đạp mình đã chuẩn bị đủ cho cả nhóm.', answers: 3 },
    ],
  },
} as const satisfies Record<string, Place>;

export const directs: readonly { readonly between: readonly [Who, Who]; readonly said: readonly Said[] }[] = [
  {
    between: ['joao', 'mai'],
    said: [
      { by: 'joao', text: 'Do you have ten minutes for the firmware notes?' },
      { by: 'mai', text: 'After lunch, gladly.' },
      { by: 'joao', text: 'Perfect, two o’clock.' },
    ],
  },
  { between: ['linh', 'mai'], said: [{ by: 'linh', text: 'Bản vẽ mới nè, xem giúp mình với!' }] },
];

/** Lets them say all of it, through the API. Returns where each place is. */
export async function tell(
  people: Readonly<Record<Who, Person>>,
): Promise<Readonly<Record<keyof typeof places, string>>> {
  const ids = {} as Record<keyof typeof places, string>;
  for (const [key, place] of Object.entries(places) as [keyof typeof places, Place][]) {
    const { conversation } = (await people.sofia.api('POST', '/conversations', {
      clientId: crypto.randomUUID(),
      kind: 'channel',
      name: place.name,
      topic: place.topic,
      ...(place.emoji === undefined ? {} : { emoji: place.emoji }),
    })) as { readonly conversation: { readonly id: string } };
    ids[key] = conversation.id;
    for (const who of ['mai', 'joao', 'linh', 'khanh'] as const) {
      await people[who].api('POST', `/conversations/${conversation.id}/join`, {});
    }
    await say(people, conversation.id, place.said);
  }
  for (const { between, said } of directs) {
    const [first, ...rest] = said;
    if (first !== undefined) {
      const to = between.find((who) => who !== first.by) ?? between[1];
      const { message } = (await people[first.by].api('POST', '/messages', {
        to: people[to].id,
        clientId: crypto.randomUUID(),
        text: first.text,
      })) as { readonly message: { readonly conversation: string } };
      await say(people, message.conversation, rest);
    }
  }
  return ids;
}

async function say(people: Readonly<Record<Who, Person>>, conversation: string, said: readonly Said[]): Promise<void> {
  const seqs: number[] = [];
  const send = async (by: Who, body: object) => {
    const { message } = (await people[by].api('POST', '/messages', {
      conversation,
      clientId: crypto.randomUUID(),
      ...body,
    })) as { readonly message: { readonly seq: number } };
    return message.seq;
  };
  for (const { by, text, answers, reactions = {}, thread = [], poll, pinned } of said) {
    const seq = await send(by, {
      text,
      ...(answers === undefined ? {} : { replyTo: seqs[answers] }),
      ...(poll === undefined ? {} : { poll: { options: poll.options } }),
    });
    seqs.push(seq);
    const path = `/conversations/${conversation}/messages/${seq}`;
    for (const [emoji, from] of Object.entries(reactions)) {
      for (const who of from) {
        await people[who].api('PUT', `${path}/reactions/${encodeURIComponent(emoji)}`);
      }
    }
    for (const [who, option] of Object.entries(poll?.votes ?? {})) {
      await people[who as Who].api('PUT', `${path}/poll/vote`, { options: [option] });
    }
    for (const reply of thread) {
      await send(reply.by, { text: reply.text, thread: seq });
    }
    if (pinned === true) {
      await people.sofia.api('PUT', `/conversations/${conversation}/pins/${seq}`);
    }
  }
}
