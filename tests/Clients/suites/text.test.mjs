import assert from 'node:assert/strict';
import { ask } from '../support/clients.mjs';
import { inEveryMode } from '../support/suite.mjs';

const texts = {
  Vietnamese: 'Xin chào, phòng họp số 5 đã mở',
  'two, three and four bytes': 'é € 𝒳 🎉',
  'a family joined by zero-width joiners': '👩‍👩‍👧‍👦',
  'right to left with marks': 'שָׁלוֹם ‏مرحبا',
  'control characters': '\u0000\u0001\u001e\u001f\u007f\u0085',
  'line and paragraph separators': '\u2028\u2029',
  'a byte order mark and non-characters': '\ufeff\ufffe\uffff',
  'a lone high surrogate': 'a\ud800b',
  'a lone low surrogate': 'a\udc00b',
  'combining and composed forms': 'e\u0301 \u00e9',
  'what looks like a packet': '42["x"]\u001e1',
  'markup and quotes': `<a href="x">&amp;</a> 'q' \\u0041 +=`,
};

inEveryMode('text', (it) => {
  for (const [name, text] of Object.entries(texts)) {
    it(`keeps ${name}`, async (clients) => {
      const socket = await clients.connect();

      assert.equal(await ask(socket, 'echo-ack', text), text);
      assert.deepEqual(await ask(socket, 'echo-ack', { [text]: [text] }), { [text]: [text] });
    });
  }

  it('may be an event name', async (clients) => {
    const socket = await clients.connect();
    socket.emit('sự-kiện 🎉', 1);

    assert.deepEqual(await socket.heard.next('đáp-lại 🎉'), [1]);
  });

  it('may be the name of a namespace', async (clients) => {
    const socket = await clients.connect('/phòng họp');

    assert.equal(await ask(socket, 'where'), '/phòng họp');
  });

  it('may be the name of a room', async (clients) => {
    const socket = await clients.connect('/rooms');
    assert.deepEqual(await ask(socket, 'join', 'họp 🎉'), [socket.id, 'họp 🎉'].sort());
    await ask(socket, 'broadcast', { to: ['họp 🎉'] }, 'hello', ['ở đây']);

    assert.deepEqual(await socket.heard.next('hello'), ['ở đây']);
  });

  it('is kept in auth and in the query', async (clients) => {
    const socket = await clients.connect('/', { auth: { tên: 'Ánh' }, query: { phòng: 'họp & 5' } });

    const { auth, query } = await ask(socket, 'handshake');
    assert.deepEqual(auth, { tên: 'Ánh' });
    assert.deepEqual(query, { phòng: 'họp & 5' });
  });
});
