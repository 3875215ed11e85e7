// Called by bench/web/run: node bench/web/measure.mjs FOLDER [part of a figure's name]
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { allGood, figure, median } from './figures.mjs';
import { House } from './house.mjs';

const { chromium } = createRequire(new URL('../../tests/Browser/package.json', import.meta.url))('playwright-core');
const [filled, only = ''] = process.argv.slice(2);
const executablePath = process.env.PARLANCE_CHROMIUM ?? '/usr/bin/chromium';
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--js-flags=--expose-gc',
];
const viewport = { width: 1440, height: 900 };
const inPage = readFileSync(new URL('in-page.js', import.meta.url), 'utf8');

const house = await House.open(filled);
const browser = await chromium.launch({ executablePath, args: flags });
const { longest, crowded } = await places();

/** The reader at a browser that has never been here. */
async function arrive(context) {
  const response = await context.request.post(`${house.url}/api/v1/auth/login`, {
    headers: { 'X-Parlance-Csrf': '1' },
    data: house.reader,
  });
  if (!response.ok()) {
    throw new Error(`the reader was not let in: ${response.status()} ${await response.text()}`);
  }
  await context.addInitScript(() => {
    if (location.protocol !== 'about:' && localStorage.getItem('parlance.signed-in') === null) {
      localStorage.setItem('parlance.signed-in', '1');
    }
  });
  await context.addInitScript(inPage);
}

async function reader() {
  const context = await browser.newContext({ viewport });
  await arrive(context);
  return await context.newPage();
}

