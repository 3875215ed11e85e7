// Reads what edge-cases.mjs prints, and takes out of it what may differ between two runs or two HTTP servers.

/** Node's answers about connection state recovery, which our server does not offer yet. */
const later = 'connection state recovery';

/**
 * The answers by the names of their cases. A case that follows from the one before ("then GET") is named after both.
 * @param {string} output of edge-cases.mjs
 * @returns {Map<string, string>}
 */
export function readAnswers(output) {
  const answers = new Map();
  for (const section of output.split(/^# /m).slice(1)) {
    const heading = section.slice(0, section.indexOf('\n'));
    if (heading === later) {
      continue;
    }
    let parent = '';
    for (const item of section.split(/^- /m).slice(1)) {
      const [title, answer] = split(item);
      parent = title.startsWith(' ') ? parent : title;
      const name = title.startsWith(' ') ? `${parent} >${title}` : title;
      if (answers.has(name)) {
        throw new Error(`two cases are named ${name}`);
      }
      answers.set(name, normalize(answer));
    }
  }
  return answers;
}

function split(item) {
  const end = item.indexOf('\n    ');
  // How soon the waiting GET is let go is printed as part of the name. It is a matter of timing, not of protocol.
  const title = item.slice(0, end).replace(/ after (~100 ms|<60 ms)$/, '');
  return [title, item.slice(end + '\n    '.length).trimEnd()];
}

/** The same text for the same answer. */
export function normalize(answer) {
  const masked = answer
    // Ids are random. The backslashes are those of JSON within JSON.
    .replace(/(\\*"(?:sid|pid)\\*":\\*")[\w-]+/g, '$1*')
    // The probe masks 20 characters of the cookie. An id may be longer.
    .replace(/\bio=\*[\w-]*/g, 'io=*');
  const response = /^(\d{3}) (\{.*?\}) (".*")$/s.exec(masked);
  return response ? normalizeResponse(response[1], JSON.parse(response[2]), response[3]) : masked;
}

function normalizeResponse(status, headers, body) {
  const kept = { ...headers };
  // Kestrel says who it is unless it is told not to; Node does not. Neither is part of the protocol.
  delete kept.server;
  // Framing is HTTP's own business. Node chunks what it did not measure, Kestrel measures what is empty or short, and leaves
  // the length out of a 204, as RFC 9110 demands. It counts for the packets of the protocol, which Node always measures.
  delete kept['transfer-encoding'];
  if (status !== '200' || kept['cache-control'] !== 'no-store' || 'content-encoding' in kept) {
    delete kept['content-length'];
  }
  kept['set-cookie'] = kept['set-cookie']?.map(sortAttributes);
  // Two deflaters may choose different bytes for the same text: only that it is gzip can be compared here.
  const shown = kept['content-encoding'] === 'gzip' && body.startsWith('"\\u001f') ? '"(gzip)"' : body;
  return `${status} ${JSON.stringify(Object.fromEntries(Object.entries(kept).sort()))} ${shown}`;
}

/** Attributes of a cookie have neither order nor case (RFC 6265, 5.2), and every framework has its own. */
function sortAttributes(cookie) {
  const [pair, ...attributes] = cookie.split('; ');
  return [pair, ...attributes.map((attribute) => attribute.toLowerCase()).sort()].join('; ');
}

/**
 * What is answered to an event that comes before its CONNECT was answered, and what is there of a handshake before it has come: with every server,
 * where a stalled machine takes longer than the probe waits.
 */
const TOO_EARLY = ['["CLOSE 1005"]', '{}', 'undefined'];

/**
 * Whether there is no answer, or one that differs from a right one only by frames that came late: its own last, or what
 * answers an earlier step.
 */
export function isLate(answer, right) {
  if (answer === undefined) {
    return true;
  }
  const frames = asFrames(answer);
  return (
    !right.includes(answer) && (TOO_EARLY.includes(answer) || right.some((one) => beginsOrEnds(frames, asFrames(one))))
  );
}

function beginsOrEnds(frames, all) {
  if (frames === undefined || all === undefined) {
    return false;
  }
  const before = frames.length - all.length;
  return before < 0
    ? frames.every((frame, index) => frame === all[index])
    : all.every((frame, index) => frame === frames[before + index]);
}

const asFrames = (text) => (text?.startsWith('[') ? JSON.parse(text) : undefined);
