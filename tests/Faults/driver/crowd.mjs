import { randomUUID } from 'node:crypto';
import { Person } from '../support/person.mjs';
import { Random } from '../support/random.mjs';
import { Replica } from '../support/replica.mjs';
import { eventually } from '../support/wait.mjs';
import { Device } from './device.mjs';
import { compare, judge, readAll } from './history.mjs';
import { Record } from './record.mjs';
import { Writer } from './writer.mjs';

const sizes = { writers: 10, devices: 2, conversations: 3 };

// The last one begins with polling and upgrades, as a page does.
const readers = { 'reader-1': ['websocket'], 'reader-2': ['polling'], 'reader-3': ['polling', 'websocket'] };

/** Writers and readers in a few conversations. */
export class Crowd {
  record = new Record();
  #people = [];
  #readers = [];
  #devices = [];
  #conversations = [];
  #writers = [];
  #replicas = [];
  #running = [];

  static async gather(server, seed) {
    const crowd = new Crowd();
    const names = [
      ...Array.from({ length: sizes.writers }, (_, index) => `writer-${index + 1}`),
      ...Object.keys(readers),
    ];
    crowd.#people = await Promise.all(names.map((name) => Person.register(server, name, readers[name])));
    const devices = Array.from({ length: sizes.devices }, (_, index) => `device-${index + 1}`);
    crowd.#devices = await Promise.all(
      devices.map((name) => Device.register(server, name, new Random(seed, name), crowd.record)),
    );
    const [owner, ...others] = [...crowd.#people, ...crowd.#devices];
    for (let number = 1; number <= sizes.conversations; number++) {
      const members = others.map((person) => person.id);
      const request = { clientId: randomUUID(), kind: 'group', name: `crowd ${number}`, members };
      crowd.#conversations.push((await owner.do('conversation:create', request)).conversation.id);
    }
    crowd.#readers = crowd.#people.slice(sizes.writers);
    for (const reader of crowd.#readers) {
      for (const conversation of crowd.#conversations) {
        const replica = new Replica(reader, conversation);
        await replica.follow();
        crowd.#replicas.push({ reader, conversation, replica });
      }
    }
    await Promise.all(crowd.#devices.map((device) => device.open(crowd.#conversations)));
    crowd.#hireWriters(seed);
    return crowd;
  }

  // All write to the groups, and each pair to one another.
  #hireWriters(seed) {
    const people = this.#people.slice(0, sizes.writers);
    const groups = this.#conversations.map((conversation) => ({ conversation }));
    this.#writers = people.map((person, index) => {
      const places = [...groups, { to: people[index ^ 1].id }];
      return new Writer(person, places, new Random(seed, person.name), this.record);
    });
  }

  write() {
    this.#running = [...this.#writers, ...this.#devices].map((writer) => writer.run());
  }

  /** Throws what a writer met that nobody may meet. */
  alongside(work) {
    return Promise.race([work, Promise.all(this.#running).then(() => work)]);
  }

  async stop() {
    for (const writer of [...this.#writers, ...this.#devices]) {
      writer.stop();
    }
    await Promise.all(this.#running);
  }

  /** All that is wrong, once the writers are done: nothing, we say. */
  async complaints() {
    const complaints = [...this.record.complaints, ...(await this.#directComplaints())];
    complaints.push(...this.#devices.flatMap((device) => device.complaints));
    for (const conversation of this.#conversations) {
      const messages = await readAll(this.#people[0], conversation);
      complaints.push(...judge(messages, this.record.of(conversation)));
      for (const reader of this.#readers) {
        const texts = new Map((await readAll(reader, conversation)).map((row) => [row.seq, row.text]));
        complaints.push(...compare(`the history of ${reader.name}`, texts, messages));
      }
      for (const { reader, replica } of this.#replicas.filter((each) => each.conversation === conversation)) {
        await this.#arrived(reader, conversation, replica).catch((error) => complaints.push(error.message));
        complaints.push(...replica.complaints, ...compare(`the replica of ${reader.name}`, replica.texts(), messages));
      }
      complaints.push(
        ...(await Promise.all(this.#devices.map((device) => screenOf(device, conversation, messages)))).flat(),
      );
    }
    return complaints;
  }

  async #directComplaints() {
    const complaints = [];
    const directs = this.record.acknowledged.filter((entry) => !this.#conversations.includes(entry.conversation));
    const writers = new Map(directs.map(({ conversation, person }) => [conversation, person]));
    for (const [conversation, writer] of writers) {
      complaints.push(...judge(await readAll(writer, conversation), this.record.of(conversation)));
    }
    if (writers.size > sizes.writers / 2) {
      complaints.push(`${sizes.writers / 2} pairs have ${writers.size} conversations`);
    }
    return complaints;
  }

  /** How the replicas came to what they have. */
  get ways() {
    const sum = (field) => this.#replicas.reduce((total, { replica }) => total + replica[field], 0);
    return `${sum('lives')} live changes and ${sum('syncs')} syncs`;
  }

  leave() {
    for (const person of [...this.#people, ...this.#devices]) {
      person.leave();
    }
  }

  // Nobody asks any more: what is missing has to come by itself.
  async #arrived(reader, conversation, replica) {
    const { heads } = await reader.do('feed:heads', {});
    const head = heads[`conversation:${conversation}`];
    await eventually(() => replica.settled().then(() => replica.rev === head), `${reader.name} to hear of rev ${head}`);
  }
}

async function screenOf(device, conversation, messages) {
  try {
    return compare(`the screen of ${device.name}`, await device.texts(conversation, messages.length), messages);
  } catch (error) {
    return [error.message];
  }
}
