// The server on a copy of the filled database, and the people who use it here.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Person } from '../../tests/Faults/support/person.mjs';
import { stablePort } from '../../tests/Faults/support/server.mjs';

const artifacts = process.env.PARLANCE_ARTIFACTS ?? resolve(import.meta.dirname, '../../artifacts');
const program = join(artifacts, 'publish/Parlance.Server/ahead-of-time/Parlance.Server.dll');
const password = 'correct horse battery staple';

export class House {
  #child;
  #crowds = 0;
  #data = mkdtempSync(join(tmpdir(), 'parlance-web-'));

  static async open(filled) {
    const house = new House();
    copyFileSync(join(filled, 'parlance.db'), join(house.#data, 'parlance.db'));
    house.url = `http://127.0.0.1:${await stablePort()}`;
    const [reader] = house.#command('user', 'list').match(/^\S+\.1(?=\t)/mu);
    house.#command('user', 'reset-password', reader, { input: `${password}\n` });
    house.reader = { login: reader, password };
    await house.#start();
    return house;
  }

  #command(...words) {
    const options = typeof words.at(-1) === 'object' ? words.pop() : {};
    return execFileSync('dotnet', [program, ...words, '--data', this.#data], { encoding: 'utf8', ...options });
  }

  async #start() {
    // Each account comes from an address of its own: one address may not make as many.
    const env = { ...process.env, PARLANCE__TRUSTEDPROXIES__0: '127.0.0.1' };
    this.#child = spawn('dotnet', [program, '--urls', this.url, '--data', this.#data], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    process.once('exit', () => this.#child.kill('SIGKILL'));
    await once(createInterface({ input: this.#child.stdout }), 'line');
  }

  /** New people, connected, in this channel. */
  async crowd(count, channel) {
    this.#crowds += 1;
    const some = this.#crowds;
    return await Promise.all(
      Array.from({ length: count }, async (_, number) => {
        const response = await fetch(`${this.url}/api/v1/auth/register`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.9.${some}.${number + 1}` },
          body: JSON.stringify({
            username: `crowd.${some}.${number}`,
            displayName: `Crowd ${some} ${number}`,
            password,
            client: 'body',
          }),
        });
        const person = new Person(this, `crowd.${some}.${number}`, ['websocket'], await response.json());
        await person.do('conversation:join', { conversation: channel });
        return person;
      }),
    );
  }

  async close() {
    this.#child.kill('SIGKILL');
    await once(this.#child, 'exit');
    rmSync(this.#data, { recursive: true, force: true });
  }
}
