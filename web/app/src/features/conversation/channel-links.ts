import { pathOf } from '~/shared/chat/paths';

// A link to a channel is `[#name](address)` wherever it is kept and sent, so that it stays right when the channel gets another name. In the
// field it is `#name`.

/** What stands in the field, and the channels that are meant there, by their names. */
export interface Written {
  readonly text: string;
  readonly channels: ReadonlyMap<string, string>;
}

const noChannels: ReadonlyMap<string, string> = new Map();
// Code, and links that somebody has made themselves: what stands there stays as it is.
const untouched = '(?:`{3,})[^]*?(?:`{3,}|$)|`[^`\\n]+`|\\[[^\\]\\n]*\\]\\([^)\\n]*\\)';
const escaped = (words: string) => words.replace(/[$()*+./?[\\\]^{|}]/gu, '\\$&');
const linkTo = (name: string, id: string) =>
  `[#${name.replace(/[\\`*_~|[\]<>&!]/gu, '\\$&')}](${location.origin}${pathOf(id)})`;

/** A text as it is sent, of what stands in the field. */
export function lengthened({ text, channels }: Written): string {
  if (channels.size === 0) {
    return text;
  }
  // The longer name first: one may be the beginning of another.
  const names = [...channels.keys()].toSorted((a, b) => b.length - a.length).map(escaped);
  const found = new RegExp(`${untouched}|(?<![\\p{L}\\p{N}_#/&])#(${names.join('|')})(?![\\p{L}\\p{N}_])`, 'gu');
  return text.replace(found, (raw, name?: string) => {
    const id = name === undefined ? undefined : channels.get(name);
    return name === undefined || id === undefined ? raw : linkTo(name, id);
  });
}

/** What stands in the field of a text: the short form, where it leads back to the very same text. */
export function shortened(text: string): Written {
  const channels = new Map<string, string>();
  const link = new RegExp(`\\[#((?:\\\\.|[^\\\\[\\]\\n])+)\\]\\(${escaped(location.origin)}/c/([\\w-]+)\\)`, 'gu');
  const short = text.replace(link, (_, label: string, id: string) => {
    const name = label.replace(/\\(.)/gu, '$1');
    channels.set(name, id);
    return `#${name}`;
  });
  const written = { text: short, channels };
  return channels.size > 0 && lengthened(written) === text ? written : { text, channels: noChannels };
}

/** With one channel more that is meant by its name. */
export const naming = (channels: Written['channels'], name: string, id: string): Written['channels'] =>
  new Map(channels).set(name, id);
