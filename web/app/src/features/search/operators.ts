// What is shown of a query as chips. What each of them means is the server's to say (docs/search.md).

const token = /(?:^|\s)(-?(?:from|in|has|is|before|after|on):(?:"[^"]*"|\S+))(?=\s|$)/giu;

export interface Query {
  readonly words: string;
  /** Such as `from:@ann` and `-has:link`, as they are written. */
  readonly operators: readonly string[];
}

/** Takes a query apart. An operator that is still being typed, at the end, is a word until a space follows it. */
export function takeApart(query: string, isTyping = false): Query {
  const operators: string[] = [];
  const words = query.replace(token, (whole, operator: string, offset: number) => {
    if (isTyping && offset + whole.length === query.length) {
      return whole;
    }
    operators.push(operator);
    return '';
  });
  return { words: isTyping ? words.trimStart() : words.trim(), operators };
}

export const putTogether = ({ words, operators }: Query): string => [...operators, words].join(' ').trim();
