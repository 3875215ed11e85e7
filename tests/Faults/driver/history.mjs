/** All messages of a conversation, read page by page; none of one that is lost as a whole. */
export async function readAll(person, conversation) {
  const messages = [];
  for (;;) {
    const after = messages.at(-1)?.seq ?? 0;
    const page = await person.do('message:history', { conversation, after, limit: 100 }).catch(asLost);
    if (page.range === null) {
      return messages;
    }
    messages.push(...page.rows.filter((row) => row.type === 'message'));
  }
}

function asLost(error) {
  if (error.code !== 'not_found') {
    throw error;
  }
  return { range: null };
}

/** What is wrong with a history, in words: every acknowledged message once, at its seq, without gaps, and nothing else. */
export function judge(messages, acknowledged) {
  const complaints = [];
  const seqs = new Map();
  messages.forEach((message, index) => {
    if (message.seq !== index + 1) {
      complaints.push(`there is a gap: after ${index} comes ${message.seq}`);
    }
    seqs.set(message.text, [...(seqs.get(message.text) ?? []), message.seq]);
  });
  for (const { text, seq } of acknowledged) {
    const found = seqs.get(text);
    if (found === undefined) {
      complaints.push(`'${text}' was acknowledged at ${seq} and is lost`);
    } else if (!found.includes(seq)) {
      complaints.push(`'${text}' was acknowledged at ${seq} and is at ${found}`);
    }
  }
  const known = new Set(acknowledged.map((entry) => entry.text));
  for (const [text, found] of seqs) {
    if (found.length > 1) {
      complaints.push(`'${text}' is there ${found.length} times, at ${found}`);
    }
    if (!known.has(text)) {
      complaints.push(`'${text}' is there, and nobody was told`);
    }
  }
  return complaints;
}

/** What differs between two readers' views, as complaints. */
export function compare(name, texts, messages) {
  const complaints = texts.size === messages.length ? [] : [`${name} has ${texts.size} messages of ${messages.length}`];
  for (const { seq, text } of messages) {
    if (texts.get(seq) !== text) {
      complaints.push(`${name} has '${texts.get(seq)}' at ${seq}, where '${text}' is`);
    }
  }
  return complaints;
}
