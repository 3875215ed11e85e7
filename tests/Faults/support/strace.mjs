import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { within } from './wait.mjs';

/** Why processes cannot be watched here; null when they can. */
export function whyNoTracing() {
  const tried = spawnSync('strace', ['-o', '/dev/null', 'true'], { encoding: 'utf8' });
  if (tried.error !== undefined) {
    return 'strace is not installed';
  }
  return tried.status === 0 ? null : `ptrace is not allowed: ${tried.stderr.trim().split('\n')[0]}`;
}

/** System calls of processes that run already, in the order in which they began and ended. */
export class Trace {
  #child;
  #lines = [];
  #attached = 0;
  #begun = new Map();
  #news = () => {};

  /**
   * @param {number[]} pids their threads and children are watched too
   * @param {{ calls: string[], inject?: string }} what names of system calls; a fault to inject, in strace's words
   */
  static async attach(pids, { calls, inject }) {
    const trace = new Trace();
    // Long enough for many pages of a log at once, the last of which may hold the message.
    const words = ['-f', '-ttt', '-y', '-s', '131072', '-e', `trace=${calls.join()}`, '-e', 'signal=none'];
    const faults = inject === undefined ? [] : ['-e', `inject=${inject}`];
    trace.#child = spawn('strace', [...words, ...faults, ...pids.flatMap((pid) => ['-p', String(pid)])], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    createInterface({ input: trace.#child.stderr }).on('line', (line) => trace.#take(line));
    await trace.until(() => trace.#attached >= pids.length, 'strace to be attached');
    return trace;
  }

  get calls() {
    return this.#lines;
  }

  /** The first true answer, asked again after each call. */
  until(ask, what) {
    const answered = new Promise((resolve, reject) => {
      this.#news = () => {
        const answer = ask(this.#lines);
        if (answer) {
          resolve(answer);
        }
      };
      this.#child.once('exit', () => reject(new Error(`strace ended while we waited for ${what}`)));
      this.#news();
    });
    answered.catch(() => {});
    return within(answered, what);
  }

  /** Lets the processes go, once no fault holds them. */
  stop() {
    return this.#end('SIGINT');
  }

  /** Lets them go at once. */
  abandon() {
    return this.#end('SIGKILL');
  }

  async #end(signal) {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const ended = once(this.#child, 'close');
      this.#child.kill(signal);
      await within(ended, 'the end of strace');
    }
  }

  // The file that a call is about stands where it began, what it read where it ended.
  #whole(call) {
    const begun = this.#begun.get(call.pid);
    if (!call.ended) {
      this.#begun.set(call.pid, call.text);
    }
    return call.begun || begun === undefined ? call : { ...call, text: `${begun} ${call.text}` };
  }

  #take(line) {
    if (/^strace: Process \d+ attached/.test(line)) {
      this.#attached++;
      this.#news();
    }
    const call = parse(line);
    if (call !== null) {
      this.#lines.push(this.#whole(call));
      this.#news();
    }
  }
}

/**
 * One line of `strace -f -ttt -y`. A call that others interrupt has two lines: `begun` is false on the second, `ended` on the first.
 * @param {string} line
 */
export function parse(line) {
  const match = /^\[pid\s+(\d+)\] (\d+\.\d+) (.*)$/.exec(line) ?? /^()(\d+\.\d+) (.*)$/.exec(line);
  if (match === null) {
    return null;
  }
  const [, pid, at, text] = match;
  const resumed = /^<\.\.\. (\w+) resumed>/.exec(text);
  const name = resumed?.[1] ?? /^(\w+)\(/.exec(text)?.[1];
  if (name === undefined) {
    return null;
  }
  return {
    pid: Number(pid),
    at: Number(at),
    name,
    text,
    begun: resumed === null,
    ended: !text.endsWith('<unfinished ...>'),
  };
}
