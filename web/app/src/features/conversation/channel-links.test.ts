import { beforeAll, describe, expect, it, vi } from 'vitest';
import { lengthened, naming, shortened } from './channel-links';

const [tea, house] = ['019ab000-0000-7000-8000-000000000001', '019ab000-0000-7000-8000-000000000002'];
const to = (id: string) => `https://chat.example.org/c/${id}`;
const channels = naming(naming(new Map(), 'tea', tea), 'tea-house (*7*)', house);

beforeAll(() => {
  vi.stubGlobal('location', { origin: 'https://chat.example.org' });
});

describe('links to channels', () => {
  it('are sent in full, the longest name first', () => {
    expect(lengthened({ text: '(#tea) and #tea-house (*7*), not #teapot', channels })).toBe(
      `([#tea](${to(tea)})) and [#tea-house (\\*7\\*)](${to(house)}), not #teapot`,
    );
  });

  it('stay words in code, in addresses and in links that somebody made', () => {
    const text = '`#tea`\n```\n#tea\n```\nhttps://example.org/#tea [to #tea](https://example.org) a#tea';
    expect(lengthened({ text, channels })).toBe(text);
  });

  it('are short in the field, and lead back to what was sent', () => {
    const sent = `Come to [#tea](${to(tea)}), then [#tea-house (\\*7\\*)](${to(house)}).`;
    const written = shortened(sent);
    expect(written.text).toBe('Come to #tea, then #tea-house (*7*).');
    expect(lengthened(written)).toBe(sent);
  });

  it.each([
    ['two channels under one name', `[#tea](${to(tea)}) [#tea](${to(house)})`],
    ['one that was written as a word beside it', `#tea [#tea](${to(tea)})`],
    ['one within a word', `[#tea](${to(tea)})pot`],
    ['code', `\`[#tea](${to(tea)})\``],
    ['another site', `[#tea](https://elsewhere.example.org/c/${tea})`],
    ['a message in a channel', `[#tea](${to(tea)}/7)`],
  ])('stay long where the short form would say something else: %s', (_, text) => {
    expect(shortened(text)).toEqual({ text, channels: new Map() });
  });
});