async function places() {
  const login = await fetch(`${house.url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...house.reader, client: 'body' }),
  });
  const { accessToken } = await login.json();
  const list = await fetch(`${house.url}/api/v1/conversations?limit=100`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  const items = (await list.json()).items.filter(({ conversation }) => conversation.kind === 'channel');
  const most = (of) => items.toSorted((a, b) => of(b) - of(a))[0].conversation.id;
  return {
    longest: most(({ newest }) => newest?.seq ?? 0),
    crowded: most(({ conversation }) => conversation.memberCount),
  };
}

const readable = (page) => page.evaluate(() => window.bench.readable);
const open = async (page, path) => {
  await page.goto(house.url + path);
  await readable(page);
};

/** A reader who is behind begins where they stopped; a word of their own brings them to the end. */
async function openAtEnd(page, path) {
  await open(page, path);
  const field = page.getByRole('textbox').last();
  await field.fill('Here.');
  await field.press('Enter');
  await page
    .locator('article p', { hasText: /^Here\.$/u })
    .last()
    .waitFor();
  return field;
}

const measures = {
  async 'first screen'() {
    const cold = [];
    for (let round = 0; round < 5; round++) {
      const page = await reader();
      const files = [];
      page.on(
        'response',
        (response) => /\.(?:js|css)$/u.test(new URL(response.url()).pathname) && files.push(response),
      );
      await page.goto(`${house.url}/c/${longest}`);
      cold.push(await readable(page));
      if (round === 0) {
        await page.waitForLoadState('load');
        const needed = files.filter((file) => !file.url().endsWith('/service-worker.js'));
        const kilobytes = async (ending) => {
          let sum = 0;
          for (const file of needed.filter((each) => each.url().endsWith(ending))) {
            sum += gzipSync(await file.body(), { level: 9 }).length;
          }
          return sum / 1_000;
        };
        figure('first screen: JavaScript, gzip', await kilobytes('.js'), 'KB', 170);
        figure('first screen: CSS, gzip', await kilobytes('.css'), 'KB', 25);
      }
      await page.context().close();
    }
    figure('first conversation readable, cold', median(cold), 'ms', 1_000);

    const page = await reader();
    await open(page, `/c/${longest}`);
    await page.evaluate(() => navigator.serviceWorker.ready);
    // What is kept is written within seconds, and when the page has nothing else to do.
    await page.waitForTimeout(5_000);
    const warm = [];
    for (let round = 0; round < 5; round++) {
      await page.reload();
      warm.push(await readable(page));
    }
    figure('first conversation readable, warm', median(warm), 'ms', 300);
    await page.context().close();
  },

  async 'own message'() {
    const page = await reader();
    const field = await openAtEnd(page, `/c/${crowded}`);
    const samples = [];
    for (let round = 0; round < 20; round++) {
      const text = `Own message ${round} ${Date.now()}`;
      await field.fill(text);
      const shown = page.evaluate((words) => window.bench.send(words), text);
      await field.press('Enter');
      samples.push(await shown);
      await page.waitForTimeout(500);
    }
    figure('own message on screen after Enter', median(samples), 'ms', 50, {
      note: `worst of 20: ${Math.max(...samples).toFixed(0)}`,
    });
    await page.context().close();
  },

  async switch() {
    const page = await reader();
    await open(page, `/c/${longest}`);
    await page.locator('nav a[href^="/c/"]').nth(20).waitFor();
    const links = await page.locator('nav a[href^="/c/"]').all();
    const others = [];
    for (const link of links) {
      const href = await link.getAttribute('href');
      if (!href.includes(longest) && others.length < 15) {
        others.push(link);
      }
    }
    const visit = (link) => link.evaluate((element) => window.bench.switch(element));
    const uncached = [];
    for (const link of others) {
      uncached.push(await visit(link));
    }
    const cached = [];
    for (const link of others) {
      cached.push(await visit(link));
    }
    figure('switch to a cached conversation', median(cached), 'ms', 50, {
      note: `worst of ${cached.length}: ${Math.max(...cached).toFixed(0)}`,
    });
    figure('switch to an uncached conversation', median(uncached), 'ms', 200, {
      note: `worst of ${uncached.length}: ${Math.max(...uncached).toFixed(0)}`,
    });
    await page.context().close();
  },

  async typing() {
    const page = await reader();
    const field = await openAtEnd(page, `/c/${crowded}`);
    const crowd = await house.crowd(25, crowded);
    let isOver = false;
    // Two messages a second by each of 25 people.
    const talk = crowd.map(async (person, number) => {
      for (let count = 0; !isOver; count++) {
        await person.do('message:send', {
          conversation: crowded,
          clientId: crypto.randomUUID(),
          text: `Line ${count} of ${number}`,
        });
        await new Promise((resolve) => setTimeout(resolve, 480));
      }
    });
    await field.focus();
    await page.waitForTimeout(2_000);
    await page.evaluate(() => {
      window.stop = window.bench.slowKeys();
    });
    const words = 'The quick brown fox jumps over the lazy dog. '.repeat(3);
    await field.pressSequentially(words, { delay: 60 });
    await page.waitForTimeout(500);
    const slow = await page.evaluate(() => window.stop());
    isOver = true;
    await Promise.all(talk);
    for (const person of crowd) {
      person.leave();
    }
    const late = slow.filter((ms) => ms > 16);
    figure('typing while 50 messages a second come: worst key', Math.max(0, ...late), 'ms', 16, {
      note: `${late.length} of ${words.length} keys took longer`,
    });
    await page.context().close();
  },

  async scrolling() {
    const page = await reader();
    await open(page, `/c/${longest}`);
    const { passed, blankMs, jumpPx, held, frameMs } = await page.evaluate(() => window.bench.scrollBack(10_000, 160));
    const note = `${frameMs.toFixed(1)} ms a frame; ${held} frames in which it stood still`;
    figure('scrolling: messages passed', passed, '', 10_000, { least: true });
    figure('scrolling: longest blank', blankMs, 'ms', 50);
    figure('scrolling: a row away from its place', jumpPx, 'px', 1.5, { note });
    await page.context().close();
  },

  async memory() {
    const page = await reader();
    await openAtEnd(page, `/c/${crowded}`);
    const crowd = await house.crowd(25, crowded);
    const each = 7_200 / crowd.length;
    await Promise.all(
      crowd.map(async (person, number) => {
        for (let count = 0; count < each; count++) {
          await said(person, `Line ${count} of ${number}, with a few more words in it`);
        }
      }),
    );
    const last = `The last word ${Date.now()}`;
    await said(crowd[0], last);
    await page.getByText(last).first().waitFor({ timeout: 120_000 });
    for (const person of crowd) {
      person.leave();
    }
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('HeapProfiler.enable');
    await devtools.send('HeapProfiler.collectGarbage');
    await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    figure('heap after 7,200 messages', usedSize / 1_000_000, 'MB', 150);
    await page.context().close();
  },

  async lighthouse() {
    const port = 20_000 + Math.floor(Math.random() * 9_000);
    const profile = mkdtempSync(join(tmpdir(), 'parlance-lighthouse-'));
    const context = await chromium.launchPersistentContext(profile, {
      executablePath,
      args: [...flags, `--remote-debugging-port=${port}`],
      viewport,
    });
    await arrive(context);
    const page = await context.newPage();
    await open(page, `/c/${crowded}`);
    const node = new URL('node_modules/node/bin/node', import.meta.url).pathname;
    const judge = new URL('judge.mjs', import.meta.url).pathname;
    const { stdout } = await promisify(execFile)(node, [judge, String(port), `${house.url}/c/${crowded}`], {
      maxBuffer: 1e8,
    });
    for (const [name, scores] of Object.entries(JSON.parse(stdout))) {
      figure(`Lighthouse: ${name}`, median(scores), '', 95, { least: true, note: scores.join(' ') });
    }
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  },
};

/** As fast as the server takes it: it says how long to wait when one is too fast. */
async function said(person, text) {
  const message = { conversation: crowded, clientId: crypto.randomUUID(), text };
  for (;;) {
    const answer = await person.ask('message:send', message);
    if (answer?.ok) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, (answer?.error?.retryAfter ?? 0.2) * 1_000));
  }
}

try {
  for (const [name, measure] of Object.entries(measures)) {
    if (name.includes(only)) {
      await measure();
    }
  }
} finally {
  await browser.close();
  await house.close();
}
process.exit(allGood() ? 0 : 1);
